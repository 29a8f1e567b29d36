"""The end of a reading: one state, one reason, one sentence."""

from django.db.models import F
from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.audit.log import Target, record
from reopen.documents.after_reading import was_read
from reopen.documents.models import Document, Page
from reopen.documents.queueing import enqueue_index, enqueue_inspection
from reopen.documents.reasons import BROKE_THE_READER
from reopen.lib.reading import Legibility, Reason, Status, conclude


def finish_if_done(actor: Actor, document: Document) -> None:
    """Finish when no page waits and nothing is being taken out. The caller holds the row lock."""
    if document.is_finished or document.unpacking or not document.reason:
        return
    if not document.pages.filter(state=Page.State.WAITING).exists():
        finish(actor, document)


def finish(actor: Actor, document: Document) -> None:
    """Conclude from the inspection's reason and the pages; wake documents with the same bytes."""
    if document.reason == BROKE_THE_READER:
        document.status = Status.NEEDS_PERSON.value
    else:
        pages = document.pages.order_by("number").values_list("legibility", flat=True)
        reason = conclude(Reason(document.reason), [Legibility(page) for page in pages])
        document.reason, document.status = reason.value, reason.status.value
    document.finished_at = timezone.now()
    document.save(update_fields=["reason", "status", "finished_at"])
    facts = {"status": document.status, "reason": document.reason, "pages": document.page_count}
    record("document.finished", actor, Target.of(document), facts)
    enqueue_index(str(document.organization_id))
    was_read(document)
    waiting = Document.objects.filter(
        original_id=document.original_id, status=Document.State.WAITING
    )
    for twin in waiting.exclude(pk=document.pk):
        enqueue_inspection(twin)


def set_apart(actor: Actor, document: Document) -> None:
    """Give up on a document that broke its reader three times: a person decides."""
    if document.is_finished:
        return
    document.pages.filter(state=Page.State.WAITING).update(
        state=Page.State.DONE, legibility=Legibility.FAILED.value, revision=F("revision") + 1
    )
    document.unpacking = False
    document.reason = BROKE_THE_READER
    document.save(update_fields=["unpacking", "reason"])
    finish(actor, document)
