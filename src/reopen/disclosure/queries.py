"""Reads for the pages of the room: what a person may be told of each page, and counts of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from reopen.accounts.actor import Actor
from reopen.cases.models import Case as LegalCase
from reopen.disclosure.access import (
    visible_compared_pages,
    visible_comparisons,
    visible_decisions,
)
from reopen.disclosure.models import (
    ComparedPage,
    Comparison,
    Decision,
    Finding,
    PageDifference,
    PageMatch,
    Sureness,
)
from reopen.disclosure.models.comparison import Side
from reopen.documents.access import passes_document_walls, visible_documents
from reopen.documents.models import Document, Page, Source
from reopen.documents.queries import FOR_A_PERSON
from reopen.lib.reading.reasons import Legibility

#: Rows of `ComparedPage` with what `pages_of` adds, which the type checker does not know.
PageRows = QuerySet[Any]


_OFFERED = 500
MINE = "mine"  # pages that wait for the actor's own second look


@dataclass(frozen=True)
class Filters:
    """What a list of pages is narrowed to. Empty means everything."""

    status: str = ""
    source: str = ""
    document: str = ""
    decided: str = ""
    kind: str = ""
    q: str = ""

    @property
    def unseen(self) -> bool:
        """Whether this is a second look: what others said of a page is told after one's own."""
        return self.decided == MINE


@dataclass(frozen=True)
class Review:
    """How far people are: pages, those one person decided, those two did, those they differ on."""

    pages: int
    decided: int
    twice: int
    disputed: int


def comparisons_of(actor: Actor, case: LegalCase) -> "QuerySet[Comparison]":
    """The comparisons of a case, the latest first."""
    found = visible_comparisons(actor).filter(case=case)
    return found.prefetch_related("sources__source").order_by("-started_at", "-pk")


def sides_of(comparison: Comparison) -> dict[str, list[Source]]:
    """The sources compared, by side."""
    sides: dict[str, list[Source]] = {side: [] for side in Side.values}
    for row in comparison.sources.select_related("source").order_by("source__name"):
        sides[row.side].append(row.source)
    return sides


def pages_of(
    actor: Actor, comparison: Comparison, side: str = Side.PROSECUTION, *, unseen: bool = False
) -> PageRows:
    """The pages of one side the actor sees, in the order of the file, each with what she is told.

    `said` is the machine's word, `first` and `second` what people decided, `shown` what holds: what
    people decided where they agree. Copies behind a wall she does not pass do not count for her.
    `unseen` leaves out what others decided on pages that she has not decided herself.
    """
    hidden = _hidden_documents(actor, comparison)
    pages = visible_compared_pages(actor).filter(comparison=comparison, side=side, present=True)
    decisions = Decision.objects.filter(page=OuterRef("pk"), undone_at=None)
    decisions = decisions.exclude(other__document__in=hidden) if hidden else decisions
    if unseen:
        decisions = decisions.filter(Exists(_standing(OuterRef("page"), by=actor.membership_id)))
    pages = pages.annotate(
        said=_said(hidden),
        first=Subquery(decisions.filter(second=False).values("status")[:1]),
        second=Subquery(decisions.filter(second=True).values("status")[:1]),
    )
    differ = Q(first__isnull=False, second__isnull=False) & ~Q(first=F("second"))
    pages = pages.annotate(
        disputed=Case(When(differ, then=Value(value=True)), default=Value(value=False)),
        shown=Case(
            When(differ, then=Value(Finding.UNDECIDED.value)),
            default=Coalesce("first", "second", "said", output_field=CharField()),
            output_field=CharField(),
        ),
    )
    return pages.select_related("document__source").order_by(
        "document__source__name", "document__path", "document_id", "number"
    )


def narrowed(actor: Actor, comparison: Comparison, pages: PageRows, filters: Filters) -> PageRows:
    """The pages that fit the filters."""
    if filters.status:
        pages = pages.filter(shown=filters.status)
    if filters.source:
        pages = pages.filter(document__source__name=filters.source)
    if filters.document:
        pages = pages.filter(document=UUID(filters.document))
    if filters.q.strip():
        words = filters.q.strip()
        pages = pages.filter(
            Q(document__path__icontains=words) | Q(document__title__icontains=words)
        )
    if filters.kind:
        pages = pages.filter(Exists(_differences(actor, comparison, filters.kind)))
    if filters.unseen:
        return pages.filter(pk__in=second_looks_of(actor, comparison))
    return _by_decision(pages, filters.decided)


def second_looks_of(actor: Actor, comparison: Comparison) -> "QuerySet[ComparedPage]":
    """Pages the actor sees that one other person decided, and that she may look at second."""
    pages = visible_compared_pages(actor).filter(comparison=comparison, present=True)
    both = Exists(_standing(OuterRef("pk"), second=False)) & Exists(
        _standing(OuterRef("pk"), second=True)
    )
    mine = Exists(_standing(OuterRef("pk"), by=actor.membership_id))
    return pages.filter(Exists(_standing(OuterRef("pk"))), ~both, ~mine)


def review_of(actor: Actor, comparison: Comparison) -> Review:
    """How far the decisions of people are, on the pages the actor sees."""
    pages = visible_compared_pages(actor).filter(
        comparison=comparison, side=Side.PROSECUTION, present=True
    )
    said: dict[UUID, list[str]] = {}
    standing = visible_decisions(actor).filter(page__in=pages, undone_at=None)
    for page, status in standing.values_list("page_id", "status"):
        said.setdefault(page, []).append(status)
    return Review(
        pages=pages.count(),
        decided=len(said),
        twice=sum(len(words) > 1 for words in said.values()),
        disputed=sum(len(set(words)) > 1 for words in said.values()),
    )


