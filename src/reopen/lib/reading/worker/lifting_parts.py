"""What a PDF holds besides its pages: versions, attachments, fields, layers, left-over text."""

import hashlib
import os
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from reopen.lib.reading.lifts import Lift
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.words import clean
from reopen.lib.reading.worker.lifting_page import Seen
from reopen.lib.reading.worker.main import Stop, Task
from reopen.lib.reading.worker.pdfium import Pdf, PdfPage

_END = re.compile(rb"%%EOF[ \t]*\r?\n?")
_TEXT_SHOWN = re.compile(rb"[)>\]]\s*(?:Tj|TJ|'|\")(?:\s|$)")
_MOST_VERSIONS = 20
_MOST_STREAM = 32 * 1024 * 1024
_MOST_WORDS = 20
_HIDDEN, _NO_VIEW = 2, 32
_QUIET = frozenset(("/Link", "/Widget", "/Popup"))


def _open(data: Any) -> pikepdf.Pdf:
    try:
        return pikepdf.open(data)
    except pikepdf.PasswordError as error:
        raise Stop(Reason.ENCRYPTED) from error
    except (pikepdf.PdfError, ValueError) as error:
        raise Stop(Reason.BROKEN) from error


def hidden_layers(task: Task) -> set[int]:
    """Numbers of the pages that use a layer which is switched off when the file is opened."""
    with _open(os.fdopen(os.dup(task.source), "rb")) as document:
        off = _layers_off(document)
        return {number for number, page in enumerate(document.pages, 1) if off and _uses(page, off)}


def look_at(task: Task, pdf: Pdf) -> Iterator[Seen]:
    """Findings of the file as a whole."""
    shown = _words(pdf)
    with _open(os.fdopen(os.dup(task.source), "rb")) as document:
        for number in sorted(hidden_layers(task)):
            yield Seen(Lift.LAYER, page=number)
        for name in document.attachments:
            yield Seen(Lift.ATTACHMENT, clean(str(name)))
        for number, page in enumerate(document.pages, 1):
            yield from _marks(page, number)
        yield from _fields(document, shown)
        yield from _spoken(document, shown)
        yield from _left_over(document)
        yield from _about(document)
    yield from _versions(task, shown)


def _layers_off(document: pikepdf.Pdf) -> set[tuple[int, int]]:
    properties = document.Root.get("/OCProperties", pikepdf.Dictionary())
    default = properties.get("/D", pikepdf.Dictionary())
    off = {layer.objgen for layer in default.get("/OFF", [])}
    if default.get("/BaseState") == "/OFF":
        switched_on = {layer.objgen for layer in default.get("/ON", [])}
        off |= {layer.objgen for layer in properties.get("/OCGs", [])} - switched_on
    return off


def _uses(page: Any, off: set[tuple[int, int]]) -> bool:
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    named = resources.get("/Properties", pikepdf.Dictionary())
    drawn = resources.get("/XObject", pikepdf.Dictionary())
    held = [*named.values(), *(item.get("/OC", None) for item in drawn.values())]
    held += [mark.get("/OC", None) for mark in page.obj.get("/Annots", [])]
    for layer in [item for item in held if isinstance(item, pikepdf.Dictionary)]:
        members: Any = layer.get("/OCGs", [])
        inside = [members] if isinstance(members, pikepdf.Dictionary) else list(members)
        if any(one.objgen in off for one in [layer, *inside]):
            return True
    return False


def _marks(page: Any, number: int) -> Iterator[Seen]:
    for mark in page.obj.get("/Annots", []):
        kind = str(mark.get("/Subtype", ""))
        said = clean(str(mark.get("/Contents", "")))
        if kind == "/Redact":
            yield Seen(Lift.NOT_APPLIED, said, page=number)
        elif kind == "/FileAttachment":
            yield Seen(Lift.ATTACHMENT, said, page=number)
        elif said and kind not in _QUIET:
            yield Seen(Lift.COMMENT, said, page=number)


def _fields(document: pikepdf.Pdf, shown: set[str]) -> Iterator[Seen]:
    """Fields whose value the page does not show, and whether there are fields at all."""
    form = document.Root.get("/AcroForm", pikepdf.Dictionary())
    waiting = [(field, 0) for field in form.get("/Fields", [])]
    if waiting:
        yield Seen(Lift.FORM)
    while waiting:
        field, depth = waiting.pop()
        kids = list(field.get("/Kids", []))
        if depth < 20:
            waiting += [(kid, depth + 1) for kid in kids]
        value = field.get("/V", None)
        if isinstance(value, pikepdf.String) and str(value).strip():
            widgets = [kid for kid in kids if "/Rect" in kid] or [field]
            if not any(_shows(widget, str(value), shown) for widget in widgets):
                yield Seen(Lift.FIELD, clean(str(value)))


