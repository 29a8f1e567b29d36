"""The letters of a page: where they stand, what they would draw, and which of it is seen."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2_raw as pdfium

from reopen.lib.reading.worker import lifting_covers
from reopen.lib.reading.worker.lifting_draw import BLACK, Box, Canvas

_NEVER_DRAWN = (3, 7)
_CHANGE = 12  # of 255: what the drawing of a letter must change to be seen
_DIM = 40  # of 255: a letter that changes less is looked at twice
_BRIGHTER = 3  # times: what is so much clearer without its cover was covered
_LEAST_SHOWN = 0.4  # of a letter: less is what sticks out from under a box
_LEAST_INK = 6  # of 255
_SAME_PLACE = 0.4
_TINY = 2  # pixels: no letter that can be read is smaller both ways
_MOST_CHARACTERS = 100_000
_MOST_SHEETS = 6


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its place in pixels, and the text object that draws it, if any does."""

    sign: str
    box: Box
    drawn: bool
    object: Any

    @property
    def counts(self) -> bool:
        """Whether it says something: no space, no line, no dot."""
        return self.object is not None and self.sign.isalnum()

    @property
    def is_tiny(self) -> bool:
        """Whether it is a speck on the page."""
        x0, y0, x1, y1 = self.box
        return x1 - x0 <= _TINY and y1 - y0 <= _TINY


@dataclass(slots=True)
class Sight:
    """How much of a letter is seen: its `ink` in pixels, what `share` of that, how strongly."""

    ink: int
    share: float
    strength: int

    @property
    def is_hidden(self) -> bool:
        """Whether it draws something and too little of that is seen."""
        return self.ink > 0 and self.share < _LEAST_SHOWN


def letters_of(layer: Any, canvas: Canvas) -> list[Letter]:
    """Every character of the page in the order of its text."""
    return list(_letters(layer, canvas))


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


def sights(letters: list[Letter], canvas: Canvas, full: Any) -> dict[int, Sight]:
    """For each letter that is drawn, by its place in the list, how it is seen in `full`."""
    found: dict[int, Sight] = {}
    listed = {address(letter.object) for letter in letters}
    twice = [item for item in lifting_covers.every_text(canvas) if address(item) not in listed]
    for sheet in _sheets(letters, canvas):
        objects = [*twice, *(letters[index].object for index in sheet)]
        with canvas.without(objects):
            change = difference(full, canvas.draw())
        ink = _ink(letters, objects, canvas)
        for index in sheet:
            where = inside(letters[index].box)
            found[index] = _sight(ink[where], change[where])
    dim = [index for index, sight in found.items() if sight.ink and sight.strength < _DIM]
    if dim:
        clear = bare_strength(letters, canvas)
        for index in dim:
            patch = clear[inside(letters[index].box)]
            if patch.size and patch.max() >= max(_DIM, _BRIGHTER * found[index].strength):
                found[index].share = 0.0
    return found


def seen_twice(letters: list[Letter], hidden: list[int], sights_: dict[int, Sight]) -> set[int]:
    """Hidden letters on which the same letter is drawn again and seen: bold by double strike."""
    seen = [index for index, sight in sights_.items() if not sight.is_hidden and sight.ink]
    if not seen or not hidden:
        return set()
    boxes = np.array([letters[index].box for index in seen])
    signs = np.array([letters[index].sign for index in seen])
    twice = set()
    for index in hidden:
        low = np.maximum(boxes[:, :2], letters[index].box[:2])
        high = np.minimum(boxes[:, 2:], letters[index].box[2:])
        shared = np.prod(np.maximum(0, high - low), axis=1)
        if (shared[signs == letters[index].sign] > _SAME_PLACE * area(letters[index].box)).any():
            twice.add(index)
    return twice


def bare_strength(letters: list[Letter], canvas: Canvas) -> Any:
    """What the letters change, were no comment, box or picture there."""
    with canvas.without(lifting_covers.everything(canvas)):
        shown = canvas.draw(annotations=False)
        with canvas.without(letter.object for letter in letters):
            return difference(shown, canvas.draw(annotations=False))


def difference(one: Any, other: Any) -> Any:
    """By how much two drawings differ, pixel by pixel, of 255."""
    return np.abs(one.astype(np.int16) - other).max(axis=2)


def inside(box: Box) -> tuple[slice, slice]:
    """The pixels of a box; never counted from the end."""
    x0, y0, x1, y1 = (max(0, edge) for edge in box)
    return slice(y0, y1), slice(x0, x1)


def area(box: Box) -> int:
    """Of a box, in pixels."""
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


def _sight(ink: Any, change: Any) -> Sight:
    most = int(ink.max(initial=0))
    if most < _LEAST_INK:
        return Sight(0, 0.0, 0)
    where = ink * 2 >= most
    shown = change[where] >= _CHANGE
    return Sight(int(where.sum()), float(shown.mean()), int(change[where].max()))


def _ink(letters: list[Letter], objects: list[Any], canvas: Canvas) -> Any:
    """What these texts draw whatever their colour, of 255: by a white and by a black ground."""
    own = {address(item) for item in objects}
    others = [letter.object for letter in letters if address(letter.object) not in own]
    with canvas.without([*others, *lifting_covers.everything(canvas)]):
        white = canvas.draw(annotations=False)
        black = canvas.draw(annotations=False, ground=BLACK)
    return 255 - (white.astype(np.int16) - black).min(axis=2)


def _sheets(letters: list[Letter], canvas: Canvas) -> Iterator[list[int]]:
    """Letters that are drawn, so that on one sheet no text lies upon another text.

    The same letter in the same place is no other text: it was struck twice, or has a shadow.
    """
    texts: dict[int, list[int]] = {}
    for index, letter in enumerate(letters):
        if letter.drawn and letter.counts and not canvas.is_outside(letter.box):
            texts.setdefault(address(letter.object), []).append(index)
    sheets: list[list[int]] = []
    masks: list[Any] = []
    for held in texts.values():
        signs = [(inside(_core(letters[index].box)), ord(letters[index].sign)) for index in held]
        free = (n for n, mask in enumerate(masks) if not any(_taken(mask, *one) for one in signs))
        number = next(free, len(sheets))
        if number == len(sheets) and number < _MOST_SHEETS:
            sheets.append([])
            masks.append(np.zeros(canvas.size[::-1], np.int32))
        number = min(number, _MOST_SHEETS - 1)
        sheets[number] += held
        for core, sign in signs:
            masks[number][core] = sign
    yield from sheets


def _taken(mask: Any, core: tuple[slice, slice], sign: int) -> bool:
    patch = mask[core]
    return bool(((patch != 0) & (patch != sign)).any())


def _core(box: Box) -> Box:
    """The inner part of a box: neighbours may touch."""
    x, y = (box[2] - box[0]) // 4, (box[3] - box[1]) // 4
    return box[0] + x, box[1] + y, box[2] - x, box[3] - y


def address(item: Any) -> int:
    """Which object of the file a handle stands for; 0 for none."""
    return (ctypes.cast(item, ctypes.c_void_p).value or 0) if item else 0
