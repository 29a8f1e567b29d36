"""Where a stretch of a page's text stands on its image, and where a quote stands in its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from reopen.lib.reading.words import PageText, Word

_ALIKE = 80.0  # of 100: how close a reading must be to a quote to be taken for it


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on the page image, as fractions of it; (x0, y0) is its upper left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


def spots_of(page: PageText, start: int, end: int) -> list[Spot]:
    """One rectangle for each line that the characters `start` up to `end` of the text touch."""
    spots: list[Spot] = []
    line_before = -1
    for line, word in _touched(page, start, end):
        if line == line_before:
            last = spots[-1]
            spots[-1] = Spot(
                min(last.x0, word.x0), min(last.y0, word.y0),
                max(last.x1, word.x1), max(last.y1, word.y1),
            )  # fmt: skip
        else:
            spots.append(Spot(word.x0, word.y0, word.x1, word.y1))
        line_before = line
    return spots


def text_in(page: PageText, spot: Spot) -> str:
    """The words whose middle lies in the rectangle, in reading order."""
    inside = [
        word.t
        for word in page.words()
        if spot.x0 <= (word.x0 + word.x1) / 2 <= spot.x1
        and spot.y0 <= (word.y0 + word.y1) / 2 <= spot.y1
    ]
    return " ".join(inside)


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Start and end of a quote in the text, whatever its spaces and line breaks; through slips of
    the reading where it is not there letter by letter; None where nothing comes close."""
    tokens = quote.split()
    if not tokens:
        return None
    exact = re.search(r"\s+".join(map(re.escape, tokens)), text, re.IGNORECASE)
    if exact:
        return exact.span()
    close = fuzz.partial_ratio_alignment(" ".join(tokens), text, score_cutoff=_ALIKE)
    return (close.dest_start, close.dest_end) if close else None


def _touched(page: PageText, start: int, end: int) -> Iterator[tuple[int, Word]]:
    """The words of a stretch, each with the number of its line."""
    line, at = 0, 0
    for token, word in zip(re.finditer(r"\S+", page.text), page.words(), strict=True):
        line += page.text.count("\n", at, token.start())
        at = token.start()
        if start < end and token.start() < end and start < token.end():
            yield line, word
