"""Boxes and pictures of a page that may cover something, and pictures that are whole beneath."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pypdfium2_raw as pdfium

from reopen.lib.reading.worker.lifting_draw import Box, Canvas

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_MOST_OBJECTS = 20_000
_MOST_DEPTH = 6
_LEAST_POINTS = 5.0
_WHOLE_PAGE = 0.6  # of the page: a picture that large is the page itself, scanned
_ONE_COLOUR, _DARK = 24, 60
_COVER_SHARE, _DARK_SHARE, _EMPTY_SHARE = 0.7, 0.75, 0.995
_DETAIL_SHARE = 0.01
_LETTER_POINTS, _FEW = 40.0, 4

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


class Thing(NamedTuple):
    """A drawn object that is not text, and its place in pixels."""

    kind: int
    box: Box
    object: Any


def everything(canvas: Canvas) -> list[Any]:
    """Every object that is not text, also inside other objects."""
    return [thing.object for thing in _things(canvas)]


def every_text(canvas: Canvas) -> list[Any]:
    """Every text, also such as PDFium leaves out because it stands there twice."""
    return [thing.object for thing in _all(canvas) if thing.kind == _TEXT]


def whole_page_pictures(canvas: Canvas) -> list[Any]:
    """Pictures as large as the page: what a scanner leaves, often with its words beneath."""
    least = _WHOLE_PAGE * canvas.size[0] * canvas.size[1]
    return [one.object for one in _things(canvas) if one.kind == _IMAGE and _area(one.box) >= least]


def pictures_beneath(canvas: Canvas, full: Any, texts: list[Any]) -> Iterator[Box]:
    """Boxes of one colour that hide some of a picture, or of letters drawn as outlines."""
    things = list(_things(canvas))
    covers = _covers(things, full, canvas.scale)
    marks = [box for box in _annotation_boxes(canvas) if _share(_inside(full, box)) >= _COVER_SHARE]
    taken = {id(thing) for thing in covers}
    others = [thing for thing in things if id(thing) not in taken]
    if not others or not (covers or marks):
        return
    with canvas.without(texts):
        above = canvas.draw()
        with canvas.without(thing.object for thing in covers):
            beneath = canvas.draw(annotations=False)
    for box in [*(thing.box for thing in covers), *marks]:
        if _holds_something(box, others, full, canvas.scale) and _hides(above, beneath, box):
            yield box


def _covers(things: list[Thing], full: Any, scale: float) -> list[Thing]:
    """What lies uppermost in one colour. Pictures and small things wholly below are content."""
    found: list[Thing] = []
    for thing in reversed(things):
        if _is_box(thing, scale) and _is_cover(thing, _inside(full, thing.box)):
            size = _area(thing.box) if thing.kind == _IMAGE else 2 * _area(thing.box)
            above = (one for one in found if size <= _area(one.box))
            if not any(_overlap(thing.box, one.box) == _area(thing.box) for one in above):
                found.append(thing)
    return found


def _holds_something(box: Box, others: list[Thing], full: Any, scale: float) -> bool:
    """Whether a picture lies where the box lies, or, in a dark box, a row of outlines."""
    if any(one.kind == _IMAGE and _overlap(box, one.box) > _area(box) / 2 for one in others):
        return True
    patch = _inside(full, box)
    if not patch.size or np.median(patch) > _DARK:
        return False
    most = _LETTER_POINTS * scale
    small = [
        one
        for one in others
        if max(one.box[2] - one.box[0], one.box[3] - one.box[1]) < most
        and _overlap(box, one.box) == _area(one.box)
    ]
    return len(small) >= _FEW


def _hides(above: Any, beneath: Any, box: Box) -> bool:
    """Whether there is more beneath a box than one colour, of which the page shows nothing."""
    shown, whole = _inside(above, box), _inside(beneath, box)
    if not shown.size:
        return False
    detail = ~_near(whole) & _near(shown)
    return bool(detail.mean() >= _DETAIL_SHARE)


def _things(canvas: Canvas) -> Iterator[Thing]:
    return (thing for thing in _all(canvas) if thing.kind != _TEXT)


def _all(canvas: Canvas) -> Iterator[Thing]:
    raw = canvas.page.raw
    for index in range(min(_MOST_OBJECTS, pdfium.FPDFPage_CountObjects(raw))):
        yield from _with_parts(pdfium.FPDFPage_GetObject(raw, index), _SAME, canvas, 0)


def _with_parts(item: Any, matrix: _Matrix, canvas: Canvas, depth: int) -> Iterator[Thing]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind in (_TEXT, _PATH, _IMAGE, _SHADING):
        edges = [ctypes.c_float() for _ in range(4)]
        pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, edges))
        box = _placed([edge.value for edge in edges], matrix, canvas)
        is_line = kind == _PATH and not _fills(item)
        yield Thing(kind, _without_air(box) if is_line else box, item)
    elif kind == _FORM and depth < _MOST_DEPTH:
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(own))
        inner = _joined((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for index in range(min(_MOST_OBJECTS, pdfium.FPDFFormObj_CountObjects(item))):
            part = pdfium.FPDFFormObj_GetObject(item, index)
            yield from _with_parts(part, inner, canvas, depth + 1)


def _without_air(box: Box) -> Box:
    """PDFium leaves half of a line's width free on both of its sides."""
    air = min(box[2] - box[0], box[3] - box[1]) // 4
    return box[0] + air, box[1] + air, box[2] - air, box[3] - air


