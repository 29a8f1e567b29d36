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
from reopen.disclosure.access import visible_compared_pages, visible_comparisons
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

#: Rows of `ComparedPage` with what `pages_of` adds, which the type checker does not know.
PageRows = QuerySet[Any]


@dataclass(frozen=True)
class Filters:
    """What a list of pages is narrowed to. Empty means everything."""

    status: str = ""
    source: str = ""
    document: str = ""
    decided: str = ""
    kind: str = ""
    q: str = ""


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


def pages_of(actor: Actor, comparison: Comparison, side: str = Side.PROSECUTION) -> PageRows:
    """The pages of one side the actor sees, in the order of the file, each with what she is told.

    `said` is the machine's word, `first` and `second` what people decided, `shown` what holds: what
    people decided where they agree. Copies behind a wall she does not pass do not count for her.
    """
    hidden = _hidden_documents(actor, comparison)
    pages = visible_compared_pages(actor).filter(comparison=comparison, side=side, present=True)
    decisions = Decision.objects.filter(page=OuterRef("pk"), undone_at=None)
    decisions = decisions.exclude(other__document__in=hidden) if hidden else decisions
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
    return _by_decision(pages, filters.decided)


def counts_of(pages: PageRows) -> dict[str, int]:
    """How many pages have each status; every status is there, pages at work under "waiting"."""
    counted = dict(pages.order_by().values_list("shown").annotate(n=Count("pk")))
    counts = {status: counted.get(status, 0) for status in Finding.values}
    return counts | {"waiting": counted.get("", 0)}


def review_of(pages: PageRows) -> Review:
    """How far the decisions of people are."""
    one = Q(first__isnull=False) | Q(second__isnull=False)
    two = Q(first__isnull=False, second__isnull=False)
    counted = pages.order_by().aggregate(
        pages=Count("pk"),
        decided=Count("pk", filter=one),
        twice=Count("pk", filter=two),
        disputed=Count("pk", filter=two & ~Q(first=F("second"))),
    )
    return Review(**counted)


def matches_of(actor: Actor, page: ComparedPage) -> "QuerySet[PageMatch]":
    """The candidates of a page that the actor sees, the best first."""
    seen = visible_documents(actor)
    found = page.matches.filter(right__document__in=seen, right__present=True, rank__gt=0)
    return found.select_related("right__document__source").order_by("rank")


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
