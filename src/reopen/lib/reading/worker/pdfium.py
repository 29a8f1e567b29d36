"""PDF through PDFium's own functions: opening, text with word boxes, rasters.

The raw binding is used because it imports fast and lets the boxes of a page be fetched in one go:
every word costs two calls made from C (`map`), not a Python loop over characters.
"""

import ctypes
import mmap
import os
import re
from array import array
from io import BytesIO
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2_raw as pdfium

from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.words import FULL as _FULL
from reopen.lib.reading.words import PageText, clean
from reopen.lib.reading.worker.main import Stop, Task

#: A token; PDFium marks a word broken at the end of a line with one of the two characters.
_TOKEN = re.compile("[^\\s\x02\ufffe]+[\x02\ufffe]?")
_BROKEN_WORD = re.compile("[\x02\ufffe]")
_PASSWORD, _SECURITY = 4, 5
_IMAGE, _FORM, _PATH = 3, 5, 2
_COMMON_FONTS = (
    *(b"Helvetica", b"Helvetica-Bold", b"Helvetica-Oblique", b"Times-Roman", b"Times-Bold"),
    *(b"Times-Italic", b"Courier", b"Courier-Bold", b"Arial"),
)
_MOST_OBJECTS = 2_000

#: What each code of UTF-16 is: part of a word, a space between words, something that needs a
#: closer look (control characters, broken words), or half of a pair.
_WORD, _SPACE, _UNUSUAL, _HALF = range(4)
_SORT = np.array([_SPACE if chr(code).isspace() else _WORD for code in range(0x10000)], np.uint8)
_SORT[[code for code in range(0x10000) if clean(chr(code)) != chr(code)]] = _UNUSUAL
_SORT[[0x02, 0xFFFE]] = _UNUSUAL
_SORT[0x0D] = _SPACE
_SORT[0xD800:0xE000] = _HALF

#: Called for every word, so without giving up the interpreter's lock each time.
_box_of = ctypes.PYFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)


def warm_up() -> None:
    """Start the library and read a page of our own, once, before any file is opened.

    Every job inherits what that loads: the list of fonts, the common ones among them.
    """
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_CreateNewDocument()
    raw = pdfium.FPDFPage_New(document, 0, 612, 792)
    words = ctypes.create_string_buffer("Warm words\0".encode("utf-16-le"))
    for font in _COMMON_FONTS:
        text = pdfium.FPDFPageObj_NewTextObj(document, font, 12)
        pdfium.FPDFText_SetText(text, ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort)))
        pdfium.FPDFPage_InsertObject(raw, text)
    pdfium.FPDFPage_GenerateContent(raw)
    page = PdfPage(raw)
    page.text(1_000).pack()
    page.shapes()
    page.close()
    pdfium.FPDF_CloseDocument(document)