def _joined(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r,
        c * q + d * s, e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _placed(edges: list[float], matrix: _Matrix, canvas: Canvas) -> Box:
    left, bottom, right, top = edges
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return canvas.pixels(min(xs), min(ys), max(xs), max(ys))


def _is_box(thing: Thing, scale: float) -> bool:
    """Whether it is large enough, and filled, to hide a word."""
    x0, y0, x1, y1 = thing.box
    if min(x1 - x0, y1 - y0) < _LEAST_POINTS * scale:
        return False
    if thing.kind != _PATH:
        return True
    return _fills(thing.object) or _is_thick(thing.object)


def _fills(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return fill.value != 0


def _is_thick(path: Any) -> bool:
    wide = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(path, ctypes.byref(wide))
    return wide.value >= _LEAST_POINTS


def _annotation_boxes(canvas: Canvas) -> Iterator[Box]:
    """Places of comments and marks."""
    raw = canvas.page.raw
    for index in range(min(_MOST_OBJECTS, pdfium.FPDFPage_GetAnnotCount(raw))):
        mark = pdfium.FPDFPage_GetAnnot(raw, index)
        if not mark:
            continue
        edges = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(mark, ctypes.byref(edges))
        pdfium.FPDFPage_CloseAnnot(mark)
        yield canvas.pixels(edges.left, edges.bottom, edges.right, edges.top)


def _is_cover(thing: Thing, patch: Any) -> bool:
    """One colour, but for a code upon it; a scan of paper with a few words is none."""
    if not patch.size:
        return False
    least = _COVER_SHARE
    if thing.kind == _IMAGE:
        least = _DARK_SHARE if np.median(patch) < _DARK else _EMPTY_SHARE
    return _share(patch) >= least


def _inside(pixels: Any, box: Box) -> Any:
    """The pixels well inside a rectangle: its edges are blurred."""
    x0, y0, x1, y1 = (max(0, value) for value in box)
    step = 2 if min(x1 - x0, y1 - y0) > 8 else 1
    return pixels[y0 + step : y1 - step, x0 + step : x1 - step]


def _share(patch: Any) -> float:
    """The share of pixels that are near the commonest colour."""
    return float(_near(patch).mean()) if patch.size else 1.0


def _near(patch: Any) -> Any:
    """Which pixels are near the commonest colour."""
    ground = np.median(patch.reshape(-1, 3), axis=0)
    return np.abs(patch.astype(np.int16) - ground).max(axis=2) <= _ONE_COLOUR


def _area(box: Box) -> int:
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


def _overlap(one: Box, other: Box) -> int:
    low, high = np.maximum(one[:2], other[:2]), np.minimum(one[2:], other[2:])
    return int(np.prod(np.maximum(0, high - low)))
