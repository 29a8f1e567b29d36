"""One page: words and pictures that are there and cannot be seen.

No guess is made from colours or shapes alone. The page is drawn as a reader sees it and drawn again
without its text: a word whose drawing changes nothing cannot be seen, whatever hides it. Text that
is never drawn (the layer under a scan) is held against the picture: where that is one plain patch,
no word was read there.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2_raw as pdfium

from reopen.lib.reading.lifts import Lift
from reopen.lib.reading.words import clean
from reopen.lib.reading.worker import lifting_covers
from reopen.lib.reading.worker.lifting_draw import Canvas
from reopen.lib.reading.worker.pdfium import Pdf

_NEVER_DRAWN = (3, 7)
_LEAST_RUN, _LEAST_NEVER_DRAWN = 2, 3  # a layer is laid out less exactly than a letter drawn
_CHANGE = 8  # of 255: what the drawing of a letter must change to be seen
_PLAIN, _PLAIN_SHARE = 40, 0.985
_MOST_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding; `box` in fractions of the page, all 0 where it has no place."""

    what: Lift
    text: str = ""
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    page: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its place in pixels, and the text object that draws it."""

    sign: str
    box: tuple[int, int, int, int]
    drawn: bool
    object: Any


def look_at(pdf: Pdf, number: int, has_hidden_layer: bool) -> Iterator[Seen]:
    """Every finding of one page."""
    page = pdf.page(number)
    layer = pdfium.FPDFText_LoadPage(page.raw)
    try:
        canvas = Canvas(page)
        letters = list(_letters(layer, canvas)) if layer else []
        full = canvas.draw()
        hidden = _hidden(letters, canvas, full)
        whys = _Whys(canvas, letters, full, has_hidden_layer)
        for run in _runs(hidden, letters):
            text = "".join(letter.sign for letter in run).strip()
            yield Seen(whys.of(run), clean(text), canvas.fractions([_around(run)]))
        for box in lifting_covers.pictures_beneath(canvas, full, [one.object for one in letters]):
            yield Seen(Lift.PICTURE, "", canvas.fractions([box]))
    finally:
        if layer:
            pdfium.FPDFText_ClosePage(layer)
        page.close()


def is_plain(patch: Any) -> bool:
    """Whether a patch of pixels shows nothing: nearly all of it one colour."""
    if not patch.size:
        return True
    flat = patch.reshape(-1, patch.shape[-1]).astype(np.int16)
    off = np.abs(flat - np.median(flat, axis=0)).max(axis=1) > _PLAIN
    return bool(off.mean() <= 1 - _PLAIN_SHARE)


def _letters(layer: Any, canvas: Canvas) -> Iterator[Letter]:
    edges = [ctypes.c_double() for _ in range(4)]
    references = [ctypes.byref(edge) for edge in edges]
    for index in range(min(_MOST_CHARACTERS, pdfium.FPDFText_CountChars(layer))):
        code = pdfium.FPDFText_GetUnicode(layer, index)
        sign = chr(code) if 0 < code < 0x110000 else ""
        item = pdfium.FPDFText_GetTextObject(layer, index)
        if pdfium.FPDFText_IsGenerated(layer, index) == 1 or not sign.strip() or not item:
            yield Letter(" ", (0, 0, 0, 0), True, None)
            continue
        pdfium.FPDFText_GetCharBox(layer, index, *references)
        left, right, bottom, top = (edge.value for edge in edges)
        drawn = pdfium.FPDFTextObj_GetTextRenderMode(item) not in _NEVER_DRAWN
        yield Letter(sign, canvas.pixels(left, bottom, right, top), drawn, item)


def _hidden(letters: list[Letter], canvas: Canvas, full: Any) -> list[bool]:
    """Which letters cannot be seen; a letter without a place or a sign is never one of them."""
    with canvas.without([letter.object for letter in letters]):
        bare = canvas.draw()
    changed = np.abs(full.astype(np.int16) - bare).max(axis=2) >= _CHANGE
    found = []
    for letter in letters:
        x0, y0, x1, y1 = letter.box
        if letter.object is None or not letter.sign.isalnum():
            found.append(False)
        elif canvas.is_outside(letter.box):
            found.append(True)
        elif letter.drawn:
            found.append(not changed[max(0, y0 - 1) : y1 + 1, max(0, x0 - 1) : x1 + 1].any())
        else:
            found.append(is_plain(full[max(0, y0) : y1, max(0, x0) : x1]))
    return found


def _runs(hidden: list[bool], letters: list[Letter]) -> Iterator[list[Letter]]:
    """Hidden letters on end, with the spaces and signs between them, of one line and one sort."""
    run: list[Letter] = []
    for letter, is_hidden in zip(letters, hidden, strict=True):
        if not letter.sign.isalnum():
            if run:
                run.append(letter)
        elif is_hidden and (not run or _goes_on(run, letter)):
            run.append(letter)
        else:
            yield from _worth_saying(run)
            run = [letter] if is_hidden else []
    yield from _worth_saying(run)


def _worth_saying(run: list[Letter]) -> Iterator[list[Letter]]:
    while run and not run[-1].sign.isalnum():
        run.pop()
    least = _LEAST_RUN if run and run[0].drawn else _LEAST_NEVER_DRAWN
    if sum(letter.sign.isalnum() for letter in run) >= least:
        yield run


def _goes_on(run: list[Letter], letter: Letter) -> bool:
    """Whether a letter stands on the line of the last one and is drawn, or not drawn, as it is."""
    last = next(one for one in reversed(run) if one.sign.isalnum())
    high = max(last.box[3] - last.box[1], letter.box[3] - letter.box[1])
    return last.drawn is letter.drawn and abs(letter.box[3] - last.box[3]) <= high // 2 + 2


class _Whys:
    """Why letters cannot be seen, told by drawing the page without what may hide them."""

    def __init__(self, canvas: Canvas, letters: list[Letter], full: Any, layers: bool) -> None:
        self._canvas, self._full, self._layers = canvas, full, layers
        self._texts = [letter.object for letter in letters]
        self._changes: dict[str, Any] = {}

    def of(self, run: list[Letter]) -> Lift:
        """The reason for one run of letters."""
        box = _around(run)
        if self._canvas.is_outside(box):
            return Lift.OUTSIDE
        if not run[0].drawn:
            return Lift.INVISIBLE
        if self._shows("annotations", box):
            return Lift.ANNOTATION
        if self._shows("covers", box):
            return Lift.COVERED
        return Lift.LAYER if self._layers and self._is_coloured(run[0], box) else Lift.SAME_COLOUR

    def _shows(self, without: str, box: tuple[int, int, int, int]) -> bool:
        """Whether the letters come out when comments, or also boxes and pictures, are away."""
        if without not in self._changes:
            covers = lifting_covers.everything(self._canvas) if without == "covers" else []
            with self._canvas.without(covers):
                shown = self._canvas.draw(annotations=False)
                with self._canvas.without(self._texts):
                    bare = self._canvas.draw(annotations=False)
            difference = np.abs(shown.astype(np.int16) - bare).max(axis=2)
            self._changes[without] = difference >= _CHANGE
        x0, y0, x1, y1 = box
        return bool(self._changes[without][max(0, y0) : y1, max(0, x0) : x1].any())

    def _is_coloured(self, letter: Letter, box: tuple[int, int, int, int]) -> bool:
        """Whether the letter's own colour would be seen here, were it drawn."""
        colours = [ctypes.c_uint() for _ in range(4)]
        pdfium.FPDFPageObj_GetFillColor(letter.object, *map(ctypes.byref, colours))
        own = np.array([colours[2].value, colours[1].value, colours[0].value])  # as drawn: BGR
        x0, y0, x1, y1 = box
        patch = self._full[max(0, y0) : y1, max(0, x0) : x1].reshape(-1, 3)
        return bool(len(patch) and np.abs(np.median(patch, axis=0) - own).max() > _PLAIN)


def _around(run: list[Letter]) -> tuple[int, int, int, int]:
    boxes = np.array([letter.box for letter in run if letter.object is not None])
    x0, y0 = boxes[:, :2].min(axis=0)
    x1, y1 = boxes[:, 2:].max(axis=0)
    return int(x0), int(y0), int(x1), int(y1)