def matches_of(actor: Actor, page: ComparedPage) -> "QuerySet[PageMatch]":
    """The candidates of a page that the actor sees, the best first."""
    seen = visible_documents(actor)
    found = page.matches.filter(right__document__in=seen, right__present=True, rank__gt=0)
    return found.select_related("right__document__source").order_by("rank")


def found_right(actor: Actor, comparison: Comparison, page: UUID) -> ComparedPage | None:
    """A page of the defense's side that the actor sees."""
    pages = visible_compared_pages(actor).filter(
        comparison=comparison, side=Side.DEFENSE, present=True
    )
    return pages.select_related("document__source").filter(pk=page).first()


def pages_at(
    actor: Actor, comparison: Comparison, document: str, number: int
) -> "QuerySet[ComparedPage]":
    """Pages of the defense's side with this number in a document of this path or title."""
    called = Q(document__path=document) | Q(document__title=document)
    pages = visible_compared_pages(actor).filter(
        called, comparison=comparison, side=Side.DEFENSE, present=True, number=number
    )
    return pages.order_by("document__source__name", "document__path")


def papers_of(actor: Actor, comparison: Comparison) -> list[str]:
    """The paths of the defense's documents that the actor sees, to choose from; not of a flood."""
    sources = comparison.sources.filter(side=Side.DEFENSE).values("source")
    mine = visible_documents(actor).filter(source__in=sources).order_by("path")
    return list(mine.values_list("path", flat=True).distinct()[:_OFFERED])


def new_pages(actor: Actor, comparison: Comparison) -> int:
    """How many pages the actor sees came into the sources, or were read, since the last run."""
    sources = comparison.sources.values("source")
    mine = visible_documents(actor).filter(source__in=sources)
    pages = Page.objects.filter(document__in=mine, state=Page.State.DONE)
    compared = comparison.pages.filter(
        document=OuterRef("document"), number=OuterRef("number"), present=True
    )
    return pages.filter(~Exists(compared)).count()


def unread_pages(actor: Actor, sources: list[Source]) -> int:
    """How many pages of these sources the actor sees are not read yet."""
    mine = visible_documents(actor).filter(source__in=sources)
    return Page.objects.filter(document__in=mine, state=Page.State.WAITING).count()


def pages_read(actor: Actor, sources: list[Source]) -> dict[UUID, tuple[int, int]]:
    """By source, how many pages that the actor sees are read, and of how many."""
    mine = visible_documents(actor).filter(source__in=sources)
    counted = Page.objects.filter(document__in=mine).order_by().values("document__source")
    read = Count("pk", filter=Q(state=Page.State.DONE))
    rows = counted.annotate(done=read, all=Count("pk"))
    return {row["document__source"]: (row["done"], row["all"]) for row in rows}


def unreadable(actor: Actor, sources: list[Source]) -> "QuerySet[Document]":
    """Files of these sources the actor sees that nobody could read, and that are not compared."""
    mine = visible_documents(actor).filter(source__in=sources, status__in=FOR_A_PERSON)
    return mine.select_related("source").order_by("source__name", "path")


def hard_to_read(actor: Actor, sources: list[Source]) -> "QuerySet[Page]":
    """Pages of these sources the actor sees that the reader could hardly make out."""
    mine = visible_documents(actor).filter(source__in=sources)
    poor = [Legibility.LOW.value, Legibility.FAILED.value]
    pages = Page.objects.filter(document__in=mine, state=Page.State.DONE, legibility__in=poor)
    pages = pages.select_related("document__source").defer("words", "text")
    return pages.order_by("document__source__name", "document__path", "number")


def sees_everything(actor: Actor) -> bool:
    """Whether no wall around a document can hide a page from this actor."""
    return passes_document_walls(actor)


def _hidden_documents(actor: Actor, comparison: Comparison) -> list[UUID]:
    """Documents of the case behind walls this actor does not pass."""
    if passes_document_walls(actor):
        return []
    walled = Document.objects.filter(case_id=comparison.case_id, walled=True)
    return list(walled.exclude(pk__in=visible_documents(actor)).values_list("pk", flat=True))


def _said(hidden: list[UUID]) -> object:
    """The machine's word, as if the hidden copies were not there."""
    if not hidden:
        return F("status")
    matches = PageMatch.objects.filter(left=OuterRef("pk"), rank__gt=0)
    best = matches.exclude(right__document__in=hidden).order_by("rank").values("status")[:1]
    return Case(
        When(
            Exists(matches.filter(right__document__in=hidden)),
            then=Coalesce(Subquery(best), Value(Finding.NOT_FOUND.value)),
        ),
        default=F("status"),
        output_field=CharField(),
    )


def _standing(page: OuterRef, **more: object) -> "QuerySet[Decision]":
    return Decision.objects.filter(page=page, undone_at=None, **more)


def _differences(actor: Actor, comparison: Comparison, kind: str) -> "QuerySet[PageDifference]":
    hidden = _hidden_documents(actor, comparison)
    found = PageDifference.objects.filter(match__left=OuterRef("pk"), kind=kind, match__rank=1)
    found = found.exclude(certainty=Sureness.MISREAD)
    return found.exclude(match__right__document__in=hidden) if hidden else found


def _by_decision(pages: PageRows, decided: str) -> PageRows:
    nobody = Q(first=None, second=None)
    wanted = {
        "no": nobody,
        "yes": ~nobody,
        "once": ~nobody & (Q(first=None) | Q(second=None)),
        "disputed": Q(disputed=True),
    }.get(decided)
    return pages.filter(wanted) if wanted is not None else pages
