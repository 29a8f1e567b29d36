"""Reading one page's picture: a first look, a second when it was hard, turned if need be."""

import time
from typing import Any, NamedTuple

from reopen.lib.reading.reasons import Legibility
from reopen.lib.reading.words import PageText, Word
from reopen.lib.reading.worker.engines import Engine, Recognized

_HARD = 72.0
_ILLEGIBLE = 55.0
_GOOD = 72.0
_TURN_GAIN = 15.0
_NO_INK = 0.0003
_LITTLE_INK = 0.003
_FEW_WORDS = 8
_LONG_WORD = 4
_QUARTER = 90
_DARKER = 60
_MOST_SKEW = 3.0
#: Rows this much more striped than columns: the lines lie level, upright or upside down.
_LEVEL = 1.2
#: Seconds of looking at one page after which no second look is begun.
_PATIENCE = 12


class Look(NamedTuple):
    """What came of a page: the words, the picture as it was read, and how it was turned."""

    text: PageText
    confidence: float
    legibility: Legibility
    rotation: int


def look(engine: Engine, picture: Any, dots: int) -> Look:
    """Read a grey page."""
    ink = _ink(picture)
    if ink < _NO_INK:
        return Look(PageText.build([]), 0.0, Legibility.BLANK, 0)
    start = time.monotonic()
    best, rotation = engine.recognize(picture, one_block=False, dots=dots), 0
    if sideways := _sideways(best):
        best, rotation = _with_turned_boxes(best, sideways), sideways
    turned = None
    if _is_illegible(best, ink) and time.monotonic() - start < _PATIENCE:
        turned = _turned(engine, picture, dots, best)
    if turned:
        best, rotation = turned
    elif not sideways and _is_hard(best, ink) and time.monotonic() - start < _PATIENCE:
        best = _better(best, _second(engine, picture, dots))
    if not best.words and ink < _LITTLE_INK:
        return Look(PageText.build([]), 0.0, Legibility.BLANK, 0)
    good = best.words and best.confidence >= _GOOD
    legibility = Legibility.GOOD if good else Legibility.LOW
    return Look(PageText.build(best.lines), best.confidence, legibility, rotation)


def _is_hard(found: Recognized, ink: float) -> bool:
    return found.confidence < _HARD or (found.words < _FEW_WORDS and ink > 4 * _LITTLE_INK)


def _is_illegible(found: Recognized, ink: float) -> bool:
    return found.confidence < _ILLEGIBLE or (found.words < _FEW_WORDS and ink > 4 * _LITTLE_INK)


def _sideways(found: Recognized) -> int:
    """By how much to turn a page whose words were read standing on end: 0, 90 or 270."""
    longer = [word for line in found.lines for word in line if len(word.t) >= _LONG_WORD]
    tall = sum(word.y1 - word.y0 > 1.5 * (word.x1 - word.x0) for word in longer)
    if len(longer) < _FEW_WORDS or tall < 0.6 * len(longer):
        return 0
    down = sum(line[-1].y0 - line[0].y0 for line in found.lines if len(line) > 1)
    return 270 if down > 0 else 90


def _with_turned_boxes(found: Recognized, degrees: int) -> Recognized:
    """The same words on the page turned clockwise by 90 or 270 degrees."""

    def turned(word: Word) -> Word:
        if degrees == _QUARTER:
            return Word(word.t, 1 - word.y1, word.x0, 1 - word.y0, word.x1, word.c)
        return Word(word.t, word.y0, 1 - word.x1, word.y1, 1 - word.x0, word.c)

    return Recognized([[turned(word) for word in line] for line in found.lines], found.confidence)


def _worth(found: Recognized) -> float:
    """Confidence earned by all words: few sure words do not beat many fairly sure ones."""
    return sum(max(0, word.c - 30) * len(word.t) for line in found.lines for word in line)


def _better(one: Recognized, other: Recognized) -> Recognized:
    return other if _worth(other) > _worth(one) else one


