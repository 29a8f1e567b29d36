"""What being alike means on these two pages: measured on words that both readings agree on.

Two poor scans are unlike everywhere; two prints in different type are unlike in every letter. So
the letters in dispute are judged by how far they stand out from letters of the page's agreeing
words, and pages on which agreeing words look no more alike than words that differ say nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from reopen.lib.compare.images.ink import WORD_HEIGHT
from reopen.lib.compare.images.likeness import Profile, profile
from reopen.lib.compare.images.place import Points, Way, distinct, middles

#: Where each letter of a word of either page (0 left, 1 right) stands, from x to x.
Places = Callable[[int, int], list[tuple[float, float]]]
_SAMPLE = 24
_STRANGERS = 8
_LEAST_SAMPLE = 8
#: What lies around a letter is laid over the other page with it, to find its place.
_CONTEXT, _LEAST_WIDE, _MOST_WIDE = 2.2 * WORD_HEIGHT, 3.2 * WORD_HEIGHT, 6.0 * WORD_HEIGHT
#: What even perfect copies of one page may differ by, on top of their own spread.
_FLOOR = 0.03
#: How far pairs of different words have to stand out for pictures to tell anything.
_TELLING = 2.5
#: Chance excesses grow with the number of letters looked at.
_PER_LETTER = 0.3
#: As alike as copies of one page usually are.
_ALIKE = 0.06


@dataclass(frozen=True, slots=True)
class Step:
    """Excess 0 is as alike as agreeing ones usually are, 1 as unlike as the worst tenth."""

    usual: float
    spread: float

    def excess(self, unlike: float, count: int = 1) -> float:
        """How far the most unlike of so many stands out."""
        return (unlike - self.usual) / self.spread - _PER_LETTER * float(np.log(max(count, 1)))


@dataclass(frozen=True, slots=True)
class Scale:
    """Of single letters and of whole words.

    `telling`: whether different words look different on these pages at all.
    """

    letter: Step
    word: Step
    telling: bool


SILENT = Scale(Step(0.0, 1.0), Step(0.0, 1.0), telling=False)


def letters_unlike(
    way: Way, word: int, place: tuple[float, float], there: Points | None, enough: float
) -> float | None:
    """How unlike the letters from x to x of a word are to what stands in their place.

    None when their place is unknown. `there`: the box of what was read in the word's place. Their
    place is sought no further once they are as alike as `enough`.
    """
    box = way.boxes[word]
    first, last = max(box[0], place[0] - _CONTEXT), min(box[2], place[1] + _CONTEXT)
    around = _wide_enough(np.array([first, box[1], last, box[3]]))
    least: float | None = None
    for offset in _offsets(way, word, there):
        found = profile(way, around, offset)
        if found is not None:
            unlike = found.worst(*place)
            least = unlike if least is None else min(least, unlike)
            if least <= enough:
                break
    return least


def word_unlike(way: Way, word: int) -> float | None:
    """How unlike a word as a whole is to anything about its place on the other page."""
    found = [profile(way, way.boxes[word], offset) for offset in _offsets(way, word, None)]
    return min((each.mean for each in found if each is not None), default=None)


def scale_of(ways: tuple[Way, Way], tokens: Sequence[str], places: Places) -> Scale:
    """Measured on agreeing words spread over the page. `tokens`: the words of the left page."""
    ahead = ways[0]
    fit = [row for row, word in enumerate(ahead.indices) if len(tokens[word]) >= 2]
    rows = fit[:: max(1, len(fit) // _SAMPLE)][:_SAMPLE]
    letters: list[float] = []
    words: list[float] = []
    for turn, row in enumerate(rows):
        found = _agreeing(ways, turn % 2, row, places)
        if found is not None:
            letters += found[0]
            words.append(found[1].mean)
    if len(words) < _LEAST_SAMPLE:
        return SILENT
    letter, word = _step(letters), _step(words)
    others = _strangers(ahead, rows, tokens)
    telling = bool(others) and (np.median(others) - word.usual) / word.spread >= _TELLING
    return Scale(letter, word, bool(telling))


def _step(unlike: Sequence[float]) -> Step:
    usual, high = np.quantile(unlike, (0.5, 0.9))
    return Step(float(usual), float(high - usual) + _FLOOR)


def _agreeing(
    ways: tuple[Way, Way], side: int, row: int, places: Places
) -> tuple[list[float], Profile] | None:
    """How unlike each letter of an agreeing word is where the word lies best."""
    way = ways[side]
    word, other = int(way.indices[row]), int(ways[1 - side].indices[row])
    box = way.boxes[word].copy()
    box[2] = min(box[2], box[0] + _MOST_WIDE)
    inside = [place for place in places(side, word) if place[1] <= box[2]]
    best: tuple[float, list[float], Profile] | None = None
    for offset in _offsets(way, word, way.target_boxes[other]) if inside else ():
        found = profile(way, _wide_enough(box), offset)
        if found is None:
            continue
        unlike = [found.worst(*place) for place in inside]
        mean = float(np.mean(unlike))
        if best is None or mean < best[0]:
            best = (mean, unlike, found)
        if mean <= _ALIKE:
            break
    return best and best[1:]


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
        laid = profile(ahead, box, offset)
        if laid is not None:
            found.append(laid.mean)
    return found


def _offsets(way: Way, word: int, there: Points | None) -> Iterator[Points]:
    """Where the word is to be looked for, one after the other."""
    box = way.boxes[word]
    known = way.to_box(box, there) if there is not None else ()
    return distinct(chain(known, way.around(word, box)))


def _wide_enough(box: Points) -> Points:
    lack = max(0.0, _LEAST_WIDE - (box[2] - box[0])) / 2
    return np.asarray(box + np.array([-lack, 0.0, lack, 0.0]))
