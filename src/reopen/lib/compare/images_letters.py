"""Which of two readings a word's own ink fits better, asked of the letters of its own page.

Words that both readings agree on show what each letter looks like on this page, in its type and
its wear. From these letters both readings of a disputed word are set, and laid over its ink.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from rapidfuzz.distance import Postfix, Prefix

from reopen.lib.compare.images_ink import WORD_HEIGHT, Grid, Ink
from reopen.lib.compare.images_place import Points

#: Rows above and below the line that letters stand on.
_ABOVE, _BELOW = round(WORD_HEIGHT * 1.1), round(WORD_HEIGHT * 0.4)
_HALF = round(WORD_HEIGHT * 0.5)  # half the width of what is kept of a letter
_SIZE = (_ABOVE + _BELOW, 2 * _HALF)
_MOST = 10  # instances of a letter
_ENOUGH, _COMMON = 3, 0.5
_SHIFT = 2
_SEARCH_X, _SEARCH_Y = 5, 3
_HANGING = frozenset("gjpqyQ,;()[]{}|/$_")
_STIFF = 2.0  # how strongly unknown widths are held to the usual one
_QUIET = 0.02
_BLANK = " "


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters of one page: `looks` of each, their `widths`, and where words stand on lines.

    `any` and `usual` stand for letters not known. `clear`: whether the instances of a letter look
    alike at all, as those of handwriting do not.
    """

    ink: Grid
    boxes: Points
    ground: NDArray[np.float64]
    looks: dict[str, Grid]
    widths: dict[str, float]
    any: Grid
    usual: float
    clear: bool

    @classmethod
    def of(
        cls, ink: Ink, boxes: Points, tokens: Sequence[str], lines: NDArray[np.int64],
        agreeing: NDArray[np.int64],
    ) -> "Letters":  # fmt: skip
        """Learned from the words with these indices."""
        grid = np.asarray(ink.image, dtype=np.float32) / np.float32(255)
        margin = _ABOVE + _BELOW + _HALF
        grid = np.pad(grid, margin)
        boxes = boxes + margin
        ground = _ground(boxes, tokens, lines)
        widths = _widths(boxes, tokens, agreeing)
        spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for word in agreeing.tolist():
            places = _middles(boxes[word], tokens[word], widths)
            for letter, x in zip(tokens[word], places, strict=True):
                if len(spots[letter]) < _MOST:
                    spots[letter].append((x, ground[word]))
        looks, clear = _looks(grid, spots)
        anyone = np.mean([np.zeros(_SIZE, dtype=np.float32), *looks.values()], axis=0)
        usual = float(np.median(list(widths.values())))
        widths[_BLANK], looks[_BLANK] = _blank(boxes, lines), np.zeros(_SIZE, dtype=np.float32)
        return cls(grid, boxes, ground, looks, widths, anyone, usual, clear)

    def preference(self, words: range, read: str, other: str) -> float | None:
        """1 when the ink of these words looks like `read`, -1 like `other`, set from this page.

        A letter that stands nowhere else on the page is set as the mean of all others. None when
        no letter in question is known, both readings look the same, or lines end in between.
        """
        first, second, before = _disputed(read, other)
        level = self.ground[words.start : words.stop]
        if not self.clear or level.max() - level.min() > WORD_HEIGHT / 2:
            return None
        if not first or not second:
            return None
        if not any(letter in self.looks for letter in first + second):
            return None
        strips = [self._set(text) for text in (first, second)]
        wide = max(strip.shape[1] for strip in strips)
        strips = [_wider(strip, wide) for strip in strips]
        left, right = self.boxes[words.start, 0], self.boxes[words.stop - 1, 2]
        # The box is as wide as what stands in it, which is one of the two readings.
        fits = [max(right - left, 1.0) / sum(map(self._width, text)) for text in (read, other)]
        stretch = min(max(min(fits, key=lambda fit: abs(np.log(fit))), 0.85), 1.15)
        x = left + stretch * sum(map(self._width, before))
        place = self._around(x, float(level[0]), wide)
        if place is None:
            return None
        alike = _likeness(place, strips)
        (each,) = _likeness(np.pad(strips[0], _SHIFT), strips[1:])
        return None if each > 0.97 else (alike[0] - alike[1]) / (1 - each)

    def _set(self, text: str) -> Grid:
        """The text as a strip of ink, from the left edge of its first letter."""
        total = sum(map(self._width, text))
        strip = np.zeros((_ABOVE + _BELOW, round(total) + 2 * _HALF), dtype=np.float32)
        at = 0.0
        for letter in text:
            wide, look = self._width(letter), self.looks.get(letter, self.any)
            start, half = round(at + wide / 2), round(wide / 2) + 1
            inner = slice(max(0, _HALF - half), _HALF + half)
            part = strip[:, start : start + 2 * _HALF][:, inner]
            np.maximum(part, look[:, inner][:, : part.shape[1]], out=part)
            at += wide
        return strip[:, _HALF : _HALF + max(round(total), 4)]

    def _width(self, letter: str) -> float:
        return self.widths.get(letter, self.usual)

    def _around(self, x: float, ground: float, wide: int) -> Grid | None:
        left, top = round(x) - _SEARCH_X, round(ground) - _ABOVE - _SEARCH_Y
        high = _ABOVE + _BELOW + 2 * _SEARCH_Y
        found = self.ink[max(top, 0) : top + high, max(left, 0) : left + wide + 2 * _SEARCH_X]
        return found if found.shape == (high, wide + 2 * _SEARCH_X) else None