def _second(engine: Engine, picture: Any, dots: int) -> Recognized:
    """Specks removed, straightened, taken as one block."""
    from PIL import Image, ImageFilter  # only for hard pages

    cleaned = picture.filter(ImageFilter.MedianFilter(3))
    angle = _skew(cleaned)
    if abs(angle) < 0.15:
        return engine.recognize(cleaned, one_block=True, dots=dots)
    straight = cleaned.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    found = engine.recognize(straight, one_block=True, dots=dots)
    return _unturned_boxes(found, angle, picture.size)


def _unturned_boxes(found: Recognized, angle: float, size: tuple[int, int]) -> Recognized:
    """Boxes moved back to where the words stand on the crooked page."""
    from math import cos, radians, sin

    wide, high = size
    turn_cos, turn_sin = cos(radians(angle)), sin(radians(angle))
    lines = []
    for line in found.lines:
        moved = []
        for word in line:
            x, y = (word.x0 + word.x1) / 2 - 0.5, (word.y0 + word.y1) / 2 - 0.5
            dx = (x * wide * turn_cos - y * high * turn_sin) / wide - x
            dy = (x * wide * turn_sin + y * high * turn_cos) / high - y
            x0, y0, x1, y1 = word.x0 + dx, word.y0 + dy, word.x1 + dx, word.y1 + dy
            moved.append(Word(word.t, x0, y0, x1, y1, word.c))
        lines.append(moved)
    return Recognized(lines, found.confidence)


def _turned(
    engine: Engine,
    picture: Any,
    dots: int,
    found: Recognized,
) -> tuple[Recognized, int] | None:
    """Another way to hold the page that is far better; the middle of it, small, is tried first."""
    small = picture.reduce(2)
    level = _stripes(small) / max(_stripes(small.rotate(90, expand=True)), 1e-6)
    candidates = (180, 90, 270) if level > 1 else (90, 270, 180)
    for degrees in candidates[:1] if level > _LEVEL else candidates:
        middle = _middle(small.rotate(-degrees, expand=True))
        trial = engine.recognize(middle, one_block=False, dots=max(70, dots // 2))
        if (
            trial.confidence > max(found.confidence, 40.0) + _TURN_GAIN
            and trial.words >= _FEW_WORDS
        ):
            full = picture.rotate(-degrees, expand=True)
            return engine.recognize(full, one_block=False, dots=dots), degrees
    return None


def _middle(picture: Any) -> Any:
    """The middle half of the lines of a page."""
    wide, high = picture.size
    return picture.crop((0, high // 4, wide, high - high // 4))


def _dark(picture: Any) -> Any:
    """Ink: what is clearly darker than the paper."""
    import numpy as np  # only where pixels are counted

    values = np.asarray(picture)
    return values < max(40, int(np.percentile(values[::4, ::4], 80)) - _DARKER)


def _ink(picture: Any) -> float:
    """Share of the page that is inked, specks and the outermost edge left out."""
    wide, high = picture.size
    inner = picture.crop((wide // 40, high // 40, wide - wide // 40, high - high // 40))
    return float(_dark(inner.reduce(4)).mean()) if min(inner.size) >= 8 else 0.0


def _stripes(picture: Any) -> float:
    """How strongly rows differ: lines of text make stripes when they lie level."""
    import numpy as np  # only where pixels are counted

    rows = _dark(picture).mean(axis=1)
    return float(np.abs(np.diff(rows)).sum() / max(rows.sum(), 1e-6))


def _skew(picture: Any) -> float:
    """The angle, in degrees, that makes the lines of text level."""
    import numpy as np  # only where pixels are counted

    small = picture.reduce(max(1, picture.width // 600))
    rows, columns = np.nonzero(_dark(small))
    if len(rows) < 100:
        return 0.0
    best, found = -1.0, 0.0
    for angle in np.arange(-_MOST_SKEW, _MOST_SKEW + 0.01, 0.25):
        level = (rows - columns * np.tan(np.radians(-angle))).astype(int)
        profile = np.bincount(level - level.min())
        score = float((profile.astype(float) ** 2).sum())
        if score > best:
            best, found = score, float(angle)
    return found
