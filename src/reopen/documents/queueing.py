"""Which jobs a step leaves behind. By name: the jobs import the steps, not the other way."""

import os

from reopen.documents.models import Document
from reopen.kernel.jobs import enqueue, job_named
from reopen.kernel.queues import jobs_wait

BATCH = 8


def enqueue_inspection(document: Document) -> None:
    """Have the document read from the start."""
    enqueue(
        job_named("reopen.documents.jobs.read_document"),
        organization=str(document.organization_id),
        document=str(document.pk),
    )


def enqueue_last_tries(document: Document) -> None:
    """Have what broke off too often tried again when nothing else waits any more."""
    enqueue(
        job_named("reopen.documents.jobs.try_once_more"),
        organization=str(document.organization_id),
        document=str(document.pk),
        lock=f"last tries:{document.pk}",
        once=True,
        late=True,
    )


def enqueue_recognition(document: Document, pages: list[int]) -> None:
    """Have these pages read by OCR, in batches small enough that no core stands idle.

    While other jobs wait, every core has work, and a larger batch starts fewer sandboxes.
    """
    size = BATCH
    if not jobs_wait():
        size = max(1, min(BATCH, -(-len(pages) // (os.cpu_count() or 1))))
    for start in range(0, len(pages), size):
        enqueue(
            job_named("reopen.documents.jobs.recognize"),
            organization=str(document.organization_id),
            document=str(document.pk),
            pages=pages[start : start + size],
        )


def enqueue_index(organization: str) -> None:
    """Have what is new or changed written into the search index."""
    enqueue(
        job_named("reopen.documents.jobs.index"),
        organization=organization,
        lock=f"index:{organization}",
        once=True,
    )


def enqueue_forgetting(document: Document) -> None:
    """Have what was read of a document taken out of the search index."""
    organization = str(document.organization_id)
    enqueue(
        job_named("reopen.documents.jobs.forget_document"),
        organization=organization,
        lock=f"index:{organization}",
        document=str(document.pk),
    )
