"""Drawing a page with some of its objects left out."""

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pypdfium2_raw as pdfium

from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.worker.main import Stop
from reopen.lib.reading.worker.pdfium import PdfPage

_MOST_PIXELS = 3_000_000
_SCALE = 2.0
WHITE, BLACK = 0xFFFFFFFF, 0xFF000000

Box = tuple[int, int, int, int]


class Canvas:
    """Draws one page, always at the same size; places are pixels from the upper left corner."""

    def __init__(self, page: PdfPage) -> None:
        self.page = page
        scale = min(_SCALE, (_MOST_PIXELS / (page.width * page.height)) ** 0.5)
        self.scale = scale
        self.size = (max(1, round(page.width * scale)), max(1, round(page.height * scale)))

    def draw(self, *, annotations: bool = True, ground: int = WHITE) -> Any:
        """Pixels as rows of blue, green, red."""
        wide, high = self.size
        bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, pdfium.FPDFBitmap_BGRx, None, 0)
        if not bitmap:
            raise Stop(Reason.TOO_MUCH_MEMORY)
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, ground)
            how = pdfium.FPDF_ANNOT if annotations else 0
            pdfium.FPDF_RenderPageBitmap(bitmap, self.page.raw, 0, 0, wide, high, 0, how)
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            start = pdfium.FPDFBitmap_GetBuffer(bitmap)
            rows = np.frombuffer(ctypes.string_at(start, stride * high), np.uint8)
            return rows.reshape(high, stride // 4, 4)[:, :wide, :3]
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)

    @contextmanager
    def without(self, objects: Iterable[Any]) -> Iterator[None]:
        """While this lasts, these objects are not drawn."""
        handles = {ctypes.cast(item, ctypes.c_void_p).value: item for item in objects if item}
        for item in handles.values():
            pdfium.FPDFPageObj_SetIsActive(item, 0)
        try:
            yield
        finally:
            for item in handles.values():
                pdfium.FPDFPageObj_SetIsActive(item, 1)

    def pixels(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the page's own space, in pixels."""
        xs, ys = zip(self._point(left, bottom), self._point(right, top), strict=True)
        return min(xs), min(ys), max(xs) + 1, max(ys) + 1

    def _point(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(
            self.page.raw, 0, 0, *self.size, 0, x, y, ctypes.byref(across), ctypes.byref(down)
        )
        return across.value, down.value

    def is_outside(self, box: Box) -> bool:
        """Whether none of a rectangle is on the page."""
        x0, y0, x1, y1 = box
        return x1 <= 0 or y1 <= 0 or x0 >= self.size[0] or y0 >= self.size[1]

    def fractions(self, boxes: list[Box]) -> tuple[float, float, float, float]:
        """The rectangle around all of them, as fractions of the page."""
        wide, high = self.size
        edges = (
            min(box[0] for box in boxes) / wide, min(box[1] for box in boxes) / high,
            max(box[2] for box in boxes) / wide, max(box[3] for box in boxes) / high,
        )  # fmt: skip
        x0, y0, x1, y1 = (round(min(1.0, max(0.0, float(edge))), 5) for edge in edges)
        return x0, y0, x1, y1
