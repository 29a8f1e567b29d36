"""Taking files in. When one of these returns and the transaction commits, the file is safe."""

from django.db import IntegrityError, transaction

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Denied, action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.documents.models import Document, DocumentClearance, Original, Receipt, Source
from reopen.documents.queueing import enqueue_inspection
from reopen.documents.storage import file_store
from reopen.kernel.filestore import Readable, Stored


@action(Permission.DOCUMENT_ADD, event="document.received")
def take_in(
    actor: Actor,
    source: Source,
    stored: Stored,
    *,
    path: str,
    from_whom: str = "",
    how: str,
    parent: Document | None = None,
    position: int | None = None,
) -> Document:
    """A new document for bytes that are in the store already: an upload, a file out of a file."""
    return _document(
        actor, source, stored,
        path=path, from_whom=from_whom, how=how, parent=parent, position=position,
    )  # fmt: skip


def receive_file(
    actor: Actor, source: Source, stream: Readable, *, path: str, from_whom: str = "", how: str
) -> Document:
    """Keep what the stream gives as a new document of the source, and have it read."""
    if not take_in.allowed(actor, source):  # before anything is written to disk
        raise Denied("You may not add files here.")
    stored = file_store().receive(stream)
    return take_in(actor, source, stored, path=path, from_whom=from_whom, how=how)


def _document(
    actor: Actor,
    source: Source,
    stored: Stored,
    *,
    path: str,
    from_whom: str,
    how: str,
    parent: Document | None = None,
    position: int | None = None,
) -> Document:
    original = _original(stored)
    document = Document.objects.create(
        case_id=source.case_id,
        source=source,
        original=original,
        parent=parent,
        position=position,
        path=_shown(path),
        walled=parent.walled if parent else False,
        added_by=actor.label[:200],
    )
    Receipt.objects.create(
        document=document,
        sha256=stored.sha256,
        size=stored.size,
        from_whom=(from_whom or source.given_by)[:200],
        how=how[:200],
        taken_by=actor.label[:200],
    )
    if parent is not None and parent.walled:
        _inherit_clearances(parent, document)
    add_facts(sha256=stored.sha256, size=stored.size, source=str(source.pk))
    enqueue_inspection(document)
    return document


def _original(stored: Stored) -> Original:
    """The row for these bytes; whoever was first made it."""
    found = Original.objects.filter(sha256=stored.sha256).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return Original.objects.create(sha256=stored.sha256, size=stored.size, blob=stored.name)
    except IntegrityError:
        return Original.objects.get(sha256=stored.sha256)


def _inherit_clearances(parent: Document, child: Document) -> None:
    for clearance in parent.clearances.all():
        DocumentClearance.objects.create(document=child, membership_id=clearance.membership_id)


def _shown(path: str) -> str:
    """The path for people: no control characters, forward slashes, nothing that climbs."""
    parts = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in path)
    kept = [part for part in parts.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(kept)[-1000:] or "file"
