"""Which jobs a step leaves behind. By name: the jobs import the steps, not the other way."""

from uuid import UUID

from reopen.documents.models import Document
from reopen.kernel.jobs import enqueue, job_named


def enqueue_dates(organization: UUID, case: UUID) -> None:
    """Have new pages of the case looked through; a job that waits already is enough."""
    enqueue(
        job_named("reopen.chronology.jobs.find_dates"),
        organization=str(organization),
        lock=f"dates:{case}",
        once=True,
        case=str(case),
    )


def after_reading(document: Document) -> None:
    """A document has been read: look through its pages."""
    enqueue_dates(document.organization_id, document.case_id)
