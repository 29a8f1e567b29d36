"""Where the words of two pages stand, and where a word of one is to be looked for on the other.

Words that both pages have in common, in order, are the anchors: they give the turn and scale
between the two pictures as a whole, and the shift near any spot.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from reopen.lib.compare.contract import Span
from reopen.lib.compare.images.ink import WORD_HEIGHT, Ink
from reopen.lib.reading.words import PageText

Points = NDArray[np.float64]
#: With fewer words in common nothing can be said about where a word should be.
FEWEST_ANCHORS = 8
#: Below it a reader mostly makes words of specks, strokes, stamps and handwriting (0..100).
TRUSTED = 60
_NEAR = 6 * WORD_HEIGHT
_SAME_PLACE = 4.0
#: An anchor is believed when two of so many before and behind it are shifted alike.
_COMPANY, _AGREES = 4, 0.5 * WORD_HEIGHT


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a page: `starts` are offsets in its text, `boxes` rows of x0, y0, x1, y1 (0..1).

    `lines`: the number of the line each stands on.
    """

    tokens: list[str]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    boxes: Points
    sure: NDArray[np.int64]
    lines: NDArray[np.int64]

    @classmethod
    def of(cls, text: PageText) -> "Words":
        """The words of a page's text."""
        words = list(text.words())
        starts, at = [], 0
        for word in words:
            at = text.text.index(word.t, at)
            starts.append(at)
            at += len(word.t)
        first = np.array(starts, dtype=np.int64)
        lengths = np.array([len(word.t) for word in words], dtype=np.int64)
        boxes = np.array([word[1:5] for word in words], dtype=np.float64).reshape(-1, 4)
        sure = np.array([word.c for word in words], dtype=np.int64)
        breaks = np.array([at for at, sign in enumerate(text.text) if sign == "\n"], dtype=np.int64)
        lines = np.searchsorted(breaks, first)
        return cls([word.t for word in words], first, first + lengths, boxes, sure, lines)

    def trusted(self, word: int, least: int = TRUSTED) -> bool:
        """Whether there are letters or digits, read with that much confidence."""
        return bool(self.sure[word] >= least) and any(map(str.isalnum, self.tokens[word]))

    def within(self, span: Span) -> range:
        """Indices of the words that the span touches; an empty range at its place when none."""
        if span.start >= span.end:
            at = int(np.searchsorted(self.starts, span.start))
            return range(at, at)
        first = int(np.searchsorted(self.ends, span.start, side="right"))
        return range(first, max(first, int(np.searchsorted(self.starts, span.end))))


def in_common(left: Sequence[str], right: Sequence[str]) -> NDArray[np.int64]:
    """Pairs of indices of words that stand on both pages in the same order."""
    pairs = [
        (block.a + at, block.b + at)
        for block in Indel.editops(left, right).as_matching_blocks()
        for at in range(block.size)
    ]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


@dataclass(frozen=True, slots=True)
class Way:
    """From one page to the other, at the common scale: place there = linear · place here + offset.

    Row n of `indices`, `here` and `offsets` belongs to anchor n: its word, its middle, its offset.
    """

    source: Ink
    target: Ink
    boxes: Points
    target_boxes: Points
    linear: NDArray[np.float64]
    indices: NDArray[np.int64]
    here: Points
    offsets: Points

    def around(self, word: int, box: Points) -> Iterator[Points]:
        """Offsets that anchors near the box suggest: the one before, the one behind, and most."""
        middle = middles(box)
        behind = int(np.searchsorted(self.indices, word, side="right"))
        before = int(np.searchsorted(self.indices, word)) - 1
        for at in (before, behind):
            if 0 <= at < len(self.here) and abs(self.here[at] - middle).max() < 4 * _NEAR:
                yield self.offsets[at]
        far = np.hypot(*(self.here - middle).T)
        far[(self.indices == word)] = np.inf
        nearest = np.argsort(far)[:5]
        if far[nearest[0]] < _NEAR:
            yield np.median(self.offsets[nearest], axis=0)

    def to_box(self, box: Points, other: Points) -> Iterator[Points]:
        """Offsets that lay the box on another one: middle on middle, and edge on edge."""
        here, there = middles(box), middles(other)
        yield there - self.linear @ here
        if abs((other[2] - other[0]) - (box[2] - box[0])) > _SAME_PLACE:
            for edge in (0, 2):
                x = np.array([box[edge], here[1]])
                yield np.array([other[edge], there[1]]) - self.linear @ x


def ways(
    inks: tuple[Ink, Ink], boxes: tuple[Points, Points], pairs: NDArray[np.int64]
) -> tuple[Way, Way]:
    """The way from left to right and the way back. `boxes` at the common scale."""
    left, right = (middles(found)[pairs[:, side]] for side, found in enumerate(boxes))
    linear = _linear(left, right)
    firm = _in_company(right - left @ linear.T)
    left, right, pairs = left[firm], right[firm], pairs[firm]
    back = np.asarray(np.linalg.inv(linear), dtype=np.float64)
    ahead = Way(
        *inks, *boxes, linear, pairs[:, 0], left, right - left @ linear.T
    )  # fmt: skip
    return ahead, Way(
        *inks[::-1], *boxes[::-1], back, pairs[:, 1], right, left - right @ back.T
    )  # fmt: skip


def middles(boxes: Points) -> Points:
    """Middles of boxes."""
    return (boxes[..., :2] + boxes[..., 2:]) / 2


def distinct(offsets: Iterable[Points]) -> Iterator[Points]:
    """Offsets without those that hardly differ from one before."""
    kept: list[Points] = []
    for offset in offsets:
        if all(abs(offset - other).max() >= _SAME_PLACE for other in kept):
            kept.append(offset)
            yield offset


def _in_company(offsets: Points) -> NDArray[np.bool_]:
    """Anchors that some neighbour bears out; one alone is another place's word of the same look."""
    borne = np.zeros(len(offsets), dtype=int)
    for far in range(1, _COMPANY + 1):
        near = abs(offsets[far:] - offsets[:-far]).max(axis=1) < _AGREES
        borne[far:] += near
        borne[:-far] += near
    firm = borne >= 2
    return firm if firm.sum() >= FEWEST_ANCHORS else np.ones(len(offsets), dtype=bool)


def _linear(here: Points, there: Points) -> NDArray[np.float64]:
    """Turn, scale and shear that fit most anchors; words that moved hardly count."""
    known = np.c_[here, np.ones(len(here))]
    weight = np.ones(len(here))
    fitted = np.zeros((3, 2))
    for _ in range(8):
        root = np.sqrt(weight)[:, None]
        fitted = np.linalg.lstsq(known * root, there * root, rcond=None)[0]
        weight = 1 / np.maximum(np.hypot(*(there - known @ fitted).T), 1.0)
    linear = np.asarray(fitted[:2].T, dtype=np.float64)
    # Pages of one paper are turned a little and scaled a little; words all on one line, or a page
    # set anew, may fit best with something absurd.
    return linear if abs(linear - np.eye(2)).max() < 0.25 else np.eye(2)
