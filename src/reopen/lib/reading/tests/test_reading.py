"""Good files become pages with words where they stand."""

from io import BytesIO

import pytest
from PIL import Image

from reopen.lib.reading import (
    Child,
    Legibility,
    Reason,
    RenderError,
    conclude,
    extract,
    read_file,
    read_pages,
    render_page,
)
from reopen.lib.reading.kinds import Kind
from reopen.lib.reading.tests import samples


class Keep:
    """A sink in memory."""

    def __init__(self, child: Child, kept: dict[str, bytes]) -> None:
        self.child, self.kept, self.data = child, kept, b""

    def write(self, piece: bytes) -> None:
        self.data += piece

    def keep(self) -> None:
        self.kept[self.child.path] = self.data

    def close(self) -> None:
        self.data = b""


def taken_out(data: bytes, name: str) -> dict[str, bytes]:
    kept: dict[str, bytes] = {}
    extract(data, name, read_file(data, name).children, lambda child: Keep(child, kept))
    return kept


def test_words_of_a_pdf_stand_where_its_text_is_drawn() -> None:
    found = read_file(samples.pdf("Hello witness\nagain", ""), "a.pdf")
    first, second = found.pages
    assert first.text is not None
    words = {word.t: word for word in first.text.words()}
    assert list(words) == ["Hello", "witness", "again"]
    assert words["Hello"].x0 == pytest.approx(72 / 612, abs=0.003)
    assert words["Hello"].y0 < 1 - 700 / 792 < words["Hello"].y1
    assert words["again"].y0 > words["Hello"].y0
    assert second.legibility is Legibility.BLANK


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", samples.docx("Officer Quillfeather", "wrote")),
        ("a.rtf", rb"{\rtf1\ansi Officer Quillfeather\par wrote}"),
        ("a.txt", "Officer Quillfeather wrote “this”".encode("cp1252")),
        (
            "a.html",
            b"<html><script>no()</script><p>Officer <b>Quillfeather</b></p><p>wrote</p></html>",
        ),
        ("a.eml", samples.mail()),
        ("a.csv", b"officer,year\nQuillfeather wrote,1993\n"),
    ],
)
def test_documents_without_pages_are_laid_out(name: str, data: bytes) -> None:
    found = read_file(data, name)
    assert found.reason is Reason.READ
    text = found.pages[0].text
    assert text is not None
    assert "Quillfeather" in text.text
    assert "wrote" in text.text
    assert "no()" not in text.text


def test_an_image_of_a_laid_out_page_has_ink_in_every_word_box_and_paper_elsewhere() -> None:
    data = b"Quillfeather\n\n\n      wrote"
    page = Image.open(BytesIO(render_page(data, "a.txt", 1, width=800))).convert("L")
    text = read_file(data, "a.txt").pages[0].text
    assert text is not None
    wide, high = page.size
    for word in text.words():
        box = (
            round(word.x0 * wide),
            round(word.y0 * high),
            round(word.x1 * wide),
            round(word.y1 * high),
        )
        assert min(page.crop(box).tobytes()) < 120
        page.paste(255, box)
    assert min(page.tobytes()) > 120


def test_files_inside_come_out_whole_and_their_names_are_never_paths() -> None:
    data = samples.zipped(("../../etc/passwd", b"one"), ("C:\\case\\b\x07\u202e.txt", b"two" * 999))
    assert taken_out(data, "a.zip") == {"etc/passwd": b"one", "C:/case/b\ufffd.txt": b"two" * 999}


def test_attachments_of_mails_and_pdfs_come_out() -> None:
    inner = samples.pdf("inner")
    assert taken_out(samples.mail("../../etc/cron.d/x", inner), "a.eml") == {"etc/cron.d/x": inner}
    assert taken_out(samples.pdf_with_attachment("log.txt", b"log"), "a.pdf") == {"log.txt": b"log"}


