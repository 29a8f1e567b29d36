"""One page: words and pictures that are there and cannot be seen.

No guess is made from colours or shapes alone. The page is drawn as a reader sees it and drawn again
without its text: a letter of which the drawing shows too little cannot be read, whatever hides it.
Text that is never drawn, or only under the picture of a scanned page, is held against the picture:
where that is one plain patch, no word was read there.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pypdfium2_raw as pdfium

from reopen.lib.reading.lifts import Lift
from reopen.lib.reading.words import clean
from reopen.lib.reading.worker import lifting_covers
from reopen.lib.reading.worker.lifting_draw import Canvas
from reopen.lib.reading.worker.lifting_letters import (
    Letter,
    Sight,
    bare_strength,
    difference,
    inside,
    letters_of,
    seen_twice,
    sights,
)
from reopen.lib.reading.worker.pdfium import Pdf

_LEAST_RUN, _LEAST_NEVER_DRAWN = 2, 3  # a layer is laid out less exactly than a letter drawn
_CHANGE = 8
_PLAIN, _PLAIN_SHARE, _DARK_SHARE = 40, 0.985, 0.95
_PAPER = 200
_DARK = 90  # of 255: specks of a scan upon a black box are not a word


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding; `box` in fractions of the page, all 0 where it has no place."""

    what: Lift
    text: str = ""
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    page: int = 0


def look_at(pdf: Pdf, number: int, has_hidden_layer: bool) -> Iterator[Seen]:
    """Every finding of one page."""
    page = pdf.page(number)
    layer = pdfium.FPDFText_LoadPage(page.raw)
    try:
        canvas = Canvas(page)
        letters = letters_of(layer, canvas) if layer else []
        sheet = _Sheet(canvas, letters, has_hidden_layer)
        for run in _runs(sheet.hidden(), letters):
            text = "".join(letter.sign for letter in run).strip()
            yield Seen(sheet.why(run), clean(text), canvas.fractions([_around(run)]))
        texts = [letter.object for letter in letters]
        for box in lifting_covers.pictures_beneath(canvas, sheet.full, texts):
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
    ground = np.median(flat, axis=0)
    off = np.abs(flat - ground).max(axis=1) > _PLAIN
    share = _DARK_SHARE if ground.max() < _DARK else _PLAIN_SHARE
    return bool(off.mean() <= 1 - share)


class _Sheet:
    """A page drawn, its letters, and why some of them cannot be seen."""

    def __init__(self, canvas: Canvas, letters: list[Letter], layers: bool) -> None:
        self.full = canvas.draw()
        self._canvas, self._letters, self._layers = canvas, letters, layers
        self._sights: dict[int, Sight] = sights(letters, canvas, self.full)
        self._changes: dict[str, Any] = {}

    def hidden(self) -> list[bool]:
        """Which letters cannot be seen; a letter without a place or a sign is never one."""
        found = [self._is_hidden(index) for index in range(len(self._letters))]
        drawn = [i for i, hidden in enumerate(found) if hidden and i in self._sights]
        for index in seen_twice(self._letters, drawn, self._sights):
            found[index] = False
        return found

    def _is_hidden(self, index: int) -> bool:
        letter, sight = self._letters[index], self._sights.get(index)
        if not letter.counts:
            return False
        if self._canvas.is_outside(letter.box) or letter.is_tiny:
            return True
        if sight and sight.ink and not sight.is_hidden:
            return False
        if sight is None:
            return is_plain(self.full[inside(letter.box)])
        if self._is_under_a_scan(letter) or self._has_no_shape(letter, sight):
            self._letters[index] = replace(letter, drawn=False)
            return is_plain(self.full[inside(letter.box)])
        return True

    def _is_under_a_scan(self, letter: Letter) -> bool:
        """Whether the letter would be seen, were the picture of the whole page away."""
        if "scan" not in self._changes:
            scans = lifting_covers.whole_page_pictures(self._canvas)
            self._changes["scan"] = self._change_without(scans, True) if scans else None
        change = self._changes["scan"]
        return change is not None and bool((change[inside(letter.box)] >= _CHANGE).any())

    def _has_no_shape(self, letter: Letter, sight: Sight) -> bool:
        """Whether it draws nothing though it has a colour and no edge cuts it off."""
        if sight.ink or self._layers or _is_cut_off(letter.object):
            return False
        return _colour(letter.object)[3] > 0

    def why(self, run: list[Letter]) -> Lift:
        """The reason for one run of letters."""
        box = _around(run)
        if self._canvas.is_outside(box):
            return Lift.OUTSIDE
        if all(letter.is_tiny for letter in run if letter.counts):
            return Lift.TINY
        if not run[0].drawn:
            return Lift.INVISIBLE
        if self._shows("annotations", box):
            return Lift.ANNOTATION
        if self._shows("covers", box):
            return Lift.COVERED
        if self._layers and self._is_coloured(run[0], box):
            return Lift.LAYER
        if _is_cut_off(run[0].object):
            return Lift.OUTSIDE
        ground = np.median(self.full[inside(box)])
        return Lift.SAME_COLOUR if ground >= _PAPER else Lift.COVERED

    def _shows(self, without: str, box: tuple[int, int, int, int]) -> bool:
        """Whether the letters come out when comments, or also boxes and pictures, are away."""
        if without not in self._changes:
            if without == "covers":
                self._changes[without] = bare_strength(self._letters, self._canvas)
            else:
                self._changes[without] = self._change_without([], False)
        change, now = self._changes[without][inside(box)], self._now[inside(box)]
        return bool(((change >= _CHANGE) & (change > 2 * now)).any())

    @property
    def _now(self) -> Any:
        """What the letters change in the page as it is."""
        if "now" not in self._changes:
            with self._canvas.without(letter.object for letter in self._letters):
                self._changes["now"] = difference(self.full, self._canvas.draw())
        return self._changes["now"]

    def _change_without(self, objects: list[Any], annotations: bool) -> Any:
        with self._canvas.without(objects):
            shown = self._canvas.draw(annotations=annotations)
            with self._canvas.without(letter.object for letter in self._letters):
                return difference(shown, self._canvas.draw(annotations=annotations))

    def _is_coloured(self, letter: Letter, box: tuple[int, int, int, int]) -> bool:
        """Whether the letter's own colour would be seen here, were it drawn."""
        red, green, blue, _ = _colour(letter.object)
        own = np.array([blue, green, red])
        patch = self.full[inside(box)].reshape(-1, 3)
        return bool(len(patch) and np.abs(np.median(patch, axis=0) - own).max() > _PLAIN)


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


def _colour(item: Any) -> tuple[int, int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, parts))
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def _is_cut_off(item: Any) -> bool:
    """Whether an edge is set within which alone the text is drawn."""
    path = pdfium.FPDFPageObj_GetClipPath(item)
    return bool(path) and pdfium.FPDFClipPath_CountPaths(path) > 0


def _around(run: list[Letter]) -> tuple[int, int, int, int]:
    boxes = np.array([letter.box for letter in run if letter.object is not None])
    x0, y0 = boxes[:, :2].min(axis=0)
    x1, y1 = boxes[:, 2:].max(axis=0)
    return int(x0), int(y0), int(x1), int(y1)
