"""The whole prosecution side at a glance: every page once, with what the actor is told of it.

One read for strip, counts, filters and the order of the list, so that a file of twenty thousand
pages costs what a small one does.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from reopen.accounts.actor import Actor
from reopen.disclosure.models import Comparison, Finding
from reopen.disclosure.queries import Filters, narrowed, pages_of
from reopen.documents.access import visible_documents


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page. `shown` is what holds of it, empty while it waits."""

    pk: UUID
    document: UUID
    number: int
    shown: str
    decided: bool
    disputed: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """The document of a page, as it is called."""

    name: str
    source: str


@dataclass(frozen=True)
class Board:
    """All pages in the order of the file."""

    leaves: list[Leaf]
    papers: dict[UUID, Paper]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many pages have each status; every status is there, pages at work as "waiting"."""
        counted = Counter(leaf.shown for leaf in self.leaves)
        return {status: counted[status] for status in Finding.values} | {"waiting": counted[""]}

    def only(self, kept: Collection[UUID] | None) -> list[Leaf]:
        """The pages of `kept`, in order; all where nothing is narrowed."""
        if kept is None:
            return self.leaves
        return [leaf for leaf in self.leaves if leaf.pk in kept]


def board_of(actor: Actor, comparison: Comparison, *, unseen: bool = False) -> Board:
    """Every page of the prosecution's side the actor sees; `unseen` as in `pages_of`."""
    rows = pages_of(actor, comparison, unseen=unseen).values_list(
        "pk", "document_id", "number", "shown", "first", "disputed"
    )
    leaves = [
        Leaf(pk, document, number, shown, first is not None, disputed)
        for pk, document, number, shown, first, disputed in rows
    ]
    documents = visible_documents(actor).filter(pk__in={leaf.document for leaf in leaves})
    papers = {
        document.pk: Paper(document.name, document.source.name)
        for document in documents.select_related("source")
    }
    return Board(leaves, papers)


def kept_by(actor: Actor, comparison: Comparison, filters: Filters) -> set[UUID] | None:
    """The pages that fit the filters; nothing where there are none to fit."""
    if filters == Filters():
        return None
    fitting = narrowed(
        actor, comparison, pages_of(actor, comparison, unseen=filters.unseen), filters
    )
    return set(fitting.values_list("pk", flat=True))
