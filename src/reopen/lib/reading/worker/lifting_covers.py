"""Boxes and pictures of a page that may cover something, and pictures that are whole beneath."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pypdfium2_raw as pdfium

from reopen.lib.reading.worker.lifting_draw import Box, Canvas

_PATH, _IMAGE, _SHADING, _FORM = 2, 3, 4, 5
_MOST_OBJECTS = 20_000
_MOST_DEPTH = 6
_LEAST_POINTS = 5.0
_LARGE = 0.6  # of the page: a larger picture is the page itself
_ONE_COLOUR = 24
_COVER_SHARE, _CONTENT_SHARE, _EMPTY_SHARE = 0.7, 0.985, 0.9995

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


def pictures_beneath(canvas: Canvas, full: Any, texts: list[Any]) -> Iterator[Box]:
    """Boxes of one colour under which, were they away, a picture would show more than paper."""
    things = list(_things(canvas))
    wide, high = canvas.size
    small = [
        thing
        for thing in things
        if _is_box(thing, canvas.scale) and _area(thing.box) < _LARGE * wide * high
    ]
    covers = [thing for thing in small if _is_cover(thing, _inside(full, thing.box))]
    taken = {id(thing) for thing in covers}
    pictures = [thing for thing in things if thing.kind == _IMAGE and id(thing) not in taken]
    marks = list(_annotation_boxes(canvas, full))
    if not pictures or not (covers or marks):
        return
    with canvas.without([*(thing.object for thing in covers), *texts]):
        beneath = canvas.draw(annotations=False)
    for box in [*(thing.box for thing in covers), *marks]:
        upon = any(_overlap(box, picture.box) > _area(box) / 2 for picture in pictures)
        if upon and not _shows_one_colour(_inside(beneath, box)):
            yield box


def _things(canvas: Canvas) -> Iterator[Thing]:
    raw = canvas.page.raw
    for index in range(min(_MOST_OBJECTS, pdfium.FPDFPage_CountObjects(raw))):
        yield from _with_parts(pdfium.FPDFPage_GetObject(raw, index), _SAME, canvas, 0)


def _with_parts(item: Any, matrix: _Matrix, canvas: Canvas, depth: int) -> Iterator[Thing]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind in (_PATH, _IMAGE, _SHADING):
        edges = [ctypes.c_float() for _ in range(4)]
        pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, edges))
        yield Thing(kind, _placed([edge.value for edge in edges], matrix, canvas), item)
    elif kind == _FORM and depth < _MOST_DEPTH:
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(own))
        inner = _joined((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for index in range(min(_MOST_OBJECTS, pdfium.FPDFFormObj_CountObjects(item))):
            part = pdfium.FPDFFormObj_GetObject(item, index)
            yield from _with_parts(part, inner, canvas, depth + 1)


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
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing.object, ctypes.byref(fill), ctypes.byref(stroke))
    return fill.value != 0


def _annotation_boxes(canvas: Canvas, full: Any) -> Iterator[Box]:
    """Places of comments and marks that show one colour."""
    raw = canvas.page.raw
    for index in range(min(_MOST_OBJECTS, pdfium.FPDFPage_GetAnnotCount(raw))):
        mark = pdfium.FPDFPage_GetAnnot(raw, index)
        if not mark:
            continue
        edges = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(mark, ctypes.byref(edges))
        pdfium.FPDFPage_CloseAnnot(mark)
        box = canvas.pixels(edges.left, edges.bottom, edges.right, edges.top)
        patch = _inside(full, box)
        if patch.size and _share(patch) >= _COVER_SHARE and _is_dark_or_coloured(patch):
            yield box


def _is_cover(thing: Thing, patch: Any) -> bool:
    """One colour, but for a code upon it; a picture of paper with a few words is none."""
    least = _COVER_SHARE if thing.kind != _IMAGE or _is_dark_or_coloured(patch) else _EMPTY_SHARE
    return _share(patch) >= least


def _is_dark_or_coloured(patch: Any) -> bool:
    """Not the paper itself, as around a link."""
    return bool(patch.size and np.median(patch.reshape(-1, 3), axis=0).min() < 255 - _ONE_COLOUR)


def _inside(pixels: Any, box: Box) -> Any:
    """The pixels well inside a rectangle: its edges are blurred."""
    x0, y0, x1, y1 = (max(0, value) for value in box)
    step = 2 if min(x1 - x0, y1 - y0) > 8 else 1
    return pixels[y0 + step : y1 - step, x0 + step : x1 - step]


def _shows_one_colour(patch: Any) -> bool:
    return _share(patch) >= _CONTENT_SHARE


def _share(patch: Any) -> float:
    """The share of pixels that are near the commonest colour."""
    if not patch.size:
        return 1.0
    flat = patch.reshape(-1, 3).astype(np.int16)
    near = np.abs(flat - np.median(flat, axis=0)).max(axis=1) <= _ONE_COLOUR
    return float(near.mean())


def _area(box: Box) -> int:
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


def _overlap(one: Box, other: Box) -> int:
    low, high = np.maximum(one[:2], other[:2]), np.minimum(one[2:], other[2:])
    return int(np.prod(np.maximum(0, high - low)))
