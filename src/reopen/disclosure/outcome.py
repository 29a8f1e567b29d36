"""The outcome of a comparison, page by page, as the command prints it and reports list it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from reopen.accounts.actor import Actor
from reopen.disclosure.access import visible_decisions
from reopen.disclosure.models import (
    ComparedPage,
    Comparison,
    Finding,
    PageDifference,
    PageMatch,
    Sureness,
)
from reopen.disclosure.queries import pages_of
from reopen.documents.access import visible_documents

_COPIES = (Finding.GIVEN, Finding.ALTERED, Finding.PARTIAL)


@dataclass(frozen=True)
class Outcome:
    """One page of the prosecution's side with its copies and what differs on the best of them.

    `matches` of a page that nobody can decide are its candidates, `chosen` the pages people decided
    upon that the machine did not take for copies. `url` is for lists.
    """

    page: ComparedPage
    status: str
    matches: list[PageMatch] = field(default_factory=list)
    differences: list[PageDifference] = field(default_factory=list)
    chosen: list[ComparedPage] = field(default_factory=list)
    url: str = ""


def outcomes(
    actor: Actor, comparison: Comparison, pages: Iterable[ComparedPage] | None = None
) -> Iterator[Outcome]:
    """The pages (all, when none are named) in their order, as this actor may know them.

    `pages` are rows of `queries.pages_of`.
    """
    rows = list(pages_of(actor, comparison) if pages is None else pages)
    named = None if pages is None else [row.pk for row in rows]
    matches = _matches(actor, comparison, named)
    differences = _differences(comparison, named)
    chosen = _chosen(actor, comparison, named)
    for page in rows:
        shown = str(page.shown)
        wanted = [match for match in matches.get(page.pk, []) if counts(match, shown)]
        known = {match.right_id for match in wanted}
        told = chosen.get(page.pk, []) if page.first or page.second else []
        others = [one for one in told if one.pk not in known]
        own = not others and wanted and shown in _COPIES
        found = differences.get(wanted[0].pk, []) if own else []
        yield Outcome(page, shown, wanted if not others else [], found, others)


def counts(match: PageMatch, shown: str) -> bool:
    """Whether a pair is named beside a page of this status."""
    if shown in _COPIES:
        return match.status in _COPIES
    return shown == Finding.UNDECIDED and match.status != Finding.NOT_FOUND


def _matches(
    actor: Actor, comparison: Comparison, pages: list[UUID] | None
) -> dict[UUID, list[PageMatch]]:
    seen = visible_documents(actor).filter(case=comparison.case_id)
    found = PageMatch.objects.filter(
        left__comparison=comparison, rank__gt=0, right__present=True, right__document__in=seen
    )
    found = found if pages is None else found.filter(left__in=pages)
    ordered = found.select_related("right__document__source").order_by("left_id", "rank")
    return {left: list(group) for left, group in groupby(ordered, key=lambda row: row.left_id)}


def _chosen(
    actor: Actor, comparison: Comparison, pages: list[UUID] | None
) -> dict[UUID, list[ComparedPage]]:
    standing = visible_decisions(actor).filter(
        page__comparison=comparison, undone_at=None, other__present=True
    )
    standing = standing if pages is None else standing.filter(page__in=pages)
    found: dict[UUID, list[ComparedPage]] = {}
    for decision in standing.select_related("other__document__source").order_by("second"):
        others = found.setdefault(decision.page_id, [])
        if decision.other is not None and decision.other not in others:
            others.append(decision.other)
    return found


def _differences(
    comparison: Comparison, pages: list[UUID] | None
) -> dict[UUID, list[PageDifference]]:
    found = PageDifference.objects.filter(match__left__comparison=comparison)
    found = found if pages is None else found.filter(match__left__in=pages)
    ordered = found.exclude(certainty=Sureness.MISREAD).order_by("match_id", "left_start")
    return {match: list(group) for match, group in groupby(ordered, key=lambda row: row.match_id)}
