"""What is said of a page once its copies were looked at, and the end of a run."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from reopen.accounts.actor import Actor
from reopen.disclosure.actions import finish_comparison
from reopen.disclosure.models import ComparedPage, Comparison, Finding, PageDifference, PageMatch
from reopen.disclosure.models.comparison import Side
from reopen.disclosure.queueing import enqueue_collecting
from reopen.documents.ingest.scope import at_work
from reopen.lib.compare import (
    Certainty,
    Difference,
    DifferenceKind,
    Span,
    Status,
    Verdict,
    settle,
)

#: Copies of a page that are searched for differences.
COPIES = 3
FOUND = (Finding.GIVEN, Finding.PARTIAL)


def copies_of(page: ComparedPage, matches: Iterable[PageMatch]) -> list[PageMatch]:
    """The pairs of a page that count as copies, the best first; none where none is sure."""
    if page.judged not in FOUND:
        return []
    ordered = sorted((match for match in matches if match.rank), key=lambda match: match.rank)
    return [match for match in ordered[:COPIES] if match.judged in FOUND]


def settle_page(
    page: ComparedPage, copies: list[PageMatch], found: Mapping[UUID, list[Difference]]
) -> None:
    """Set the status of the page and of its copies by the differences found so far."""
    for match in copies:
        match.status = _settled(match.judged, found.get(match.pk, []))
    page.status = _of_page(page, copies)


def _of_page(page: ComparedPage, copies: list[PageMatch]) -> str:
    """A page is given when one copy of it is whole and unchanged, or pieces of it together are."""
    said = [str(match.status) for match in copies]
    if not said:
        return str(page.judged)
    if Finding.GIVEN in said:
        return Finding.GIVEN
    if Finding.ALTERED in said:
        return Finding.ALTERED
    in_pieces = all(match.judged == Finding.PARTIAL for match in copies)
    return str(page.judged) if in_pieces else said[0]


def _settled(judged: str, found: list[Difference]) -> Finding:
    return Finding(settle(Verdict("", Status(judged)), found).status.value)


def as_found(row: PageDifference) -> Difference:
    """A kept difference as the comparison gives it."""
    return Difference(
        DifferenceKind(row.kind),
        Span(row.left_start, row.left_end),
        Span(row.right_start, row.right_end),
        row.left_text,
        row.right_text,
        Certainty(row.certainty),
    )


def finish_if_done(actor: Actor, comparison: Comparison) -> None:
    """End the run when nothing waits to be looked at. The comparison is locked by the caller."""
    mine = comparison.pages.filter(side=Side.PROSECUTION, present=True)
    if comparison.state != Comparison.State.LOOKING or mine.filter(looked=False).exists():
        return
    finish_comparison(actor, comparison, pages=mine.count())
    enqueue_collecting(comparison.organization_id, comparison.case_id)


def fail(organization: str, comparison: str) -> None:
    """After the last try: what was worked out stays, and a person may begin again."""
    with at_work(organization):
        rows = Comparison.objects.filter(pk=UUID(comparison)).exclude(state=Comparison.State.DONE)
        rows.update(state=Comparison.State.FAILED)
