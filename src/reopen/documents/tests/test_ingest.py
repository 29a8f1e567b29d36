import zipfile
from io import BytesIO

import pytest
from django.db.models import F
from PIL import Image

from reopen.documents import jobs
from reopen.documents.actions import correct_text, read_again
from reopen.documents.models import Document, Page
from reopen.documents.reasons import BROKE_THE_READER
from reopen.documents.search import Asked, boxes_on, search
from reopen.documents.storage import file_store
from reopen.documents.templatetags.document_words import reading_sentence
from reopen.documents.tests.conftest import Desk
from reopen.documents.tests.factories import make_document, make_source, scan, work_off
from reopen.lib.reading import Reason
from reopen.lib.reading.tests.samples import searchable_scan_pdf

pytestmark = pytest.mark.slow


def zipped(**files: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.txt", data)
    return out.getvalue()


def read(desk: Desk, data: bytes, path: str) -> Document:
    document = make_document(desk.actor, desk.source, data, path)
    work_off(desk.actor)
    document.refresh_from_db()
    return document


def test_a_text_file_is_read_and_found(desk: Desk) -> None:
    document = read(desk, b"The witness saw a green sedan.", "note.txt")
    assert (document.status, document.reason, document.page_count) == ("ready", "read", 1)
    found = search(desk.actor, Asked("green sedan"))
    assert found.total == 1
    assert found.pages[0].page.document == document
    assert "<mark>green</mark>" in found.pages[0].hit.snippet


def test_a_scan_is_read_by_ocr_with_boxes_images_and_confidence(desk: Desk) -> None:
    document = read(
        desk, scan("SUPPLEMENTARY REPORT", "The lineup was held on Tuesday."), "scan.png"
    )
    page = document.pages.get()
    assert document.status == "ready"
    assert page.origin == Page.Origin.OCR
    assert "lineup was held" in page.text
    assert page.confidence > 70
    sizes = [picture_size(page.image), picture_size(page.thumbnail)]
    assert sizes[0] > sizes[1] > 50
    (box,) = boxes_on(page, "lineup")
    assert 0 < box.x0 < box.x1 < 1


def test_a_scan_with_another_readers_words_is_found_by_them_until_it_is_read(desk: Desk) -> None:
    data = searchable_scan_pdf("Quiilfeather saw the cannery fire. " * 30)
    document = make_document(desk.actor, desk.source, data, "scan.pdf")
    organization = str(desk.actor.organization_id)
    jobs.read_document(organization=organization, document=str(document.pk))
    jobs.index(organization=organization)
    page = document.pages.get()
    assert (page.state, page.confidence) == (Page.State.WAITING, 0)
    assert search(desk.actor, Asked("Quiilfeather")).total == 1

    work_off(desk.actor)

    page.refresh_from_db()
    assert (page.state, page.origin) == (Page.State.DONE, Page.Origin.OCR)
    assert page.confidence > 70
    assert "Quillfeather" in page.text
    assert search(desk.actor, Asked("Quiilfeather")).total == 0


def test_what_a_person_wrote_while_a_page_waited_stays(desk: Desk) -> None:
    data = searchable_scan_pdf("Quiilfeather saw the cannery fire. " * 30)
    document = make_document(desk.actor, desk.source, data, "scan.pdf")
    jobs.read_document(organization=str(desk.actor.organization_id), document=str(document.pk))
    page = document.pages.get()
    assert "came with the scan" in reading_sentence(page)
    correct_text(desk.actor, page, text="Quillfeather set the fire.")

    work_off(desk.actor)

    page.refresh_from_db()
    assert page.text == "Quillfeather set the fire."
    assert len(page.page_text) > 100
    assert reading_sentence(page) == "Somebody corrected this text."


def test_files_inside_a_file_are_documents_of_their_own(desk: Desk) -> None:
    document = read(desk, zipped(one=b"First paper.", two=b"Second paper."), "box.zip")
    children = document.children.order_by("path")
    assert (document.status, document.reason) == ("ready", "container")
    assert [child.path for child in children] == ["box.zip/one.txt", "box.zip/two.txt"]
    assert {child.status for child in children} == {"ready"}
    assert search(desk.actor, Asked("paper")).total == 2


def test_what_we_cannot_read_is_kept_with_a_sentence(desk: Desk) -> None:
    document = read(desk, b"", "empty.pdf")
    assert (document.status, document.reason) == ("refused", "empty")
    assert document.reason_sentence.startswith("The file is empty")


def test_every_step_may_run_twice(desk: Desk) -> None:
    document = read(desk, zipped(one=b"First paper."), "box.zip")
    arguments = {"organization": str(desk.actor.organization_id)}
    for pk in (document.pk, document.children.get().pk):
        jobs.read_document(**arguments, document=str(pk))
        jobs.recognize(**arguments, document=str(pk), pages=[1])
    jobs.index(**arguments)
    assert Document.objects.count() == 2
    assert Page.objects.count() == 1
    assert search(desk.actor, Asked("first paper")).total == 1


def test_the_same_bytes_are_read_once_and_found_in_both_places(desk: Desk) -> None:
    data = scan("The lineup was held on Tuesday.")
    first = read(desk, data, "a.png")
    make_document(desk.actor, make_source(desk.actor, desk.case, "Police"), data, "b.png")
    second = Document.objects.exclude(pk=first.pk).get()
    jobs.read_document(organization=str(desk.actor.organization_id), document=str(second.pk))
    second.refresh_from_db()
    assert second.status == "ready"
    assert second.pages.get().text == first.pages.get().text
    work_off(desk.actor)
    assert search(desk.actor, Asked("lineup")).total == 2


def test_a_second_copy_waits_while_the_first_is_read_and_is_woken_by_its_end(desk: Desk) -> None:
    first = make_document(desk.actor, desk.source, b"same", "a.txt")
    second = make_document(desk.actor, desk.source, b"same", "b.txt")
    Document.objects.filter(pk=first.pk).update(status="reading", tries=1)
    jobs.read_document(organization=str(desk.actor.organization_id), document=str(second.pk))
    second.refresh_from_db()
    assert second.status == "waiting"
    work_off(desk.actor)
    second.refresh_from_db()
    assert second.status == "ready"


def test_a_file_that_broke_every_reader_is_set_apart(desk: Desk) -> None:
    document = make_document(desk.actor, desk.source)
    Document.objects.filter(pk=document.pk).update(status="reading", tries=6)
    work_off(desk.actor)
    document.refresh_from_db()
    assert (document.status, document.reason) == ("needs_person", BROKE_THE_READER)
    read_again(desk.actor, document)
    work_off(desk.actor)
    document.refresh_from_db()
    assert document.status == "ready"


def test_a_file_whose_reader_died_three_times_waits_until_the_queue_is_empty(desk: Desk) -> None:
    unlucky = make_document(desk.actor, desk.source, b"The one in hand.", "a.txt")
    Document.objects.filter(pk=unlucky.pk).update(status="reading", tries=3)
    jobs.read_document(organization=str(desk.actor.organization_id), document=str(unlucky.pk))
    unlucky.refresh_from_db()
    assert unlucky.status == "reading"
    work_off(desk.actor)
    unlucky.refresh_from_db()
    assert unlucky.status == "ready"


def test_a_page_that_broke_every_reader_does_not_hold_up_the_others(
    desk: Desk,
) -> None:
    frames = [picture(text) for text in ("First page of the log", "Second page of the log")]
    out = BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:], dpi=(150, 150))
    document = make_document(desk.actor, desk.source, out.getvalue(), "log.tif")
    jobs.read_document(organization=str(desk.actor.organization_id), document=str(document.pk))
    Page.objects.filter(document=document, number=1).update(tries=6)
    work_off(desk.actor)
    document.refresh_from_db()
    assert (document.status, document.reason) == ("partly", Reason.PAGES_FAILED.value)
    assert [page.legibility for page in document.pages.order_by("number")] == ["failed", "good"]


def test_a_correction_is_kept_with_its_history_and_found_at_once(desk: Desk) -> None:
    document = read(desk, b"The lantem was out.", "note.txt")
    page = document.pages.get()
    correct_text(desk.actor, page, text="The lantern was out.", why="misread")
    work_off(desk.actor)
    assert search(desk.actor, Asked("lantern")).total == 1
    assert search(desk.actor, Asked('"lantem"')).total == 0
    old = page.revisions.get()
    assert (old.text, old.by, old.why) == ("The lantem was out.", "Alice Amari", "misread")
    assert not Page.objects.exclude(revision=F("indexed")).exists()


def picture(text: str) -> Image.Image:
    return Image.open(BytesIO(scan(text)))


def picture_size(blob: str) -> int:
    return Image.open(BytesIO(file_store().bytes_of(blob))).width
