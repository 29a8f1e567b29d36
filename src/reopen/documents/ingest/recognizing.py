"""Reading pages by OCR, a batch at a time; each page is committed as soon as it is read."""

from io import BytesIO
from uuid import UUID

from django.db.models import F

from reopen.documents.ingest.finishing import finish_if_done
from reopen.documents.ingest.scope import ALL_TRIES, TRIES, at_work, locked
from reopen.documents.models import Document, Page
from reopen.documents.queueing import enqueue_last_tries
from reopen.documents.storage import file_store
from reopen.kernel.filestore import FileStore
from reopen.lib.reading import Legibility, PageReading, read_pages


def recognize_pages(organization: str, document: str, numbers: list[int] | None) -> None:
    """Read those of the pages that still wait; without numbers, those that were put off."""
    with at_work(organization):
        row = Document.objects.select_related("original").get(pk=UUID(document))
        waiting = _still_waiting(row, numbers)
        store = file_store()
    if waiting:
        with store.as_file(row.original.blob) as original:
            for reading in read_pages(original.fileno(), row.path, waiting):
                following = waiting[waiting.index(reading.number) + 1 :]
                _save(organization, document, reading, following[:1], store)
    with at_work(organization) as actor:
        finish_if_done(actor, locked(document))


def _still_waiting(document: Document, numbers: list[int] | None) -> list[int]:
    """Pages to read; the first is noted as tried, and set apart if that was so too often."""
    pages = Page.objects.filter(document=document, state=Page.State.WAITING)
    if numbers is None:
        pages = pages.filter(tries__gte=TRIES)
        pages.filter(tries__gte=ALL_TRIES).update(
            state=Page.State.DONE, legibility=Legibility.FAILED.value, revision=F("revision") + 1
        )
    else:
        pages = pages.filter(number__in=numbers)
        if pages.filter(tries__gte=TRIES).exists():
            enqueue_last_tries(document)
            pages = pages.filter(tries__lt=TRIES)
    waiting = list(pages.order_by("number").values_list("number", flat=True))
    pages.filter(number__in=waiting[:1]).update(tries=F("tries") + 1)
    return waiting


def _save(
    organization: str, document: str, reading: PageReading, following: list[int], store: FileStore
) -> None:
    """One page as it was read; in the same commit the next one is noted as tried."""
    image = _kept(store, reading.image)
    thumbnail = _kept(store, reading.thumbnail)
    with at_work(organization):
        pages = Page.objects.filter(document_id=document, state=Page.State.WAITING)
        page = pages.select_for_update().filter(number=reading.number).first()
        if page is not None:
            _take(page, reading)
            page.width, page.height = reading.width, reading.height
            page.turned = reading.rotation
            page.confidence = round(reading.confidence, 2)
            page.legibility = reading.legibility.value
            page.engine = reading.engine
            page.image, page.thumbnail = image, thumbnail
            page.save()
        pages.filter(number__in=following).update(tries=F("tries") + 1)


def _take(page: Page, reading: PageReading) -> None:
    """The words that were read, unless the page has better: a person's own, or any where none was.

    A scan may have come with words that another reader laid under it.
    """
    own = page.text if page.corrected else None
    nothing = reading.legibility is Legibility.FAILED and page.text
    page.take(page.page_text if nothing else reading.text)
    page.text = page.text if own is None else own
    page.origin = Page.Origin.OCR


def _kept(store: FileStore, picture: bytes) -> str:
    return store.receive(BytesIO(picture)).name if picture else ""
