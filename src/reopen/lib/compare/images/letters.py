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

from reopen.lib.compare.images.ink import WORD_HEIGHT, Grid, Ink
from reopen.lib.compare.images.place import Points

#: Rows above and below the line that letters stand on.
_ABOVE, _BELOW = round(WORD_HEIGHT * 1.1), round(WORD_HEIGHT * 0.4)
_HALF = round(WORD_HEIGHT * 0.5)  # half the width of what is kept of a letter
_SIZE = (_ABOVE + _BELOW, 2 * _HALF)
_MOST = 9  # instances of a letter
_ENOUGH, _ALIKE = 3, 0.5
_SHIFT, _ROUNDS = 3, 2
_WORST, _FAINT = 0.12, 0.05
_BORROWED = 0.5  # weight of the other page's letters beside its own
_INSET = 3.0  # how much of a letter's place is left out on either side
_SEARCH_X, _SEARCH_Y = 5, 3
_HANGING = frozenset("gjpqyQ,;()[]{}|/$_")
_STIFF = 2.0  # how strongly unknown widths are held to the usual one
_QUIET = 0.02
_BLANK = " "


@dataclass(frozen=True, slots=True)
class Ground:
    """One page's ink, where its words stand, and where its agreeing words have each letter.

    `level`: the height on which each word's letters stand. `widths` of letters, `usual` of those
    not known, `blank` between words.
    """

    ink: NDArray[np.uint8]
    boxes: Points
    level: NDArray[np.float64]
    spots: dict[str, list[tuple[float, float]]]
    widths: dict[str, float]
    usual: float
    blank: float

    @classmethod
    def of(
        cls, ink: Ink, boxes: Points, tokens: Sequence[str], lines: NDArray[np.int64],
        agreeing: NDArray[np.int64],
    ) -> "Ground":  # fmt: skip
        """`agreeing`: indices of the words to learn from."""
        margin = _ABOVE + _BELOW + _HALF
        grid = np.pad(np.asarray(ink.image), margin)
        boxes = boxes + margin
        level = _level(boxes, tokens, lines)
        widths = _widths(boxes, tokens, agreeing)
        spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for word in agreeing.tolist():
            places = _middles(boxes[word], tokens[word], widths)
            for letter, x in zip(tokens[word], places, strict=True):
                if len(spots[letter]) < _MOST:
                    spots[letter].append((x, level[word]))
        usual = float(np.median(list(widths.values())))
        return cls(grid, boxes, level, dict(spots), widths, usual, _blank(boxes, lines))

    def width(self, letter: str) -> float:
        """How far a letter moves the next one on."""
        return self.blank if letter == _BLANK else self.widths.get(letter, self.usual)

    def cells(self, letter: str) -> list[Grid]:
        """Ink about each known place of the letter."""
        places = self.spots.get(letter, ())
        return [cell for x, y in places if (cell := _cell(self.ink, x, y)) is not None]