def _shows(widget: Any, value: str, shown: set[str]) -> bool:
    """Whether a field is visible and its picture has the words of its value."""
    if int(widget.get("/F", 0)) & (_HIDDEN | _NO_VIEW):
        return False
    drawn = widget.get("/AP", pikepdf.Dictionary()).get("/N", None)
    if not isinstance(drawn, pikepdf.Stream):
        return True  # a viewer draws the value itself
    text = _stream(drawn).decode("latin-1")
    return all(word in text or word.casefold() in shown for word in value.split())


def _spoken(document: pikepdf.Pdf, shown: set[str]) -> Iterator[Seen]:
    for item in document.objects:
        if not isinstance(item, pikepdf.Dictionary) or "/ActualText" not in item:
            continue
        said = clean(str(item["/ActualText"]))
        lost = [word for word in _split(said) if word not in shown and len(word) > 2]
        if lost and " ".join(_split(said)) not in shown:
            yield Seen(Lift.ACTUAL_TEXT, said)


def _left_over(document: pikepdf.Pdf) -> Iterator[Seen]:
    """Text that no page, form or picture of the file leads to."""
    reached = _reached(document)
    for item in document.objects:
        if not isinstance(item, pikepdf.Stream) or item.objgen in reached:
            continue
        if str(item.get("/Type", "")) in ("/XRef", "/ObjStm"):
            continue
        if item.get("/Subtype") == "/Image" or _TEXT_SHOWN.search(_stream(item)):
            yield Seen(Lift.LEFT_OVER)
            return


def _reached(document: pikepdf.Pdf) -> set[tuple[int, int]]:
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [document.trailer]
    while waiting:
        item = waiting.pop()
        if item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        inside = item.items() if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) else ()
        held = [value for _, value in inside]
        if isinstance(item, pikepdf.Array):
            held = list(item)
        waiting += [value for value in held if isinstance(value, pikepdf.Object)]
    return seen


def _about(document: pikepdf.Pdf) -> Iterator[Seen]:
    said = [f"{key[1:]}: {value}" for key, value in document.docinfo.items() if str(value).strip()]
    if "/Metadata" in document.Root:
        said.append("XMP")
    if said:
        yield Seen(Lift.METADATA, clean("; ".join(said)))


def _versions(task: Task, shown: set[str]) -> Iterator[Seen]:
    """Words and pictures of earlier versions that the last one has no more."""
    data = task.whole(task.limits.mapped_bytes)
    ends = [found.end() for found in _END.finditer(data)][:-1][-_MOST_VERSIONS:]
    if not ends:
        return
    pictures = _pictures(data)
    for end in ends:
        earlier = _earlier(task, end)
        if earlier is None:
            continue
        gone = sorted(_words(earlier) - shown)
        if gone:
            yield Seen(Lift.REVISION, " ".join(gone[:_MOST_WORDS]))
        elif _pictures(data[:end]) - pictures:
            yield Seen(Lift.REVISION)


def _earlier(task: Task, end: int) -> Pdf | None:
    """The file as it was; None where its beginning is no file by itself."""
    try:
        return Pdf(_Part(task, end))
    except Stop:
        return None


class _Part(Task):
    """A task whose file ends earlier."""

    def __init__(self, task: Task, end: int) -> None:
        self.limits, self.name, self.source, self.size = task.limits, "", task.source, end


def _pictures(data: bytes) -> set[str]:
    try:
        with pikepdf.open(BytesIO(data)) as document:
            return {
                hashlib.sha256(item.read_raw_bytes()).hexdigest()
                for item in document.objects
                if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
            }
    except (pikepdf.PdfError, ValueError):
        return set()


def _words(pdf: Pdf) -> set[str]:
    words: set[str] = set()
    for number in range(1, pdf.count + 1):
        page: PdfPage = pdf.page(number)
        words.update(_split(page.text(100_000).text))
        page.close()
    return words


def _split(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _stream(item: Any) -> bytes:
    try:
        data: bytes = item.read_bytes()
    except (pikepdf.PdfError, ValueError):
        return b""
    return data[:_MOST_STREAM]
