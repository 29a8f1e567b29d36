"""What a file is: its pages into the database, the files inside it into the store."""

from contextlib import ExitStack
from dataclasses import dataclass
from uuid import UUID

from reopen.documents.actions.receiving import take_in
from reopen.documents.ingest.finishing import finish_if_done, set_apart
from reopen.documents.ingest.reusing import reuse_reading
from reopen.documents.ingest.scope import ALL_TRIES, TRIES, at_work, locked
from reopen.documents.models import Document, Original, Page
from reopen.documents.queueing import enqueue_index, enqueue_last_tries, enqueue_recognition
from reopen.documents.storage import file_store
from reopen.kernel.filestore import FileStore
from reopen.lib.reading import Child, Inspection, Legibility, Reason, extract, read_file

_BULK = 500


@dataclass(frozen=True)
class _Begun:
    store: FileStore
    blob: str
    path: str
    depth: int


def inspect_document(organization: str, document: str, *, last: bool = False) -> None:
    """Read a document as far as it goes without OCR, and take out the files inside it."""
    begun = _begin(organization, document, last=last)
    if begun is None:
        return
    with begun.store.as_file(begun.blob) as original:
        found = read_file(original.fileno(), begun.path, depth=begun.depth)
        _save(organization, document, found)
        if found.children:
            there = _positions_there(organization, document)
            missing = [child for child in found.children if child.index not in there]
            unpacked = _Unpacking(organization, document, begun)
            ended = extract(original.fileno(), begun.path, missing, unpacked.sink)
            left_out = len(missing) < len(found.children) and ended is Reason.ENTRIES_LEFT_OUT
            _unpacked(organization, document, ended, only_some=left_out)


def _begin(organization: str, document_id: str, *, last: bool) -> _Begun | None:
    """Note the try; None when there is nothing (more) to do."""
    with at_work(organization) as actor:
        document = locked(document_id)
        if document.is_finished or (document.reason and not document.unpacking):
            return None
        if document.tries >= ALL_TRIES:
            set_apart(actor, document)
            return None
        if document.tries >= TRIES and not last:
            enqueue_last_tries(document)
            return None
        original = Original.objects.select_for_update().get(pk=document.original_id)
        if document.status == Document.State.WAITING and reuse_reading(actor, document):
            return None
        document.status = Document.State.READING
        document.tries += 1
        document.save(update_fields=["status", "tries"])
        return _Begun(file_store(), original.blob, document.path, _depth(document))


def _depth(document: Document) -> int:
    """In how many containers the document was packed."""
    depth, parent = 0, document.parent
    while parent is not None:
        depth, parent = depth + 1, parent.parent
    return depth


def _save(organization: str, document_id: str, found: Inspection) -> None:
    with at_work(organization) as actor:
        document = locked(document_id)
        if document.is_finished or document.reason:
            return
        document.reason = found.reason.value
        document.page_count = len(found.pages)
        document.type_by_name = found.by_name.value
        document.unpacking = bool(found.children)
        document.tries = 0
        document.save()
        kind = found.content_type or found.kind.value
        Original.objects.filter(pk=document.original_id).update(type_by_content=kind[:100])
        pages = Page.objects.bulk_create(_pages(document, found), batch_size=_BULK)
        enqueue_recognition(document, found.ocr_pages)
        if any(page.revision for page in pages):
            enqueue_index(str(document.organization_id))
        finish_if_done(actor, document)


def _pages(document: Document, found: Inspection) -> list[Page]:
    pages = []
    for info in found.pages:
        page = Page(
            organization_id=document.organization_id,
            document=document,
            number=info.number,
            width=info.width,
            height=info.height,
        )
        if info.text is not None:
            page.take(info.text)
            page.origin = Page.Origin.OCR if info.needs_ocr else Page.Origin.DIGITAL
        if not info.needs_ocr:
            page.legibility = (info.legibility or Legibility.FAILED).value
        page.state = Page.State.WAITING if info.needs_ocr else Page.State.DONE
        page.revision = int(page.text != "" or not info.needs_ocr)
        pages.append(page)
    return pages


def _positions_there(organization: str, document: str) -> set[int]:
    with at_work(organization):
        children = Document.objects.filter(parent=UUID(document)).values_list("position", flat=True)
        return {position for position in children if position is not None}


class _Unpacking:
    """Opens a sink in the store for each file inside."""

    def __init__(self, organization: str, document: str, begun: _Begun) -> None:
        self.organization = organization
        self.document = document
        self.store = begun.store

    def sink(self, child: Child) -> "_ChildSink":
        return _ChildSink(self, child)


class _ChildSink:
    """One file inside: kept in the store and as a document of its own once it is whole."""

    def __init__(self, unpacking: _Unpacking, child: Child) -> None:
        self._unpacking = unpacking
        self._child = child
        self._open = ExitStack()
        self._incoming = self._open.enter_context(unpacking.store.incoming())

    def write(self, piece: bytes, /) -> None:
        self._incoming.write(piece)

    def keep(self) -> None:
        stored = self._incoming.keep()
        with at_work(self._unpacking.organization) as actor:
            parent = locked(self._unpacking.document)
            if not parent.children.filter(position=self._child.index).exists():
                path = f"{parent.path}/{self._child.path}"[:1000]
                take_in(
                    actor, parent.source, stored,
                    path=path, from_whom="", how="inside another file",
                    parent=parent, position=self._child.index,
                )  # fmt: skip
            Document.objects.filter(pk=parent.pk).update(tries=0)

    def close(self) -> None:
        self._open.close()


def _unpacked(organization: str, document_id: str, ended: Reason, *, only_some: bool) -> None:
    """The files inside are out; what could not be taken out is the document's reason."""
    with at_work(organization) as actor:
        document = locked(document_id)
        document.unpacking = False
        whole = (Reason.CONTAINER, Reason.READ)
        if ended is not Reason.CONTAINER and not only_some and document.reason in whole:
            document.reason = ended.value
        document.tries = 0
        document.save(update_fields=["unpacking", "reason", "tries"])
        finish_if_done(actor, document)
