"""Pairs between the comparison and its tables."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from reopen.disclosure.models import ComparedPage, PageMatch
from reopen.kernel.scope import current_scope
from reopen.lib.compare.contract import Evidence, Ground, Pair

AT_ONCE = 1000
Lists = list[list[str]]


def as_lists(evidence: Iterable[Evidence]) -> Lists:
    """Evidence as a row keeps it."""
    return [[each.ground.value, each.left, each.right] for each in evidence]


def as_evidence(kept: Lists) -> tuple[Evidence, ...]:
    """Evidence as it was."""
    return tuple(Evidence(Ground(ground), left, right) for ground, left, right in kept)


def keep_pairs(
    comparison: UUID, pairs: list[Pair], part: frozenset[str], digests: dict[str, str]
) -> None:
    """Keep the pairs of these pages in place of their earlier ones; note what was compared."""
    before = {
        (str(left), str(right)): pk
        for pk, left, right in _matches(comparison).values_list("pk", "left_id", "right_id")
        if str(left) in part or str(right) in part
    }
    rows = [_row(pair, before.pop((pair.left, pair.right), None)) for pair in pairs]
    PageMatch.objects.filter(pk__in=list(before.values())).delete()
    PageMatch.objects.bulk_create(
        rows,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["similarity", "coverage", "alone", "looked"],
    )
    done = [
        row for row in ComparedPage.objects.filter(comparison=comparison) if str(row.pk) in part
    ]
    for row in done:
        row.digest = digests[str(row.pk)]
    ComparedPage.objects.bulk_update(done, ["digest"], batch_size=AT_ONCE)


def kept_pairs(comparison: UUID) -> list[Pair]:
    """Every pair of the comparison's present pages, as it was before verdicts were weighed."""
    present = _matches(comparison).filter(left__present=True, right__present=True)
    rows = present.values_list("left_id", "right_id", "similarity", "coverage", "alone")
    return [
        Pair(str(left), str(right), similarity, coverage, alone[0], as_evidence(alone[1]))
        for left, right, similarity, coverage, alone in rows.iterator(chunk_size=AT_ONCE)
        if alone
    ]


def _matches(comparison: UUID) -> Any:
    return PageMatch.objects.filter(left__comparison=comparison)


def new_match(pair: Pair) -> PageMatch:
    """A row for a pair, not saved. `alone` stays empty: it was not found by its text."""
    return PageMatch(
        organization_id=current_scope().organization_id,
        left_id=UUID(pair.left),
        right_id=UUID(pair.right),
        similarity=pair.similarity,
        coverage=pair.coverage,
        probability=pair.probability,
        evidence=as_lists(pair.evidence),
    )


def _row(pair: Pair, pk: UUID | None) -> PageMatch:
    row = new_match(pair)
    row.alone = [pair.probability, row.evidence]
    if pk is not None:
        row.pk = pk
    return row