class Pdf:
    """An open PDF. `repaired`: it was damaged and only what could be saved is here."""

    def __init__(self, task: Task) -> None:
        self._limits = task.limits
        self.repaired = b"startxref" not in task.tail() and b"%%EOF" not in task.tail()
        self._kept = _mapped(task)
        self.raw = self._open(len(self._kept))
        if not self.raw:
            if pdfium.FPDF_GetLastError() in (_PASSWORD, _SECURITY):
                raise Stop(Reason.ENCRYPTED)
            self._repair(task)
        self.count: int = pdfium.FPDF_GetPageCount(self.raw)
        if self.count > task.limits.pages:
            raise Stop(Reason.TOO_MANY_PAGES)
        if self.count < 1:
            raise Stop(Reason.BROKEN)

    def _open(self, length: int) -> Any:
        start = (ctypes.c_char * length).from_buffer(self._kept)
        return pdfium.FPDF_LoadMemDocument64(start, length, None)

    def _repair(self, task: Task) -> None:
        import pikepdf  # slow to import and rarely needed

        mended = BytesIO()
        try:
            with pikepdf.open(os.fdopen(os.dup(task.source), "rb")) as damaged:
                damaged.save(mended)
        except pikepdf.PasswordError as error:
            raise Stop(Reason.ENCRYPTED) from error
        except pikepdf.PdfError as error:
            raise Stop(Reason.BROKEN) from error
        self._kept = bytearray(mended.getvalue())
        self.raw = self._open(len(self._kept))
        self.repaired = True
        if not self.raw:
            raise Stop(Reason.BROKEN)

    def page(self, number: int) -> "PdfPage":
        """Page by number, from 1; Stop when it is broken or of an absurd size."""
        raw = pdfium.FPDF_LoadPage(self.raw, number - 1)
        if not raw:
            raise Stop(Reason.BROKEN)
        page = PdfPage(raw)
        if (
            not 1
            <= min(page.width, page.height)
            <= max(page.width, page.height)
            <= self._limits.page_points
        ):
            page.close()
            raise Stop(Reason.TOO_LARGE)
        return page

    @property
    def has_attachments(self) -> bool:
        """Whether files are attached."""
        return bool(pdfium.FPDFDoc_GetAttachmentCount(self.raw) > 0)

    def attachments(self) -> list[tuple[str, Any]]:
        """Names and handles of the files inside."""
        found = []
        for index in range(pdfium.FPDFDoc_GetAttachmentCount(self.raw)):
            handle = pdfium.FPDFDoc_GetAttachment(self.raw, index)
            length = min(2048, pdfium.FPDFAttachment_GetName(handle, None, 0))
            name = ctypes.create_string_buffer(length + 2)
            buffer = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
            pdfium.FPDFAttachment_GetName(handle, buffer, length)
            found.append((name.raw[:length].decode("utf-16-le", "replace").rstrip("\0"), handle))
        return found


def edges_of(item: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of an object, in the space of the page or form that holds it."""
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, edges))
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def attachment_size(handle: Any) -> int:
    """Size of an attached file in bytes, or -1 when it cannot be read."""
    size = ctypes.c_ulong()
    found = pdfium.FPDFAttachment_GetFile(handle, None, 0, ctypes.byref(size))
    return size.value if found else -1


def attachment_bytes(handle: Any, size: int) -> bytes:
    """Content of an attached file."""
    data, got = ctypes.create_string_buffer(size), ctypes.c_ulong()
    pdfium.FPDFAttachment_GetFile(handle, data, size, ctypes.byref(got))
    return data.raw[: got.value]


def _mapped(task: Task) -> Any:
    if task.size > task.limits.mapped_bytes:
        raise Stop(Reason.TOO_LARGE)
    return mmap.mmap(task.source, task.size, access=mmap.ACCESS_COPY)


class PdfPage:
    """One open page; sizes in points, as seen (its own rotation applied)."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.width: float = pdfium.FPDF_GetPageWidthF(raw)
        self.height: float = pdfium.FPDF_GetPageHeightF(raw)

    def close(self) -> None:
        """Give its memory back."""
        pdfium.FPDF_ClosePage(self.raw)

    def text(self, most: int) -> PageText:
        """The text layer with word boxes, at most `most` characters of it."""
        layer = pdfium.FPDFText_LoadPage(self.raw)
        if not layer:
            return PageText.build([])
        try:
            text, ends = _tokens(layer, min(most, max(0, pdfium.FPDFText_CountChars(layer))))
            return PageText(text, self._boxes(layer, ends), b"\x64")
        finally:
            pdfium.FPDFText_ClosePage(layer)

    def _boxes(self, layer: Any, ends: list[int]) -> "array[int]":
        room = ctypes.create_string_buffer(16 * len(ends))
        base = ctypes.addressof(room)
        address = ctypes.cast(layer, ctypes.c_void_p).value
        list(map(_box_of, repeat(address), ends, range(base, base + 16 * len(ends), 16)))
        values = np.frombuffer(memoryview(room), np.float32)
        return _as_fractions(values, *self._frame())

    def _frame(self) -> tuple[float, float, float, float, int]:
        frame = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(self.raw, ctypes.byref(frame))
        turns = pdfium.FPDFPage_GetRotation(self.raw)
        wide = max(frame.right - frame.left, 1e-6)
        high = max(frame.top - frame.bottom, 1e-6)
        return frame.left, frame.bottom + high, frame.left + wide, frame.top - high, turns

    def shapes(self) -> tuple[int, float, int]:
        """Number of objects, largest share of the page one picture covers, number of lines."""
        left, top, right, bottom, _ = self._frame()
        area, covered, lines = (right - left) * (top - bottom), 0.0, 0
        objects = [
            pdfium.FPDFPage_GetObject(self.raw, index)
            for index in range(min(_MOST_OBJECTS, pdfium.FPDFPage_CountObjects(self.raw)))
        ]
        total = len(objects)
        for item in objects:
            what = pdfium.FPDFPageObj_GetType(item)
            lines += what == _PATH
            if what in (_IMAGE, _FORM):
                x0, y0, x1, y1 = edges_of(item)
                wide, high = min(x1, right) - max(x0, left), min(y1, top) - max(y0, bottom)
                covered = max(covered, max(0.0, wide) * max(0.0, high) / area)
        return total, covered, lines

    def raster(self, width: int, height: int) -> tuple[Any, int]:
        """Pixels of the page as BGRx bytes and the length of a row."""
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, None, 0)
        if not bitmap:
            raise Stop(Reason.TOO_MUCH_MEMORY)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        how = pdfium.FPDF_ANNOT
        pdfium.FPDF_RenderPageBitmap(bitmap, self.raw, 0, 0, width, height, 0, how)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        start = pdfium.FPDFBitmap_GetBuffer(bitmap)
        pixels = ctypes.string_at(start, stride * height)
        pdfium.FPDFBitmap_Destroy(bitmap)
        return pixels, stride


