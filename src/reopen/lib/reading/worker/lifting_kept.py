"""Text and pictures that a PDF keeps and no page shows: left over, never drawn, or said aloud."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2_raw as pdfium

from reopen.lib.reading.lifts import Lift
from reopen.lib.reading.limits import Limits
from reopen.lib.reading.words import clean
from reopen.lib.reading.worker.lifting_page import Seen
from reopen.lib.reading.worker.pdfium import Pdf, PdfPage

_TEXT_SHOWN = re.compile(rb"[)>\]]\s*(?:Tj|TJ|'|\")(?:\s|$)")
_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_SPOKEN = re.compile(rb"/ActualText\b")
_SILENT = b"/ActualTexx"  # of the same length: nothing else moves
_MOST_STREAM = 32 * 1024 * 1024
_MOST_CHARACTERS = 100_000
_LEAST_PIXELS = 32


def words_of(pdf: Pdf) -> set[str]:
    """Every word of every page, as PDFium reads them."""
    words: set[str] = set()
    for number in range(1, pdf.count + 1):
        page: PdfPage = pdf.page(number)
        words.update(_split(page.text(_MOST_CHARACTERS).text))
        page.close()
    return words


def stream_of(item: Any) -> bytes:
    """A stream unpacked; nothing where it is broken."""
    try:
        data: bytes = item.read_bytes()
    except (pikepdf.PdfError, ValueError):
        return b""
    return data[:_MOST_STREAM]


def spoken(document: pikepdf.Pdf, limits: Limits, shown: set[str]) -> Iterator[Seen]:
    """Texts for reading aloud whose words the pages do not show.

    PDFium reads them instead of the letters; so the file is read once more without them.
    """
    texts = list(_spoken_texts(document))
    inline = any(_SPOKEN.search(stream_of(item)) for item in _contents(document))
    if not texts and not inline:
        return
    silent = _Silent(document, limits)
    drawn = words_of(silent)
    lost = sorted(word for word in shown - drawn if len(word) > 2 and word not in "".join(drawn))
    if lost:
        yield Seen(Lift.ACTUAL_TEXT, clean(" ".join(lost)))
    for said in texts:
        words = [word for word in _split(said) if len(word) > 2 and word not in drawn | shown]
        if words:
            yield Seen(Lift.ACTUAL_TEXT, said)


class _Silent(Pdf):
    """The same file without any text for reading aloud."""

    def __init__(self, document: pikepdf.Pdf, limits: Limits) -> None:
        for item in _contents(document):
            item.write(_SPOKEN.sub(_SILENT, stream_of(item)))
        for holder in document.objects:
            if isinstance(holder, pikepdf.Dictionary) and "/ActualText" in holder:
                del holder["/ActualText"]
        data = BytesIO()
        document.save(data)
        self._limits, self.repaired = limits, False
        self._kept = bytearray(data.getvalue())
        self.raw = self._open(len(self._kept))
        self.count = pdfium.FPDF_GetPageCount(self.raw)


def _contents(document: pikepdf.Pdf) -> list[Any]:
    """Streams that draw: of pages and of forms."""
    found = []
    for item in document.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != "/Image":
            data = stream_of(item) if "/Type" not in item or item.Type == "/XObject" else b""
            if _SPOKEN.search(data):
                found.append(item)
    return found


def _spoken_texts(document: pikepdf.Pdf) -> Iterator[str]:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ActualText" in item:
            yield clean(str(item["/ActualText"]))


def left_over(document: pikepdf.Pdf) -> Iterator[Seen]:
    """Text or pictures that nothing leads to, or that are named and drawn nowhere."""
    reached = _reached(document)
    loose = [
        item
        for item in document.objects
        if isinstance(item, pikepdf.Stream) and item.objgen not in reached
    ]
    if any(_says_something(item) for item in [*loose, *_never_drawn(document)]):
        yield Seen(Lift.LEFT_OVER)


def _says_something(item: Any) -> bool:
    if str(item.get("/Type", "")) in ("/XRef", "/ObjStm"):
        return False
    if item.get("/Subtype") == "/Image":
        return min(int(item.get("/Width", 0)), int(item.get("/Height", 0))) >= _LEAST_PIXELS
    return bool(_TEXT_SHOWN.search(stream_of(item)))


def _never_drawn(document: pikepdf.Pdf) -> list[Any]:
    """Forms and pictures in the resources of pages that no page, form or pattern draws."""
    named: dict[tuple[int, int], Any] = {}
    drawn: set[tuple[int, int]] = set()
    holders: list[tuple[Any, Any]] = [
        (page.obj, page.obj.get("/Contents", None)) for page in document.pages
    ]
    holders += [
        (item, item)
        for item in document.objects
        if isinstance(item, pikepdf.Stream) and "/Resources" in item
    ]
    for holder, content in holders:
        items = dict(_resources(holder).get("/XObject", pikepdf.Dictionary()).items())
        streams = [content] if isinstance(content, pikepdf.Stream) else list(content or [])
        data = b"\n".join(stream_of(stream) for stream in streams)
        names = {"/" + found.decode("latin-1") for found in _DRAWN.findall(data)}
        for name, item in items.items():
            named[item.objgen] = item
            if name in names:
                drawn.add(item.objgen)
    return [item for key, item in named.items() if key not in drawn]


def _resources(holder: Any) -> Any:
    """The resources of a page or form; a page may have those of its parent."""
    for _ in range(20):
        if "/Resources" in holder:
            return holder.Resources
        if "/Parent" not in holder:
            break
        holder = holder.Parent
    return pikepdf.Dictionary()


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


def _split(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
