"""Plain text out of documents that have no pages of their own."""

import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from reopen.lib.reading.kinds import Kind
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.worker.archive import checked_zip
from reopen.lib.reading.worker.main import Stop, Task

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "li",
        "ul",
        "ol",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "blockquote",
        "hr",
        "section",
        "article",
        "header",
        "footer",
        "title",
        "dt",
        "dd",
        "form",
    ]
)
_ODT_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def text_of(task: Task, kind: Kind) -> str:
    """All text of the document."""
    if kind in (Kind.DOCX, Kind.ODT):
        with checked_zip(task) as archive:
            return _docx(archive, task) if kind is Kind.DOCX else _odt(archive, task)
    data = task.whole(task.limits.markup_bytes)
    if kind is Kind.RTF:
        return _rtf(data)
    text = decoded(data)
    return web_text(text) if kind is Kind.HTML else text


def decoded(data: bytes) -> str:
    """Text of unknown encoding: UTF-8 if it is, else the likeliest, else Windows Western."""
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "ascii"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    from charset_normalizer import from_bytes  # slow to import, rarely needed

    best = from_bytes(data[:65_536], cp_isolation=["cp1252", "latin_1", "utf_16", "cp850"]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def web_text(html: str) -> str:
    """The visible text of a web page, a line per block."""
    import nh3  # only for web pages

    reader = _Visible()
    reader.feed(nh3.clean(html, tags=set(_BLOCKS) - {"title"}, attributes={}))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(
            "\n" if tag in _BLOCKS and tag != "br" else " " if tag in ("td", "th") else ""
        )

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\n", " "))


def _rtf(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text  # only for RTF

    convert: Callable[..., str] = rtf_to_text  # the library has no types
    return convert(data.decode("latin-1"), errors="replace")


def _part(archive: zipfile.ZipFile, name: str, task: Task) -> bytes:
    try:
        with archive.open(name) as part:
            data = part.read(task.limits.markup_bytes + 1)
    except KeyError as error:
        raise Stop(Reason.BROKEN) from error
    if len(data) > task.limits.markup_bytes:
        raise Stop(Reason.UNPACKS_TOO_LARGE)
    return data


def _docx(archive: zipfile.ZipFile, task: Task) -> str:
    from docx import Document  # slow to import
    from docx.table import Table

    for name in archive.namelist():
        with archive.open(name) as part:
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in part.read(4096):
                raise Stop(Reason.BROKEN)  # no word processor writes one; it serves to attack
    document = Document(BytesIO(task.whole(task.limits.unpacked_bytes)))
    lines: list[str] = []

    def take(block: Any) -> None:
        if not isinstance(block, Table):
            lines.append(block.text)
            return
        for row in block.rows:
            cells = dict.fromkeys(cell._tc for cell in row.cells)  # noqa: SLF001 - merged cells repeat
            texts = {cell._tc: cell.text for cell in row.cells}  # noqa: SLF001
            lines.append("\t".join(" ".join(texts[cell].split()) for cell in cells))

    first = document.sections[0] if len(document.sections) else None
    for block in first.header.iter_inner_content() if first else ():
        take(block)
    for block in document.iter_inner_content():
        take(block)
    for block in first.footer.iter_inner_content() if first else ():
        take(block)
    return "\n".join(lines)


def _odt(archive: zipfile.ZipFile, task: Task) -> str:
    from defusedxml import ElementTree  # only for ODT

    content = _part(archive, "content.xml", task)
    if b"manifest:encryption-data" in _part(archive, "META-INF/manifest.xml", task):
        raise Stop(Reason.ENCRYPTED)
    root = ElementTree.fromstring(content)
    blocks = (_ODT_TEXT + "p", _ODT_TEXT + "h")
    return "\n".join("".join(_odt_pieces(item)) for item in root.iter() if item.tag in blocks)


def _odt_pieces(element: Any) -> list[str]:
    signs = {_ODT_TEXT + "tab": "\t", _ODT_TEXT + "line-break": "\n", _ODT_TEXT + "s": " "}
    pieces = [element.text or ""]
    for child in element:
        pieces.append(signs.get(child.tag, ""))
        if child.tag not in (_ODT_TEXT + "p", _ODT_TEXT + "note"):
            pieces += _odt_pieces(child)
        pieces.append(child.tail or "")
    return pieces