def _tokens(layer: Any, count: int) -> tuple[str, list[int]]:
    """The text, and for each word the numbers of its first and last character."""
    room = (ctypes.c_ushort * (count + 1))()
    got = max(0, pdfium.FPDFText_GetText(layer, 0, count, room) - 1)
    codes = np.frombuffer(memoryview(room), np.uint16)[:got]
    sorts = _SORT[codes]
    strangest = sorts.max(initial=_WORD)
    if got != count or strangest == _HALF:
        found = map(pdfium.FPDFText_GetUnicode, repeat(layer), range(count))
        return _unusual_tokens("".join(chr(c) if 0 < c < 0x110000 else "\ufffd" for c in found))
    if strangest == _UNUSUAL:
        return _unusual_tokens(codes.tobytes().decode("utf-16-le"))
    inside = np.zeros(count + 2, np.bool_)
    inside[1:-1] = sorts == _WORD
    ends = np.flatnonzero(inside[1:] != inside[:-1])
    ends[1::2] -= 1
    return codes.tobytes().decode("utf-16-le").replace("\r\n", "\n"), ends.tolist()


def _unusual_tokens(raw: str) -> tuple[str, list[int]]:
    """The same where characters break words or must be cleaned away; one character, one place."""
    ends: list[int] = []
    for found in _TOKEN.finditer(raw):
        ends += (found.start(), found.end() - 1)
    text = clean(_BROKEN_WORD.sub("-\n", raw))
    if 2 * len(text.split()) != len(ends):  # cleaning took a whole word away, or split one
        text = " ".join("".join(clean(found).split()) or "\ufffd" for found in _TOKEN.findall(raw))
    return text, ends


def _as_fractions(
    values: "np.ndarray[Any, Any]", left: float, top: float, right: float, bottom: float, turns: int
) -> "array[int]":
    """Boxes of words from those of their first and last characters (left, top, right, bottom)."""
    first, last = np.nan_to_num(values).reshape(-1, 2, 4).transpose(1, 2, 0)
    low, high = np.minimum(first, last), np.maximum(first, last)
    wide, tall = _FULL / (right - left), _FULL / (top - bottom)
    x0, x1 = (low[0] - left) * wide, (high[2] - left) * wide
    y0, y1 = (top - high[1]) * tall, (top - low[3]) * tall
    for _ in range(turns):  # a quarter turn clockwise each
        x0, y0, x1, y1 = _FULL - y1, x0, _FULL - y0, x1
    columns = np.concatenate((x0, y0, x1, y1))
    boxes = array("H")
    boxes.frombytes(np.clip(columns, 0, _FULL).astype(np.uint16).tobytes())
    return boxes
