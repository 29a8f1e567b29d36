"""Files that come in parts, from a browser whose connection may break at any time."""

import secrets
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Denied, action
from reopen.accounts.models import Organization
from reopen.accounts.permissions import Permission
from reopen.accounts.tenancy import acting_as_system
from reopen.audit.log import add_facts
from reopen.documents.actions.receiving import take_in
from reopen.documents.models import Source, Upload, UploadPart
from reopen.documents.storage import file_store

HOW = "uploaded in the browser"
LARGEST_PART = 8 * 1024 * 1024


def _on_its_own(actor: Actor, _upload: Upload) -> bool:
    return actor.is_system


class OutOfStep(Exception):
    """The part does not begin where the last one ended; go on from `received`."""

    def __init__(self, received: int) -> None:
        super().__init__(f"{received} bytes are here.")
        self.received = received


@action(Permission.DOCUMENT_ADD, event="upload.begun")
def begin_upload(actor: Actor, source: Source, *, key: str, path: str, size: int) -> Upload:
    """Begin an upload, or take up the one with this key where it broke off.

    The same key in the same source is the same upload, also after it is complete: then nothing
    is sent again and nothing is doubled.
    """
    upload, new = Upload.objects.get_or_create(
        source=source,
        membership_id=actor.membership_id,
        key=key,
        defaults={"path": path, "size": size},
    )
    if upload.size != size:
        raise ValidationError({"size": _("This file has changed since its upload began.")})
    if not new and upload.document_id is None:
        upload.begun_at = timezone.now()  # its parts are kept for as long as at the beginning
        upload.save(update_fields=["begun_at"])
    if size == 0 and upload.document_id is None:
        _complete(actor, upload)
    return upload


def add_part(actor: Actor, upload: Upload, *, start: int, data: bytes) -> Upload:
    """Keep one part durably; the last one makes the document. `OutOfStep` when it does not fit.

    Not an action of its own: one event for each part would drown the log. Beginning is in it, and
    so is the document that comes of it.
    """
    if not begin_upload.allowed(actor, upload):
        raise Denied(f"{actor.label} may not do this: upload.begun.")
    with transaction.atomic():
        upload = Upload.objects.select_for_update().get(pk=upload.pk)
        if upload.document_id is not None or start != upload.received:
            raise OutOfStep(upload.received)
        if not data or len(data) > min(LARGEST_PART, upload.size - start):
            raise ValidationError(_("This part does not fit the file."))
        blob = secrets.token_hex(32)  # a part that was killed half-way leaves no name behind
        file_store().keep(blob, data)
        UploadPart.objects.create(upload=upload, start=start, size=len(data), blob=blob)
        upload.received += len(data)
        upload.save(update_fields=["received"])
        if upload.received == upload.size:
            _complete(actor, upload)
    return upload


@action(Permission.DOCUMENT_ADD, event="upload.given_up", when=_on_its_own)
def give_up_upload(actor: Actor, upload: Upload) -> None:
    """Remove the parts of an upload that nobody ended. The worker does it."""
    store = file_store()
    add_facts(received=upload.received, size=upload.size)
    for part in upload.parts.all():
        transaction.on_commit(partial(store.remove, part.blob))
    upload.delete()


def give_up_old_uploads() -> int:
    """Give up every upload that was begun, or taken up again, too long ago; how many."""
    before, given_up = timezone.now() - timedelta(days=settings.REOPEN_UPLOAD_DAYS), 0
    for organization in Organization.objects.all():
        with acting_as_system(organization, origin="job") as actor:
            old = Upload.objects.filter(document=None, begun_at__lt=before)
            for upload in old.select_for_update(skip_locked=True):
                give_up_upload(actor, upload)
                given_up += 1
    return given_up


def _complete(actor: Actor, upload: Upload) -> None:
    """Put the parts together, have the file taken in, and let the parts go."""
    store, parts = file_store(), list(upload.parts.order_by("start"))
    with store.incoming() as incoming:
        for part in parts:
            for block in store.read(part.blob):
                incoming.write(block)
        stored = incoming.keep()
    upload.document = take_in(actor, upload.source, stored, path=upload.path, how=HOW)
    upload.save(update_fields=["document"])
    upload.parts.all().delete()
    for part in parts:
        transaction.on_commit(partial(store.remove, part.blob))
