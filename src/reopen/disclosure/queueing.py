"""Which jobs a step leaves behind. By name: the jobs import the steps, not the other way."""

from collections.abc import Sequence
from uuid import UUID

from reopen.disclosure.models import Comparison
from reopen.kernel.jobs import enqueue, job_named

BATCH = 12


def enqueue_comparison(comparison: Comparison) -> None:
    """Have the pages compared; a run that waits already is enough."""
    enqueue(
        job_named("reopen.disclosure.jobs.compare"),
        organization=str(comparison.organization_id),
        lock=f"disclosure:{comparison.pk}",
        once=True,
        comparison=str(comparison.pk),
    )


def enqueue_looks(comparison: Comparison, pages: Sequence[UUID]) -> None:
    """Have the copies of these pages searched for differences, a few pages to a job."""
    for start in range(0, len(pages), BATCH):
        enqueue(
            job_named("reopen.disclosure.jobs.look"),
            organization=str(comparison.organization_id),
            comparison=str(comparison.pk),
            pages=[str(page) for page in pages[start : start + BATCH]],
        )


def enqueue_collecting(organization: UUID, case: UUID) -> None:
    """Have the papers collected that the case's pages speak of."""
    enqueue(
        job_named("reopen.disclosure.jobs.collect"),
        organization=str(organization),
        lock=f"mentions:{case}",
        once=True,
        case=str(case),
    )
