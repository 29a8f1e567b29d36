"""Files that were never paper: PDF with a text layer, e-mail, word processor, plain text."""

import io
import textwrap
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import docx
from pikepdf import Dictionary, Name, Page, Pdf, Stream

from reopen.demo.casefile.documents.models import Document

COLUMNS, SIZE, LEADING = 78, 12, 16


def written_pages(document: Document) -> list[str]:
    """The text of the document, page by page, in lines as they are set."""
    return ["\n".join(_lines(page)) for page in document.body.strip().split("\n---\n")]


def save_pdf(document: Document, path: Path) -> None:
    """A PDF as a word processor makes it, with real text."""
    pdf = Pdf.new()
    for number, text in enumerate(written_pages(document)):
        body = [f"BT /F1 {SIZE} Tf {LEADING} TL 84 712 Td"]
        body += [f"({_escaped(line)}) Tj T*" for line in text.split("\n")]
        body.append("ET")
        page = document.first_page + number
        body.append(f"BT /F1 10 Tf 300 40 Td ({page}) Tj ET")
        pdf.add_blank_page(page_size=(612, 792))
        _write_on(pdf, pdf.pages[-1], "\n".join(body))
    pdf.save(path, static_id=True)


def stamp_bates(path: Path, numbers: list[str]) -> None:
    """Puts numbers as real text over the pages of a scanned PDF."""
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        for page, number in zip(pdf.pages, numbers, strict=True):
            _write_on(pdf, page, f"q BT /F1 10 Tf 500 18 Td ({number}) Tj ET Q")
        pdf.save(path, static_id=True)


def save_docx(document: Document, path: Path) -> None:
    """A word processor's file, dated as the document is."""
    made = docx.Document()
    for paragraph in document.body.strip().split("\n\n"):
        made.add_paragraph(paragraph)
    when = datetime.fromisoformat(document.date)
    made.core_properties.created = made.core_properties.modified = when
    made.core_properties.author = "N. Brandvold"
    target = io.BytesIO()
    made.save(target)
    with zipfile.ZipFile(target) as loose, zipfile.ZipFile(path, "w") as packed:
        for name in loose.namelist():  # the clock of the machine stays out of the file
            entry = zipfile.ZipInfo(name, date_time=(*when.timetuple()[:3], 9, 0, 0))
            packed.writestr(entry, loose.read(name), zipfile.ZIP_DEFLATED)


def save_eml(document: Document, path: Path, attached: tuple[str, bytes]) -> None:
    """An e-mail with one PDF attached."""
    message = EmailMessage()
    message["From"] = "Clerk of Court <clerk@harlanfordcounty.example>"
    message["To"] = "Nadia Brandvold <nbrandvold@fremontinnocence.example>"
    message["Date"] = datetime.fromisoformat(document.date).replace(hour=15, tzinfo=UTC)
    message["Subject"] = "State v. Whitfield, 88-CR-0617: minute sheet"
    message["Message-ID"] = "<20211208.0617@harlanfordcounty.example>"
    message.set_content(document.body)
    name, content = attached
    message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    message.set_boundary("=_harlan_ford_county_=")
    path.write_bytes(message.as_bytes())


def _lines(page: str) -> list[str]:
    lines: list[str] = []
    for paragraph in page.split("\n"):
        if paragraph.startswith("^"):
            lines.append(paragraph[1:].center(COLUMNS).rstrip())
        else:
            lines += textwrap.wrap(paragraph, COLUMNS) or [""]
    return lines


def _write_on(pdf: Pdf, page: Page, content: str) -> None:
    page.add_resource(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name("/Times-Roman"),
            Encoding=Name.WinAnsiEncoding,
        ),
        Name.Font,
        Name("/F1"),
    )
    page.contents_add(Stream(pdf, content.encode("latin-1")))


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
