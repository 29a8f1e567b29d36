"""Searching pages: the walls are part of what the engine is asked; PostgreSQL has the last word."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from uuid import UUID

from django.utils.translation import get_language

from reopen.accounts.actor import Actor
from reopen.documents.access import visible_documents
from reopen.documents.ingest.indexing import index_folder
from reopen.documents.models import Document, Page
from reopen.documents.queueing import enqueue_index
from reopen.documents.search_walls import open_rows, scope_of
from reopen.lib.search.boxes import Box, hit_boxes
from reopen.lib.search.contract import (
    Facets,
    Filters,
    Hit,
    IndexDamagedError,
    QueryTooWideError,
    Scope,
)
from reopen.lib.search.describe import describe
from reopen.lib.search.engine import TantivyEngine
from reopen.lib.search.language import Parsed, parse

__all__ = ["Asked", "Found", "FoundPage", "QueryTooWideError", "all_found", "boxes_on", "search"]

_engines: dict[UUID, TantivyEngine] = {}
_opening = Lock()


@dataclass(frozen=True)
class Asked:
    """What a person looks for, and where. Empty filters leave that side open."""

    query: str
    cases: frozenset[UUID] = frozenset()
    sources: frozenset[UUID] = frozenset()
    kinds: frozenset[str] = frozenset()
    legibility: frozenset[str] = frozenset()
    documents: frozenset[UUID] = frozenset()
    added_from: date | None = None
    added_to: date | None = None


@dataclass(frozen=True)
class FoundPage:
    """A page that was found, as the database has it, with the engine's snippet (safe HTML)."""

    page: Page
    hit: Hit

    @property
    def document(self) -> Document:
        document: Document = self.page.document
        return document


@dataclass(frozen=True)
class Found:
    """One screen of results. `total` counts every page the actor can see and only those."""

    total: int
    pages: list[FoundPage]
    took_ms: float
    sentence: str
    notes: tuple[str, ...] = ()
    facets: Facets = field(default_factory=Facets)


def search(
    actor: Actor, asked: Asked, *, limit: int = 20, offset: int = 0, with_facets: bool = False
) -> Found:
    """The best pages for what was asked. `QueryTooWideError` has a message for people."""
    begun = time.perf_counter()
    parsed = parse(asked.query)
    scope, filters = scope_of(actor), _filters(actor, asked)
    engine = _engine(actor)
    results = engine.search(parsed.node, scope, filters, limit=limit, offset=offset)
    facets = engine.facets(parsed.node, scope, filters) if with_facets else Facets()
    pages = checked_pages(scope, results.hits)
    took = (time.perf_counter() - begun) * 1000
    sentence = describe(parsed.node, get_language() or "en")
    return Found(results.total, pages, took, sentence, parsed.notes, facets)


def all_found(actor: Actor, asked: Asked, *, batch: int = 200) -> Iterator[FoundPage]:
    """Every page for what was asked, best first, for an export. Consume it in the transaction."""
    waiting: list[Hit] = []
    hits = _engine(actor).all_hits(parse(asked.query).node, scope_of(actor), _filters(actor, asked))
    for hit in hits:
        waiting.append(hit)
        if len(waiting) == batch:
            yield from checked_pages(scope_of(actor), tuple(waiting))
            waiting = []
    yield from checked_pages(scope_of(actor), tuple(waiting))


def boxes_on(page: Page, query: str) -> list[Box]:
    """Where the query's hits stand on the page image, as fractions of the page."""
    parsed: Parsed = parse(query)
    words = [(word.t, word.x0, word.y0, word.x1, word.y1) for word in page.page_text.words()]
    return hit_boxes(words, parsed.node)


def _filters(actor: Actor, asked: Asked) -> Filters:
    documents = {str(pk) for pk in asked.documents}
    if asked.added_from or asked.added_to:
        added = visible_documents(actor)
        if asked.added_from:
            added = added.filter(added_at__date__gte=asked.added_from)
        if asked.added_to:
            added = added.filter(added_at__date__lte=asked.added_to)
        days = {str(pk) for pk in added.values_list("pk", flat=True)}
        documents = (documents & days if documents else days) or {"none"}
    return Filters(
        cases=frozenset(str(pk) for pk in asked.cases),
        sources=frozenset(str(pk) for pk in asked.sources),
        documents=frozenset(documents),
        kinds=asked.kinds,
        legibility=asked.legibility,
    )


def checked_pages(scope: Scope, hits: tuple[Hit, ...]) -> list[FoundPage]:
    """The hits as rows inside the scope; what the index still knows too much of falls away."""
    rows = open_rows(scope, hits)
    return [FoundPage(rows[hit.page_id], hit) for hit in hits if hit.page_id in rows]


def _engine(actor: Actor) -> TantivyEngine:
    """This process's searcher of the organization's index; opened once, sees every commit."""
    with _opening:
        engine = _engines.get(actor.organization_id)
        if engine is None or not engine.folder.exists():
            engine = _engines[actor.organization_id] = _opened(actor.organization_id)
        return engine


def _opened(organization: UUID) -> TantivyEngine:
    """The index; one that is new, of an older layout or damaged is filled by the next index job."""
    folder = index_folder(organization)
    try:
        engine = TantivyEngine(folder)
    except IndexDamagedError:
        TantivyEngine.erase(folder)
        engine = TantivyEngine(folder)
    if engine.empty:
        enqueue_index(str(organization))
    return engine
