"""Which words of a page a black box takes with it."""

from collections.abc import Iterable, Sequence

from reopen.lib.reading.spots import Spot
from reopen.lib.reading.words import PageText, Word

_TOUCHED = 0.1  # of a word's area: a box that takes more takes the word
_AIR = 0.15  # of a line's height: around words, for what letters reach beyond their boxes


def kept(page: PageText, boxes: Iterable[Spot]) -> PageText:
    """The text of a page without every word that a box touches; lines stay lines."""
    held = list(boxes)
    words = page.words()
    lines = [[next(words) for _ in line.split()] for line in page.text.split("\n")]
    return PageText.build(
        [word for word in line if not any(_touches(word, box) for box in held)] for line in lines
    )


def around(spots: Sequence[Spot]) -> list[Spot]:
    """The same rectangles with air around them, for boxes made from words."""
    made = []
    for spot in spots:
        air = (spot.y1 - spot.y0) * _AIR
        made.append(
            Spot(
                max(0.0, spot.x0 - air), max(0.0, spot.y0 - air),
                min(1.0, spot.x1 + air), min(1.0, spot.y1 + air),
            )
        )  # fmt: skip
    return made


def _touches(word: Word, box: Spot) -> bool:
    wide = min(word.x1, box.x1) - max(word.x0, box.x0)
    high = min(word.y1, box.y1) - max(word.y0, box.y0)
    if wide <= 0 or high <= 0:
        return False
    area = (word.x1 - word.x0) * (word.y1 - word.y0)
    middle = box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.y0 <= (word.y0 + word.y1) / 2
    return (middle and (word.y0 + word.y1) / 2 <= box.y1) or wide * high > _TOUCHED * area