class Letters:
    """What letters look like on one page, with the other page's help where it has few of them."""

    def __init__(self, own: Ground, other: Ground) -> None:
        """Looks are learned when they are first asked for."""
        self._own, self._other = own, other
        self._looks: dict[str, Grid | None] = {}
        self._common: list[float] = []

    def places(self, text: str, box: Points) -> list[tuple[float, float]]:
        """Where the inner part of each of the word's letters stands in this box, from x to x."""
        each = np.array([self._own.width(letter) for letter in text])
        ends = np.cumsum(each)
        ends, each = (part * ((box[2] - box[0]) / ends[-1]) for part in (ends, each))
        inset = np.minimum(each / 4, _INSET)
        starts = box[0] + ends - each + inset
        return list(zip(starts.tolist(), (box[0] + ends - inset).tolist(), strict=True))

    def preference(self, words: range, read: str, other: str) -> float | None:
        """1 when the ink of these words looks like `read`, -1 like `other`, set from this page.

        A letter that stands nowhere else on the page is set as the mean of all others. None when
        no letter in question is known, both readings look the same, or lines end in between.
        """
        first, second, before = _disputed(read, other)
        level = self._own.level[words.start : words.stop]
        if not first or not second or level.max() - level.min() > WORD_HEIGHT / 2:
            return None
        known = [self._look(letter) is not None for letter in first + second if letter != _BLANK]
        if not any(known) or not self._clear():
            return None
        strips = [self._set(text) for text in (first, second)]
        wide = max(strip.shape[1] for strip in strips)
        strips = [_wider(strip, wide) for strip in strips]
        left, right = self._own.boxes[words.start, 0], self._own.boxes[words.stop - 1, 2]
        # The box is as wide as what stands in it, which is one of the two readings.
        fits = [max(right - left, 1.0) / sum(map(self._own.width, text)) for text in (read, other)]
        stretch = min(max(min(fits, key=lambda fit: abs(np.log(fit))), 0.85), 1.15)
        x = left + stretch * sum(map(self._own.width, before))
        place = self._around(x, float(level[0]), wide)
        if place is None:
            return None
        alike = _likeness(place, strips)
        (each,) = _likeness(np.pad(strips[0], _SHIFT), strips[1:])
        return None if each > 0.97 else (alike[0] - alike[1]) / (1 - each)

    def _set(self, text: str) -> Grid:
        """The text as a strip of ink, from the left edge of its first letter."""
        total = sum(map(self._own.width, text))
        strip = np.zeros((_ABOVE + _BELOW, round(total) + 2 * _HALF), dtype=np.float32)
        at = 0.0
        for letter in text:
            wide, look = self._own.width(letter), self._shown(letter)
            start, half = round(at + wide / 2), round(wide / 2) + 1
            inner = slice(max(0, _HALF - half), _HALF + half)
            part = strip[:, start : start + 2 * _HALF][:, inner]
            np.maximum(part, look[:, inner][:, : part.shape[1]], out=part)
            at += wide
        return strip[:, _HALF : _HALF + max(round(total), 4)]

    def _shown(self, letter: str) -> Grid:
        """The letter's look; that of any letter when it is not known."""
        if letter == _BLANK:
            return np.zeros(_SIZE, dtype=np.float32)
        look = self._look(letter)
        return self._any() if look is None else look

    def _look(self, letter: str) -> Grid | None:
        if letter not in self._looks:
            own = self._own.cells(letter)
            other = self._other.cells(letter)[: max(0, _MOST - len(own))]
            weights = np.repeat(np.array([1.0, _BORROWED], np.float32), [len(own), len(other)])
            look, common = _mean_look([*own, *other], weights)
            self._looks[letter] = look
            if common is not None:
                self._common.append(common)
        return self._looks[letter]

    def _any(self) -> Grid:
        spots = self._own.spots
        often = sorted(spots, key=lambda letter: -len(spots[letter]))[:_MOST]
        looks = [look for letter in often if (look := self._look(letter)) is not None]
        return np.asarray(np.mean([np.zeros(_SIZE, dtype=np.float32), *looks], axis=0))

    def _clear(self) -> bool:
        """Whether instances of a letter look alike at all, as those of handwriting do not."""
        if len(self._common) < _ENOUGH:
            self._any()
        return bool(self._common) and float(np.median(self._common)) > _ALIKE

    def _around(self, x: float, ground: float, wide: int) -> Grid | None:
        left, top = round(x) - _SEARCH_X, round(ground) - _ABOVE - _SEARCH_Y
        high = _ABOVE + _BELOW + 2 * _SEARCH_Y
        return _cut(self._own.ink, left, top, (high, wide + 2 * _SEARCH_X))


def _disputed(read: str, other: str) -> tuple[str, str, str]:
    """What is left of both readings without what they share at either end, and what stood first.

    One letter of context stays on either side where lengths differ.
    """
    head = Prefix.similarity(read, other)
    tail = Postfix.similarity(read[head:], other[head:])
    if len(read) != len(other):
        head, tail = max(0, head - 1), max(0, tail - 1)
    return read[head : len(read) - tail], other[head : len(other) - tail], read[:head]


def _level(boxes: Points, tokens: Sequence[str], lines: NDArray[np.int64]) -> NDArray[np.float64]:
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


def _mean_look(
    cells: Sequence[Grid], weights: NDArray[np.float32]
) -> tuple[Grid | None, float | None]:
    """The mean ink of a letter, every instance shifted to where it fits the others best.

    And the share of what the instances show that they have in common, when there are enough.
    """
    if not cells:
        return None, None
    stack = np.stack(cells)
    mean = np.tensordot(weights / weights.sum(), stack[:, _SHIFT:-_SHIFT, _SHIFT:-_SHIFT], 1)
    windows = sliding_window_view(stack, _SIZE, axis=(1, 2))[:, 1:-1]
    rows = np.ascontiguousarray(windows).reshape(len(stack), -1, _SIZE[0] * _SIZE[1])
    for _ in range(_ROUNDS):
        flat = (mean - mean.mean()).reshape(-1)
        fitted = rows[np.arange(len(stack)), (rows @ flat).argmax(1)]
        if len(stack) > _ENOUGH:  # the worst are of another letter, or cut
            fits = fitted @ flat / np.maximum(fitted.std(1), _FAINT)
            weights = weights * (fits > np.sort(fits)[int(_WORST * len(fits))])
        mean = (weights / weights.sum() @ fitted).reshape(_SIZE)
    if len(stack) < _ENOUGH:
        return mean, None
    kept = fitted[weights > 0]
    return mean, float(mean.var() / max(float(kept.var(axis=1).mean()), _QUIET))


def _cell(ink: NDArray[np.uint8], x: float, level: float) -> Grid | None:
    left, top = round(x) - _HALF - _SHIFT, round(level) - _ABOVE - _SHIFT
    return _cut(ink, left, top, (_ABOVE + _BELOW + 2 * _SHIFT, 2 * _HALF + 2 * _SHIFT))


def _cut(ink: NDArray[np.uint8], left: int, top: int, shape: tuple[int, int]) -> Grid | None:
    """Ink (0..1) of a piece of the page; None when it reaches beyond the edge."""
    high, wide = shape
    found = ink[max(top, 0) : top + high, max(left, 0) : left + wide]
    return found * np.float32(1 / 255) if found.shape == shape else None


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
