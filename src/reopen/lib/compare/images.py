"""Looking at two page pictures where their texts differ: a change on paper, or a misreading?

Two witnesses are heard. The ink of the two spots is laid one over the other, with the words around
that both readings agree on as anchors, and judged by how alike those words look (`images_scale`).
And each ink is asked which of the two readings it fits, set in the letters of its own page
(`images_letters`): on a changed page each fits its own, after a misreading both fit the same one.
`images_odds` weighs the two. Where the pictures cannot tell, the words themselves decide only when
both were read with confidence; else the spot is left for a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rapidfuzz.distance import Levenshtein

from reopen.lib.compare.contract import Certainty, Difference, DifferenceKind
from reopen.lib.compare.images_cover import bare, covered, overlaid
from reopen.lib.compare.images_ink import WORD_HEIGHT, Ink, ink_of
from reopen.lib.compare.images_letters import Letters
from reopen.lib.compare.images_odds import (
    CHANGED,
    FITS_ITS_OWN,
    FITS_THE_OTHER,
    LEFT_TO_A_PERSON,
    log_odds,
)
from reopen.lib.compare.images_place import FEWEST_ANCHORS, Way, Words, in_common, ways
from reopen.lib.compare.images_scale import Scale, scale_of, spot
from reopen.lib.reading.words import PageText

#: A word has to stand out this far from its page's agreeing words to count as taken out.
_CLEAR = 3.0
_SAME = 0.8  # and below this it stands there and was missed
#: A word that stands on one paper only has nothing like it in its place on the other.
_MISSING = 5.0
#: Confidence of a reading, 0..100.
_STEADY, _SURE, _WEAK = 85, 90, 45
_MATERIAL = frozenset(DifferenceKind) - {DifferenceKind.WORDS, DifferenceKind.REDACTION}
_MUCH_THE_SAME, _NEARLY_ALL = 0.6, 0.75
_SHORT = 2  # letters; what is made of specks is seldom longer
_LEAST_WITHHELD = 3  # words gone that make a gap more than one word taken out


@dataclass(frozen=True, slots=True)
class PageView:
    """A page to look at: its picture (grey values, 0 black, or a Pillow image) and its text."""

    image: NDArray[np.uint8] | Image.Image
    text: PageText


def look(left: PageView, right: PageView, found: Sequence[Difference]) -> list[Difference]:
    """The differences in the same order, each with its certainty after looking at both pictures.

    MISREAD stays, unless a word stands on one paper only; CHANGED (born-digital text) stays, unless
    the ink is the same; LOOK is left for a person. The kind becomes REDACTION where words were
    covered or blanked, and WORDS where a supposed redaction has other words in its place.
    """
    spots = sum(map(_worth_a_look, found))
    if not spots:
        return list(found)
    pages = _Pages.of(left, right, spots)
    return [pages.judged(each) if _worth_a_look(each) else each for each in found]


def _worth_a_look(difference: Difference) -> bool:
    """What reads like a slip is one, unless the other page has nothing at all in its place."""
    one_sided = not (difference.left_text and difference.right_text)
    return difference.certainty is not Certainty.MISREAD or one_sided


def _only_broken_otherwise(difference: Difference) -> bool:
    """Whether words, not figures, are much the same once it is forgotten where they were parted."""
    figures = [any(map(str.isdigit, t)) for t in (difference.left_text, difference.right_text)]
    if difference.kind is not DifferenceKind.WORDS and figures[0] == figures[1]:
        return False
    left, right = difference.left_text.split(), difference.right_text.split()
    alike = Levenshtein.normalized_similarity("".join(left), "".join(right))
    return len(left) != len(right) and alike >= _NEARLY_ALL


def _figures(difference: Difference) -> bool:
    """Whether figures of one length stand against each other, with hardly a small letter in."""
    left, right = difference.left_text.split(), difference.right_text.split()
    fresh = [[word for word in left if word not in right], [w for w in right if w not in left]]
    figures = [[word for word in side if any(map(str.isdigit, word))] for side in fresh]
    lengths = [sum(map(len, side)) for side in figures]
    small = any(sum(map(str.islower, word)) > 1 for side in figures for word in side)
    return 0 < lengths[0] == lengths[1] and not small


def _only_figures(difference: Difference) -> bool:
    """Whether what stands beside the figures is much the same, a slip or two apart."""
    beside = [
        " ".join(word for word in text.split() if not any(map(str.isdigit, word)))
        for text in (difference.left_text, difference.right_text)
    ]
    return _figures(difference) and Levenshtein.normalized_similarity(*beside) >= _MUCH_THE_SAME


@dataclass(frozen=True, slots=True)
class _Pages:
    """Two pages laid over each other. `ways` is None when they have too little in common.

    `spots`: how many of their differences are looked at.
    """

    words: tuple[Words, Words]
    ways: tuple[Way, Way] | None
    scale: Scale
    letters: tuple[Letters, Letters] | None
    spots: int

    @classmethod
    def of(cls, left: PageView, right: PageView, spots: int) -> "_Pages":
        words = Words.of(left.text), Words.of(right.text)
        pairs = in_common(words[0].tokens, words[1].tokens)
        if len(pairs) < FEWEST_ANCHORS:
            return cls(words, None, Scale(0.0, 1.0, telling=False), None, spots)
        (one, one_boxes), (two, two_boxes) = (
            _ink(view, page, pairs[:, side])
            for side, (view, page) in enumerate(zip((left, right), words, strict=True))
        )
        both = ways((one, two), (one_boxes, two_boxes), pairs)
        letters = (
            Letters.of(one, one_boxes, words[0].tokens, words[0].lines, pairs[:, 0]),
            Letters.of(two, two_boxes, words[1].tokens, words[1].lines, pairs[:, 1]),
        )
        return cls(words, both, scale_of(both, words[0].tokens), letters, spots)

    def judged(self, difference: Difference) -> Difference:
        """The difference with kind and certainty by what is seen."""
        sides = self._sides(difference)
        if self.ways is None or not any(sides):
            return replace(difference, certainty=self._by_reading(difference, sides))
        hidden = self._hidden(difference, sides)
        if hidden:
            return replace(difference, kind=DifferenceKind.REDACTION, certainty=Certainty.CHANGED)
        certainty = (
            self._by_both(difference, sides) if all(sides) else self._gone(difference, sides)
        )
        kind = difference.kind
        if certainty is Certainty.CHANGED and kind is DifferenceKind.REDACTION:
            kind = DifferenceKind.WORDS
        return replace(difference, kind=kind, certainty=certainty)

    def _sides(self, difference: Difference) -> tuple[range, range]:
        return self.words[0].within(difference.left), self.words[1].within(difference.right)

    def _hidden(self, difference: Difference, sides: tuple[range, range]) -> bool:
        """Whether words of one page are covered on the other, or blanked in some number."""
        for way, words, others in zip(self.ways or (), sides, sides[::-1], strict=True):
            if len(words) and covered(way, words):
                return True
            gone = len(words) >= _LEAST_WITHHELD and not others
            if gone and bare(way, words):
                return True
        return False

    def _by_both(self, difference: Difference, sides: tuple[range, range]) -> Certainty:
        """By how unlike the two inks are, and which reading either ink fits."""
        liking = self._preference(sides)
        # Where both inks fit one reading, a look from one side is enough.
        same_count = len(sides[0]) == len(sides[1])
        ways = 1 if same_count and liking is not None and liking < FITS_THE_OTHER else 2
        excess = self._excess(sides, only_figures=_only_figures(difference), ways=ways)
        if excess is None or not self.scale.telling:
            return self._each_by_itself(difference, sides, liking, excess)
        weight = log_odds(excess, liking, self.spots)
        if weight < LEFT_TO_A_PERSON:
            return Certainty.MISREAD
        if difference.certainty is Certainty.CHANGED:
            return Certainty.CHANGED
        if weight < CHANGED or (liking is None and _only_broken_otherwise(difference)):
            return Certainty.LOOK
        return Certainty.LOOK if self._under_strokes(sides) else Certainty.CHANGED

    def _each_by_itself(
        self,
        difference: Difference,
        sides: tuple[range, range],
        liking: float | None,
        excess: float | None,
    ) -> Certainty:
        """Where the pages are set in other type: each ink still fits one of the readings."""
        if liking is None:
            return self._by_reading(difference, sides)
        if liking < FITS_THE_OTHER:
            return Certainty.MISREAD
        if liking < FITS_ITS_OWN:
            return Certainty.LOOK
        if excess is not None and log_odds(excess, liking, self.spots) >= CHANGED:
            return Certainty.CHANGED
        return self._by_reading(difference, sides)

    def _gone(self, difference: Difference, sides: tuple[range, range]) -> Certainty:
        """For words that were read on one page only."""
        excess = self._excess(sides, only_figures=False)
        if excess is None or not self.scale.telling:
            return self._by_reading(difference, sides)
        slip = difference.certainty is Certainty.MISREAD
        if excess <= (_MISSING if slip else _SAME):
            return Certainty.MISREAD
        if difference.certainty is Certainty.CHANGED:
            return Certainty.CHANGED
        if self._strokes_of_dirt(sides) or self._under_strokes(sides):
            return Certainty.MISREAD if slip else Certainty.LOOK
        return Certainty.CHANGED if excess >= _CLEAR else Certainty.LOOK

    def _under_strokes(self, sides: tuple[range, range]) -> bool:
        return any(overlaid(way, words) for way, words in zip(self.ways or (), sides, strict=True))

    def _preference(self, sides: tuple[range, range]) -> float | None:
        """Near 1 when each ink fits its own reading, below 0 when both fit the same one."""
        if self.letters is None:
            return None
        left, right = sides
        rows = [(range(a, a + 1), range(b, b + 1)) for a, b in zip(left, right, strict=False)]
        found: list[float] = []
        for pair in rows if len(left) == len(right) else [sides]:
            read, other = (
                " ".join(page.tokens[words.start : words.stop])
                for page, words in zip(self.words, pair, strict=True)
            )
            if read == other:
                continue
            here = self.letters[0].preference(pair[0], read, other)
            there = self.letters[1].preference(pair[1], other, read)
            if here is not None and there is not None:
                found.append(min(here, there))
        return max(found, default=None)

    def _excess(
        self, sides: tuple[range, range], *, only_figures: bool, ways: int = 2
    ) -> float | None:
        """How far the spot stands out; None where the place of a word on the other is unknown."""
        found: list[float] = []
        both = zip(self.ways or (), sides, sides[::-1], self.words, strict=True)
        for way, words, others, page in islice(both, ways):
            for at, word in enumerate(words):
                if only_figures and not any(map(str.isdigit, page.tokens[word])):
                    continue
                there = None if len(words) != len(others) else way.target_boxes[others[at]]
                unlike = spot(way, word, there, enough=self.scale.usual)
                if unlike is not None:
                    found.append(unlike)
        if not found:
            return None
        return self.scale.excess(max(found), max(map(len, sides)))

    def _sure(self, sides: tuple[range, range]) -> int:
        """The least confidence with which the words of both sides were read."""
        return min(
            int(page.sure[word])
            for page, words in zip(self.words, sides, strict=True)
            for word in words
        )

    def _strokes_of_dirt(self, sides: tuple[range, range]) -> bool:
        """Whether one page only has "words", and they look like nothing anybody wrote."""
        if all(sides):
            return False
        way, words, page = next(
            each for each in zip(self.ways or (), sides, self.words, strict=True) if each[1]
        )
        high = way.boxes[words.start : words.stop, 3] - way.boxes[words.start : words.stop, 1]
        fits = (high > 0.4 * WORD_HEIGHT) & (high < 2.2 * WORD_HEIGHT)
        short = np.array([len(page.tokens[word]) <= _SHORT for word in words])
        return bool((~fits | (short & (page.sure[words.start : words.stop] < _WEAK))).all())

    def _by_reading(self, difference: Difference, sides: tuple[range, range]) -> Certainty:
        """Without pictures: two readings, both sure, of a name, number, date, time or "not"."""
        if difference.certainty is not Certainty.LOOK:
            return difference.certainty
        steady = difference.kind in _MATERIAL and all(sides) and self._sure(sides) >= _SURE
        slip = Levenshtein.distance(difference.left_text, difference.right_text) < 2
        if steady and not (slip and difference.kind is DifferenceKind.NAME):
            return Certainty.CHANGED
        return Certainty.LOOK


def _ink(
    view: PageView, words: Words, common: NDArray[np.int64]
) -> tuple[Ink, NDArray[np.float64]]:
    """The page's ink and all its words' boxes, at the common scale."""
    picture = view.image if isinstance(view.image, Image.Image) else Image.fromarray(view.image)
    picture = picture if picture.mode == "L" else picture.convert("L")
    boxes = words.boxes * np.array([picture.width, picture.height] * 2)
    heights = boxes[common, 3] - boxes[common, 1]
    ink = ink_of(picture, float(np.median(heights)), boxes[common])
    return ink, boxes * ink.scale
