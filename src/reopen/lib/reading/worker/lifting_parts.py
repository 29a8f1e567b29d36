"""What a PDF holds besides its pages: versions, attachments, fields, layers, left-over text."""

import ctypes
import hashlib
import os
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2_raw as pdfium

from reopen.lib.reading.lifts import Lift
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.words import clean
from reopen.lib.reading.worker import lifting_kept
from reopen.lib.reading.worker.lifting_kept import stream_of, words_of
from reopen.lib.reading.worker.lifting_page import Seen
from reopen.lib.reading.worker.main import Stop, Task
from reopen.lib.reading.worker.pdfium import Pdf

_END = re.compile(rb"%%EOF[ \t]*\r?\n?")
_MARKUP = re.compile(r"<[^>]*>|xmlns:\w+=\S+")
_MOST_VERSIONS = 20
_MOST_TITLES = 1_000
_MOST_WORDS = 20
_HIDDEN, _NO_VIEW = 2, 32
_QUIET = frozenset(("/Link", "/Widget", "/Popup"))


def _open(task: Task, pdf: Pdf) -> pikepdf.Pdf:
    """The file for its parts. One locked against changes is unlocked by PDFium: qpdf asks for
    a device of random numbers, which is not here."""
    source: Any = os.fdopen(os.dup(task.source), "rb")
    if pdfium.FPDF_GetSecurityHandlerRevision(pdf.raw) >= 0:
        source.close()
        source = BytesIO(_unlocked(pdf))
    try:
        return pikepdf.open(source)
    except pikepdf.PasswordError as error:
        raise Stop(Reason.ENCRYPTED) from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise Stop(Reason.BROKEN) from error


def _unlocked(pdf: Pdf) -> bytes:
    pieces: list[bytes] = []

    def write(_file: Any, data: Any, size: int) -> int:
        pieces.append(ctypes.string_at(data, size))
        return 1

    file = pdfium.FPDF_FILEWRITE(version=1)
    file.WriteBlock = type(file.WriteBlock)(write)
    if not pdfium.FPDF_SaveAsCopy(pdf.raw, ctypes.byref(file), pdfium.FPDF_REMOVE_SECURITY):
        raise Stop(Reason.BROKEN)
    return b"".join(pieces)


def hidden_layers(task: Task, pdf: Pdf) -> set[int]:
    """Numbers of the pages that use a layer which is switched off when the file is opened."""
    with _open(task, pdf) as document:
        off = _layers_off(document)
        return {number for number, page in enumerate(document.pages, 1) if off and _uses(page, off)}


def look_at(task: Task, pdf: Pdf) -> Iterator[Seen]:
    """Findings of the file as a whole."""
    shown = words_of(pdf)
    with _open(task, pdf) as document:
        for number in sorted(hidden_layers(task, pdf)):
            yield Seen(Lift.LAYER, page=number)
        yield from _attached(document)
        for number, page in enumerate(document.pages, 1):
            yield from _marks(page, number)
        yield from _fields(document, shown)
        yield from lifting_kept.spoken(document, task.limits, shown)
        yield from lifting_kept.left_over(document)
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
    """Whether a page, or a form drawn on it, names a layer that is off."""
    waiting = [page.obj.get("/Resources", pikepdf.Dictionary())]
    seen: set[tuple[int, int]] = set()
    if any(_is_off(mark.get("/OC", None), off) for mark in page.obj.get("/Annots", [])):
        return True
    while waiting:
        named = waiting.pop()
        drawn = list(named.get("/XObject", pikepdf.Dictionary()).values())
        layers = [*named.get("/Properties", pikepdf.Dictionary()).values()]
        if any(_is_off(layer, off) for layer in [*layers, *(item.get("/OC") for item in drawn)]):
            return True
        inner = [item for item in drawn if "/Resources" in item and item.objgen not in seen]
        seen |= {item.objgen for item in inner}
        waiting += [item.Resources for item in inner]
    return False


def _is_off(layer: Any, off: set[tuple[int, int]]) -> bool:
    if not isinstance(layer, pikepdf.Dictionary):
        return False
    members: Any = layer.get("/OCGs", [])
    inside = [members] if isinstance(members, pikepdf.Dictionary) else list(members)
    return any(one.objgen in off for one in [layer, *inside])


def _attached(document: pikepdf.Pdf) -> Iterator[Seen]:
    """Files inside, also such as no list of them names."""
    names = [str(name) for name in document.attachments]
    if not names:
        held = (item for item in document.objects if isinstance(item, pikepdf.Dictionary))
        names = [str(item.get("/UF", item.get("/F", ""))) for item in held if "/EF" in item]
    for name in names:
        yield Seen(Lift.ATTACHMENT, clean(name))


def _marks(page: Any, number: int) -> Iterator[Seen]:
    for mark in page.obj.get("/Annots", []):
        kind = str(mark.get("/Subtype", ""))
        said = clean(str(mark.get("/Contents", "")))
        if kind == "/Redact":
            yield Seen(Lift.NOT_APPLIED, said, page=number)
        elif kind == "/FileAttachment":
            yield Seen(Lift.ATTACHMENT, said, page=number)
        elif said and kind not in _QUIET:
            is_hidden = int(mark.get("/F", 0)) & (_HIDDEN | _NO_VIEW)
            yield Seen(Lift.HIDDEN_COMMENT if is_hidden else Lift.COMMENT, said, page=number)


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
    text = stream_of(drawn).decode("latin-1")
    return all(word in text or word.casefold() in shown for word in value.split())


def _about(document: pikepdf.Pdf) -> Iterator[Seen]:
    """What the file says of itself, and the titles of its table of contents."""
    said = [f"{key[1:]}: {value}" for key, value in document.docinfo.items() if str(value).strip()]
    stream = document.Root.get("/Metadata", None)
    if isinstance(stream, pikepdf.Stream):
        words = _MARKUP.sub(" ", stream_of(stream).decode("utf-8", "replace"))
        said.append(f"XMP: {' '.join(words.split())}")
    if said:
        yield Seen(Lift.METADATA, clean("; ".join(said)))
    titles = [str(title) for title in _titles(document)]
    if titles:
        yield Seen(Lift.OUTLINE, clean("; ".join(titles)))


def _titles(document: pikepdf.Pdf) -> Iterator[Any]:
    waiting = [document.Root.get("/Outlines", None)]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_TITLES:
        item = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        if "/Title" in item:
            yield item.Title
        waiting += [item.get("/Next", None), item.get("/First", None)]


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
        gone = sorted(words_of(earlier) - shown)
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
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return set()