def test_each_mail_of_a_mailbox_is_a_file() -> None:
    kept = taken_out(samples.mailbox(3), "old.mbox")
    assert len(kept) == 3
    assert all(read_file(data, name).kind is Kind.MAIL for name, data in kept.items())


def test_what_is_packed_too_deep_is_left_to_a_person() -> None:
    data = samples.zipped(("a.txt", b"a"))
    assert read_file(data, "a.zip", depth=2).reason is Reason.CONTAINER
    assert read_file(data, "a.zip", depth=3).reason is Reason.TOO_DEEP


def test_a_name_that_promises_something_else_is_noted() -> None:
    found = read_file(samples.docx("x"), "statement.pdf")
    assert found.kind is Kind.DOCX
    assert found.name_note == "By its name this is a PDF; by its content it is a Word document."


def test_a_stamp_over_a_scan_does_not_count_as_its_text() -> None:
    (page,) = read_file(samples.stamped_scan_pdf(), "a.pdf").pages
    assert page.needs_ocr
    assert page.text is None


TOLD = "Quiilfeather saw the cannery fire and told it at once to two deputies. " * 20


@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize(("mode", "first"), [(3, False), (3, True), (0, True)])
def test_words_that_another_reader_laid_under_a_scan_serve_until_it_is_read(
    mode: int, first: bool, form: bool
) -> None:
    data = samples.searchable_scan_pdf(TOLD, mode=mode, first=first, form=form)
    (page,) = read_file(data, "a.pdf").pages
    assert page.needs_ocr
    assert page.text is not None
    assert "Quiilfeather" in page.text.text
    assert {word.c for word in page.text.words()} == {0}


@pytest.mark.parametrize("form", [False, True])
def test_words_that_are_seen_upon_a_picture_are_the_pages_own(form: bool) -> None:
    (page,) = read_file(samples.searchable_scan_pdf(TOLD, mode=0, form=form), "a.pdf").pages
    assert not page.needs_ocr
    assert page.text is not None
    assert page.text.confidence == 100


def test_a_small_picture_in_a_form_as_wide_as_the_page_hides_nothing() -> None:
    (page,) = read_file(samples.letterhead_pdf(TOLD), "a.pdf").pages
    assert not page.needs_ocr


@pytest.mark.slow
def test_a_scan_is_read_with_boxes_and_pictures() -> None:
    (page,) = read_pages(samples.stamped_scan_pdf(), "a.pdf", [1])
    assert page.legibility is Legibility.GOOD
    assert (round(page.width), round(page.height)) == (612, 792)
    assert {"Quillfeather", "cannery.", "000017"} <= set(page.text.text.split())
    assert Image.open(BytesIO(page.image)).width == 1100
    assert Image.open(BytesIO(page.thumbnail)).width == 180


@pytest.mark.slow
@pytest.mark.parametrize("turned", [90, 180])
def test_a_scan_that_lies_on_its_side_or_head_is_turned(turned: int) -> None:
    (page,) = read_pages(samples.scan(turned=turned), "a.png", [1])
    assert page.rotation == 360 - turned
    assert "Quillfeather" in page.text.text
    assert page.height > page.width
    assert all(
        word.x1 - word.x0 > word.y1 - word.y0 for word in page.text.words() if len(word.t) > 6
    )


def test_blank_pages_of_a_fax_are_said_to_be_blank() -> None:
    data = samples.tiff(3)
    found = read_file(data, "fax.tif")
    readings = list(read_pages(data, "fax.tif", found.ocr_pages))
    assert [page.legibility for page in readings] == [Legibility.BLANK] * 3
    assert conclude(found.reason, [page.legibility for page in readings]) is Reason.ALL_BLANK


def test_a_page_that_cannot_be_drawn_is_refused_with_a_reason() -> None:
    with pytest.raises(RenderError) as refused:
        render_page(b"not a page", "a.txt", 2, width=100)
    assert refused.value.reason is Reason.BROKEN
