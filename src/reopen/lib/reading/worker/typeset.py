"""Laying plain text out on letter pages, so that a page image can be drawn that fits its boxes."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from reopen.lib.reading.words import PageText, Word, clean

WIDTH, HEIGHT = 612.0, 792.0
COLUMNS, LINES = 90, 60
_MARGIN_X, _MARGIN_Y = 54.0, 54.0
_STEP_X = (WIDTH - 2 * _MARGIN_X) / COLUMNS
_STEP_Y = (HEIGHT - 2 * _MARGIN_Y) / LINES
_FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf",
)


def pages(text: str, most: int) -> tuple[list[list[str]], bool]:
    """Pages of lines, and whether text was left over after `most` pages."""
    laid: list[list[str]] = [[]]
    for line in _lines(text):
        full = len(laid[-1]) == LINES
        if line == "\f" or full:
            if len(laid) == most:
                return laid, True
            laid.append([])
        if line != "\f":
            laid[-1].append(line)
    return laid, False


def page_text(lines: list[str]) -> PageText:
    """The text of one laid-out page with the box of each word."""
    return PageText.build(_line_words(line, row) for row, line in enumerate(lines))


def draw(lines: list[str], width: int) -> Any:
    """The page as a grey image of `width` pixels, every word where its box says."""
    from PIL import Image, ImageDraw  # reading text needs no images

    scale = width / WIDTH
    image = Image.new("L", (width, round(HEIGHT * scale)), 255)
    pen = ImageDraw.Draw(image)
    font = _font(_STEP_Y * scale * 0.82)
    for row, line in enumerate(lines):
        y = (_MARGIN_Y + row * _STEP_Y) * scale
        for start, token in _tokens(line):
            pen.text(((_MARGIN_X + start * _STEP_X) * scale, y), token, fill=0, font=font)
    return image


def _font(size: float) -> Any:
    from PIL import ImageFont  # reading text needs no images

    found = next((path for path in _FONTS if Path(path).is_file()), None)
    if found is None:
        return ImageFont.load_default(size * 0.9)
    font = ImageFont.truetype(found, size)
    fitting = size * (_STEP_X / _STEP_Y) * size / (0.82 * font.getlength("M"))
    return ImageFont.truetype(found, min(size, fitting))


def _line_words(line: str, row: int) -> Iterator[Word]:
    y0 = (_MARGIN_Y + row * _STEP_Y) / HEIGHT
    for start, token in _tokens(line):
        x0 = (_MARGIN_X + start * _STEP_X) / WIDTH
        x1 = (_MARGIN_X + (start + len(token)) * _STEP_X) / WIDTH
        yield Word(token, x0, y0, x1, y0 + _STEP_Y / HEIGHT, 100)


def _tokens(line: str) -> Iterator[tuple[int, str]]:
    at = 0
    for token in line.split():
        at = line.index(token, at)
        yield at, token
        at += len(token)


def _lines(text: str) -> Iterator[str]:
    for part, block in enumerate(text.replace("\v", "\n").split("\f")):
        if part:
            yield "\f"
        for line in clean(block).split("\n"):
            yield from _wrapped(line.expandtabs(8).rstrip())


def _wrapped(line: str) -> Iterator[str]:
    """Lines of at most COLUMNS; broken at a space where one is near."""
    at = 0
    while len(line) - at > COLUMNS:
        cut = line.rfind(" ", at + COLUMNS // 2, at + COLUMNS + 1)
        end = cut if cut > 0 else at + COLUMNS
        yield line[at:end].rstrip()
        at = end + (cut > 0)
    yield line[at:]


@cache
def blank() -> PageText:
    """A page without a word."""
    return PageText.build([])
