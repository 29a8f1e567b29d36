"""What being alike means on these two pages: measured on words that both readings agree on.

Two poor scans are unlike everywhere; two prints in different type are unlike in every letter. So
a spot is judged by how far it stands out from the page's own agreeing words, and pages on which
agreeing words look no more alike than words that differ say nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reopen.lib.compare.images_ink import WORD_HEIGHT
from reopen.lib.compare.images_likeness import unlikeness
from reopen.lib.compare.images_place import Points, Way, distinct, middles

_SAMPLE = 24
_STRANGERS = 10
_LEAST_SAMPLE = 8
_LONG, _OVERLAP = 6 * WORD_HEIGHT, 0.6 * WORD_HEIGHT
#: What even perfect copies of one page may differ by, on top of their own spread.
_FLOOR = 0.03
#: How far pairs of different words have to stand out for pictures to tell anything.
_TELLING = 3.0
#: Chance excesses fall off about tenfold per step of 1.2; many words looked at reach further.
_PER_WORD = 0.5
#: As alike as copies of one page usually are.
_ALIKE = 0.08


@dataclass(frozen=True, slots=True)
class Scale:
    """Excess 0 is as alike as agreeing words usually are, 1 as unlike as the worst tenth.

    `telling`: whether different words look different on these pages at all.
    """

    usual: float
    spread: float
    telling: bool

    def excess(self, worst: float, words: int) -> float:
        """How far the most unlike of so many words stands out."""
        return (worst - self.usual) / self.spread - _PER_WORD * float(np.log(max(words, 1)))


def spot(way: Way, word: int, there: Points | None = None, *, enough: float = 0.0) -> float | None:
    """How unlike the word is to what stands in its place; None when its place is unknown.

    `there`: the box of what was read in its place on the other page. Its place is sought no further
    once it is as alike as `enough`.
    """
    box = way.boxes[word]
    places = list(way.around(word, box))
    if there is not None:
        places = [*way.to_box(box, there), *places]
    if not places:
        return None
    offsets = distinct(iter(places))
    return max(_least(way, part, offsets, enough) for part in _parts(box))


def _least(way: Way, part: Points, offsets: list[Points], enough: float) -> float:
    least = float("inf")
    for offset in offsets:
        least = min(least, unlikeness(way, part, offset))
        if least <= enough:
            break
    return least


def _parts(box: Points) -> list[Points]:
    """The box in pieces short enough that paper fed unevenly does not bend them."""
    count = max(1, int(np.ceil((box[2] - box[0]) / _LONG)))
    edges = np.linspace(box[0], box[2], count + 1)
    return [
        np.array([max(start - _OVERLAP, box[0]), box[1], end, box[3]])
        for start, end in pairwise(edges)
    ]


def scale_of(ways: tuple[Way, Way], tokens: Sequence[str]) -> Scale:
    """Measured on agreeing words spread over the page. `tokens`: the words of the left page."""
    ahead, back = ways
    fit = [row for row, word in enumerate(ahead.indices) if len(tokens[word]) >= 2]
    rows = fit[:: max(1, len(fit) // _SAMPLE)][:_SAMPLE]
    agreeing = [
        found
        for turn, row in enumerate(rows)
        if (found := _agreeing(*(ways if turn % 2 else (back, ahead)), row)) is not None
    ]
    if len(agreeing) < _LEAST_SAMPLE:
        return Scale(0.0, 1.0, telling=False)
    usual, high = np.quantile(agreeing, (0.5, 0.9))
    spread = float(high - usual) + _FLOOR
    others = _strangers(ahead, rows, tokens)
    telling = bool(others) and (np.median(others) - usual) / spread >= _TELLING
    return Scale(float(usual), spread, bool(telling))


def _agreeing(way: Way, back: Way, row: int) -> float | None:
    word, other = int(way.indices[row]), int(back.indices[row])
    return spot(way, word, way.target_boxes[other], enough=_ALIKE)


def _strangers(ahead: Way, rows: list[int], tokens: Sequence[str]) -> list[float]:
    """How unlike different words are, each laid over another of about its width."""
    wide = ahead.boxes[ahead.indices, 2] - ahead.boxes[ahead.indices, 0]
    found = []
    for row in rows[:: max(1, len(rows) // _STRANGERS)]:
        own = tokens[ahead.indices[row]]
        near = (int(other) for other in np.argsort(abs(wide - wide[row])))
        other = next((each for each in near if tokens[ahead.indices[each]] != own), None)
        if other is None:
            continue
        box = ahead.boxes[ahead.indices[row]]
        offset = ahead.linear @ (ahead.here[other] - middles(box)) + ahead.offsets[other]
        found.append(unlikeness(ahead, box, offset))
    return found
