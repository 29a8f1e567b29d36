"""How a page is drawn: its picture turned and enlarged, hits as boxes, words one can select.

Everything is SVG in the units of the upright picture, so that a turn needs no new picture and a
box needs no style.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from reopen.documents.models import Page
from reopen.documents.panels import Mark, Panel
from reopen.lib.reading import Word
from reopen.lib.reading.spots import Spot
from reopen.lib.search.boxes import Box, hit_boxes
from reopen.lib.search.language import parse
from reopen.lib.search.matching import Matcher

UNSURE = 60  # below this confidence a word is marked for the reader
_SCALE = 1000  # the picture is this wide in the drawing's units


@dataclass(frozen=True)
class Shape:
    """A rectangle in the drawing's units, numbered from 1."""

    number: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Marked:
    """Another room's mark in the drawing's units."""

    shape: Shape
    mark: Mark


@dataclass(frozen=True)
class Placed:
    """A word in its place, to be selected."""

    text: str
    x: float
    y: float
    width: float
    size: float


@dataclass(frozen=True)
class Piece:
    """A stretch of the text: a hit with its number, words one cannot be sure of, or plain."""

    text: str
    hit: int = 0
    unsure: bool = False
    first: bool = False


@dataclass(frozen=True)
class Sheet:
    """The page as an SVG: `width` and `height` as shown, `transform` for what is inside."""

    width: int
    height: int
    inner_width: int
    inner_height: int
    transform: str
    hits: list[Shape]
    lines: list[list[Placed]]


def sheet_of(page: Page, query: str, turn: int) -> Sheet:
    """The drawing of a page, turned by `turn` degrees clockwise beyond what is kept."""
    across, down = _SCALE, round(_SCALE * (page.height or 1) / (page.width or 1))
    angle = (page.rotation + turn) % 360
    shown = (down, across) if angle in (90, 270) else (across, down)
    moves = {
        0: "",
        90: f"translate({down} 0) rotate(90)",
        180: f"translate({across} {down}) rotate(180)",
        270: f"translate(0 {across}) rotate(270)",
    }
    words = list(page.page_text.words())
    return Sheet(
        *shown, across, down, moves[angle], _hits(words, query, across, down),
        list(_lines(page.page_text.text, words, across, down)),
    )  # fmt: skip


def pieces_of(page: Page, query: str) -> list[Piece]:
    """The text in stretches, with hits and doubtful words apart."""
    text = page.text
    kinds: list[tuple[int, bool]] = [(0, False)] * len(text)
    for start, end in _unsure(page):
        kinds[start:end] = [(0, True)] * (end - start)
    marks = Matcher(parse(query).node).marks(text) if query.strip() else []
    for number, mark in enumerate(marks, start=1):
        kinds[mark.start : mark.end] = [(number, False)] * (mark.end - mark.start)
    return list(_joined(text, kinds))


def _joined(text: str, kinds: list[tuple[int, bool]]) -> Iterator[Piece]:
    begun, seen = 0, 0
    for at in range(1, len(text) + 1):
        if at == len(text) or kinds[at] != kinds[begun]:
            hit, unsure = kinds[begun]
            yield Piece(text[begun:at], hit, unsure, first=hit > seen)
            begun, seen = at, max(seen, hit)


def _unsure(page: Page) -> Iterator[tuple[int, int]]:
    """Where doubtful words stand in a text that is still as it was read."""
    if page.corrected or page.origin != Page.Origin.OCR:
        return
    tokens = re.finditer(r"\S+", page.text)
    for token, word in zip(tokens, page.page_text.words(), strict=False):
        if word.c < UNSURE:
            yield token.span()


def marks_of(page: Page, panels: Iterable[Panel]) -> list[Marked]:
    """What the panels mark on this page, numbered through."""
    across, down = _SCALE, round(_SCALE * (page.height or 1) / (page.width or 1))
    marks = [mark for panel in panels for mark in panel.marks]
    return [
        Marked(_shape(number, mark.spot, across, down), mark)
        for number, mark in enumerate(marks, start=1)
    ]


def _hits(words: list[Word], query: str, across: int, down: int) -> list[Shape]:
    if not query.strip():
        return []
    boxes = hit_boxes([word[:5] for word in words], parse(query).node)
    return [_shape(number, box, across, down) for number, box in enumerate(boxes, start=1)]


def _shape(number: int, box: Box | Spot, across: int, down: int) -> Shape:
    return Shape(
        number,
        round(box.x0 * across - 3, 1),
        round(box.y0 * down - 2, 1),
        round((box.x1 - box.x0) * across + 6, 1),
        round((box.y1 - box.y0) * down + 4, 1),
    )


def _lines(text: str, words: list[Word], across: int, down: int) -> Iterator[list[Placed]]:
    """The words line by line, so that what is selected on the image reads like the text."""
    waiting = iter(words)
    for line in text.split("\n"):
        yield [_placed(word, across, down) for word in islice(waiting, len(line.split()))]


def _placed(word: Word, across: int, down: int) -> Placed:
    height = (word.y1 - word.y0) * down
    return Placed(
        word.t,
        round(word.x0 * across, 1),
        round(word.y0 * down + height * 0.8, 1),
        round(max((word.x1 - word.x0) * across, 1), 1),
        round(max(height, 1), 1),
    )