def _disputed(read: str, other: str) -> tuple[str, str, str]:
    """What is left of both readings without what they share at either end, and what stood first.

    One letter of context stays on either side where lengths differ.
    """
    head = Prefix.similarity(read, other)
    tail = Postfix.similarity(read[head:], other[head:])
    if len(read) != len(other):
        head, tail = max(0, head - 1), max(0, tail - 1)
    return read[head : len(read) - tail], other[head : len(other) - tail], read[:head]


def _ground(boxes: Points, tokens: Sequence[str], lines: NDArray[np.int64]) -> NDArray[np.float64]:
    """The height at which each word's letters stand, by all words of its line."""
    standing = np.array([not _HANGING & set(token) for token in tokens])
    across, bottoms = (boxes[:, 0] + boxes[:, 2]) / 2, boxes[:, 3]
    slopes = [
        (bottoms[row[-1]] - bottoms[row[0]]) / (across[row[-1]] - across[row[0]])
        for line in np.unique(lines)
        if len(row := np.flatnonzero((lines == line) & standing)) > 2
        and across[row[-1]] - across[row[0]] > 5 * WORD_HEIGHT
    ]
    slope = float(np.median(slopes)) if slopes else 0.0
    level = bottoms - slope * across
    ground = np.empty(len(boxes))
    for line in np.unique(lines):
        row = np.flatnonzero(lines == line)
        firm = row[standing[row]]
        ground[row] = np.median(level[firm if len(firm) else row]) + slope * across[row]
    return ground


def _widths(boxes: Points, tokens: Sequence[str], agreeing: NDArray[np.int64]) -> dict[str, float]:
    """How far each letter moves the next one on, from the widths of whole words."""
    letters = sorted({letter for word in agreeing.tolist() for letter in tokens[word]})
    column = {letter: at for at, letter in enumerate(letters)}
    counts = np.zeros((len(agreeing), len(letters)))
    for row, word in enumerate(agreeing.tolist()):
        for letter in tokens[word]:
            counts[row, column[letter]] += 1
    wide = boxes[agreeing, 2] - boxes[agreeing, 0]
    usual = max(1.0, float(np.median(wide / np.maximum(counts.sum(1), 1))))
    held = _STIFF * np.eye(len(letters))
    solved = np.linalg.lstsq(
        np.vstack([counts, held]), np.concatenate([wide, held.sum(0) * usual]), rcond=None
    )[0]
    return dict(zip(letters, np.clip(solved, 0.25 * usual, 2 * usual).tolist(), strict=True))


def _blank(boxes: Points, lines: NDArray[np.int64]) -> float:
    """How far words stand apart."""
    gaps = (boxes[1:, 0] - boxes[:-1, 2])[lines[1:] == lines[:-1]]
    return float(np.clip(np.median(gaps), 3, WORD_HEIGHT)) if len(gaps) else WORD_HEIGHT / 3


def _middles(box: Points, text: str, widths: dict[str, float]) -> list[float]:
    """Where the letters of a word should stand, stretched to its box."""
    each = np.array([widths[letter] for letter in text])
    ends = np.cumsum(each)
    return list(box[0] + (ends - each / 2) * ((box[2] - box[0]) / ends[-1]))


def _looks(grid: Grid, spots: dict[str, list[tuple[float, float]]]) -> tuple[dict[str, Grid], bool]:
    """The mean ink of each letter, every instance shifted to where it fits the others best.

    And whether most of what the instances show is what they have in common.
    """
    found, common = {}, []
    for letter, places in spots.items():
        pieces = [piece for x, y in places if (piece := _cell(grid, x, y)) is not None]
        if not pieces:
            continue
        stack = np.stack(pieces)
        mean = stack[:, _SHIFT:-_SHIFT, _SHIFT:-_SHIFT].mean(0)
        windows = sliding_window_view(stack, mean.shape, axis=(1, 2))
        flat = mean - mean.mean()
        fits = np.einsum("nijhw,hw->nij", windows, flat).reshape(len(stack), -1)
        best = np.unravel_index(fits.argmax(1), windows.shape[1:3])
        fitted = windows[np.arange(len(stack)), best[0], best[1]]
        found[letter] = fitted.mean(0)
        if len(stack) >= _ENOUGH:
            common.append(found[letter].var() / max(float(fitted.var(axis=(1, 2)).mean()), _QUIET))
    return found, bool(common) and float(np.median(common)) > _COMMON


def _cell(grid: Grid, x: float, ground: float) -> Grid | None:
    left, top = round(x) - _HALF - _SHIFT, round(ground) - _ABOVE - _SHIFT
    shape = (_ABOVE + _BELOW + 2 * _SHIFT, 2 * _HALF + 2 * _SHIFT)
    piece = grid[max(top, 0) : top + shape[0], max(left, 0) : left + shape[1]]
    return piece if piece.shape == shape else None


def _wider(strip: Grid, wide: int) -> Grid:
    found = np.zeros((len(strip), wide), dtype=np.float32)
    found[:, : strip.shape[1]] = strip
    return found


def _likeness(there: Grid, strips: Sequence[Grid]) -> list[float]:
    """How well each strip, all of one size, fits at its best place in a larger piece."""
    high, wide = strips[0].shape
    windows = sliding_window_view(there, (high, wide))
    shape, count = windows.shape[:2], high * wide
    # Rows are copied once: products of matrices are far quicker than views upon views.
    rows = windows.reshape(-1, count)
    mean = rows.mean(1)
    spread = np.maximum((rows * rows).mean(1) - mean * mean, 0) + _QUIET
    found = []
    for strip in strips:
        flat = (strip - strip.mean()).reshape(-1)
        fits = rows @ flat / count / np.sqrt(spread * (flat @ flat / count + _QUIET))
        found.append(float(fits.reshape(shape).max()))
    return found
