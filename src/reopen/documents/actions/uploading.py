"""Files that come in parts, from a browser whose connection may break at any time."""

import secrets
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Denied, action
from reopen.accounts.permissions import Permission
from reopen.documents.actions.receiving import take_in
from reopen.documents.models import Source, Upload, UploadPart
from reopen.documents.storage import file_store

HOW = "uploaded in the browser"
LARGEST_PART = 8 * 1024 * 1024


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
    upload, _new = Upload.objects.get_or_create(
        source=source,
        membership_id=actor.membership_id,
        key=key,
        defaults={"path": path, "size": size},
    )
    if upload.size != size:
        raise ValidationError({"size": _("This file has changed since its upload began.")})
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
