"""Words that another reader laid, unseen, over or under the picture of a scanned page.

Such words are somebody else's reading, with its slips, and nobody sees them on the page. What the
page shows has to be read.
"""

from collections.abc import Callable, Iterable, Iterator
from ctypes import byref
from itertools import islice
from typing import Any

import pypdfium2_raw as pdfium

from reopen.lib.reading.worker.pdfium import PdfPage, edges_of

#: Which of so many objects to look at, the topmost first.
Places = Callable[[int], Iterable[int]]

_TEXT, _IMAGE, _FORM = 1, 3, 5
_INVISIBLE = 3
#: Objects looked at from each end first: a scanner lays picture and words in two heaps.
_FROM_EACH_END = 6
_MOST_OBJECTS = 2_000
_DEEP = 3
#: Shares of the page: a strip of a scan, a scan, and a picture that hides all beneath it.
_A_PICTURE, _SCAN, _WHOLE_PAGE = 0.01, 0.5, 0.8


def is_unseen(page: PdfPage) -> bool:
    """Whether the page is a scan, and half of its words or more are drawn so that nobody sees them.

    Unseen blanks are usual between seen words. Most pages are told by a few of their objects.
    """
    return _holds(page, _ends, _A_PICTURE) and _holds(page, _all, _SCAN)


def _holds(page: PdfPage, places: Places, least: float) -> bool:
    """The same of the objects at these places; pictures must cover at least so much."""
    seen = unseen = 0
    pictured, covered = 0.0, False
    for item, share in islice(_objects(page, places), _MOST_OBJECTS):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == _TEXT:
            hidden = covered or pdfium.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE
            unseen, seen = unseen + hidden, seen + (not hidden)
        elif kind == _IMAGE:
            pictured += share
            opaque = not pdfium.FPDFPageObj_HasTransparency(item)
            covered = covered or (share >= _WHOLE_PAGE and opaque)
    return 0 < unseen >= seen and pictured >= least


def _objects(page: PdfPage, places: Places) -> Iterator[tuple[Any, float]]:
    """Objects of the page from the topmost down; of pictures the share of the page they cover."""
    for at in places(pdfium.FPDFPage_CountObjects(page.raw)):
        yield from _within(page, pdfium.FPDFPage_GetObject(page.raw, at), places, 1.0, _DEEP)


def _within(
    page: PdfPage, item: Any, places: Places, scale: float, deep: int
) -> Iterator[tuple[Any, float]]:
    """The object itself, or what a form is made of. `scale`: by how much its area grows when drawn.

    A form may be as wide as the page and hold a small picture: each picture is measured itself.
    """
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind != _FORM or not deep:
        left, bottom, right, top = edges_of(item) if kind == _IMAGE else (0.0, 0.0, 0.0, 0.0)
        yield item, scale * (right - left) * (top - bottom) / (page.width * page.height)
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, byref(matrix))
    scale *= abs(matrix.a * matrix.d - matrix.b * matrix.c)
    for at in places(pdfium.FPDFFormObj_CountObjects(item)):
        inner = pdfium.FPDFFormObj_GetObject(item, at)
        yield from _within(page, inner, places, scale, deep - 1)


def _ends(count: int) -> list[int]:
    """Places of the first and the last of `count` objects, the last first."""
    if count <= 2 * _FROM_EACH_END:
        return list(range(count - 1, -1, -1))
    last = range(count - 1, count - 1 - _FROM_EACH_END, -1)
    return [*last, *range(_FROM_EACH_END - 1, -1, -1)]


def _all(count: int) -> range:
    return range(count - 1, -1, -1)
