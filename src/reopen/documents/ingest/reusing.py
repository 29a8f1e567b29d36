"""The same bytes need not be read twice: a second document takes over what the first one gave."""

from reopen.accounts.actor import Actor
from reopen.documents.ingest.finishing import finish
from reopen.documents.models import Document, Page

_COPIED = (
    "number", "width", "height", "turned", "text", "words", "origin", "confidence", "legibility",
    "engine", "image", "thumbnail", "state",
)  # fmt: skip


def reuse_reading(actor: Actor, document: Document) -> bool:
    """Take over the reading of the same bytes; False when the document must be read itself.

    While another document with these bytes is being read, this one waits for its end, which wakes
    it. The caller holds the original's row lock. What people corrected stays where it was
    corrected: such a reading is not reused, nor is that of a container, whose files are documents
    of their own.
    """
    others = Document.objects.filter(original_id=document.original_id).exclude(pk=document.pk)
    if others.filter(status=Document.State.READING).exists():
        return True
    finished = others.exclude(status=Document.State.WAITING).filter(children=None)
    twin = finished.exclude(pages__corrected=True).order_by("added_at").first()
    if twin is None:
        return False
    _copy_pages(twin, document)
    document.page_count = twin.page_count
    document.type_by_name = twin.type_by_name
    document.reason = twin.reason
    document.save()
    finish(actor, document)
    return True


def _copy_pages(twin: Document, document: Document) -> None:
    copies = []
    for page in twin.pages.order_by("number"):
        values = {name: getattr(page, name) for name in _COPIED}
        copies.append(
            Page(organization_id=document.organization_id, document=document, revision=1, **values)
        )
    Page.objects.bulk_create(copies, batch_size=500)
