"""What goes into a search engine and what comes out, whatever engine it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from reopen.lib.search.query import Node


class IndexBusyError(Exception):
    """Another process is writing to this index and did not finish in time. Try again later."""


class IndexDamagedError(Exception):
    """The files of the index cannot be read. It is derived: erase it and build it again."""


class QueryTooWideError(Exception):
    """The query stands for more words than can be searched; the message says so to a person."""


@dataclass(frozen=True, slots=True)
class PageText:
    """One page as the index takes it in.

    `labels` name walls: a scope that closes one of them hides the page. `legibility` is one word
    such as `good` or `low`. `number` counts from 1 within the document.
    """

    page_id: str
    document_id: str
    case_id: str
    source_id: str
    number: int
    kind: str
    text: str
    legibility: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What an actor may see; part of every query, before anything is counted.

    `cases` None means all cases of the organization but `except_cases`. Walled documents are given
    by id (`closed_documents`: holds at once, costs about a microsecond each), or by a label their
    pages carry (`closed_labels`: as good as free, holds once the pages are indexed again).
    `open_documents` are shown whatever label they carry.
    """

    cases: frozenset[str] | None = None
    except_cases: frozenset[str] = frozenset()
    closed_documents: frozenset[str] = frozenset()
    closed_labels: frozenset[str] = frozenset()
    open_documents: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person chose to look at within the scope; an empty set leaves that side open."""

    cases: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    legibility: frozenset[str] = frozenset()


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """A found page. `rank` counts from 1, best first; `snippet` is safe HTML with `<mark>`.

    There is no score: it would tell how often a word stands on pages behind a wall.
    """

    rank: int
    page_id: str
    document_id: str
    case_id: str
    source_id: str
    number: int
    kind: str
    legibility: str
    snippet: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One screen of hits, and how many there are in all."""

    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """Number of found pages by case, source, kind and legibility.

    Each side is counted without its own filter, so that a person sees what else could be chosen.
    """

    cases: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    legibility: dict[str, int] = field(default_factory=dict)


class SearchEngine(Protocol):
    """The index of one organization. Pages are found only after `commit`."""

    def add(self, pages: Iterable[PageText]) -> int:
        """Take in pages, replacing those with the same page id; says how many."""

    def delete(self, document_id: str) -> None:
        """Forget all pages of a document."""

    def commit(self) -> None:
        """Make what was added and deleted durable and visible, all of it at once."""

    def rebuild(self, pages: Iterable[PageText]) -> int:
        """Replace everything by these pages and commit; until then searches see the old state."""

    def search(
        self,
        query: Node,
        scope: Scope,
        filters: Filters = NO_FILTERS,
        limit: int = 20,
        offset: int = 0,
    ) -> Results:
        """The best hits and the total, both within scope and filters."""

    def facets(self, query: Node, scope: Scope, filters: Filters = NO_FILTERS) -> Facets:
        """How the hits spread over cases, sources, kinds and legibility, within the scope."""

    def all_hits(self, query: Node, scope: Scope, filters: Filters = NO_FILTERS) -> Iterator[Hit]:
        """Every hit, best first, from one state of the index."""

    def close(self) -> None:
        """Let go of the writer's lock; what was not committed is dropped."""
