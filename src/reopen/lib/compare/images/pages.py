"""Two pages laid over each other, and what is to be seen where their readings part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from reopen.lib.compare.contract import Difference
from reopen.lib.compare.images.cover import bare, covered, overlaid
from reopen.lib.compare.images.dispute import (
    Parting,
    Stretch,
    partings,
    two_words,
    whole_words,
)
from reopen.lib.compare.images.ink import WORD_HEIGHT, Ink, ink_of
from reopen.lib.compare.images.letters import Ground, Letters
from reopen.lib.compare.images.place import (
    FEWEST_ANCHORS,
    TRUSTED,
    Points,
    Way,
    Words,
    in_common,
    ways,
)
from reopen.lib.compare.images.scale import Scale, letters_unlike, scale_of, word_unlike
from reopen.lib.compare.images.stamps import at_the_edge, stamped
from reopen.lib.reading.words import PageText

_LEAST_WITHHELD = 3  # words gone that make a gap more than one word taken out
_SHORT = 2  # letters; what is made of specks is seldom longer
_WEAK = 45  # confidence of a reading, 0..100
_SPECK = 20  # what is read with less is most often no word at all


@dataclass(frozen=True, slots=True)
class PageView:
    """A page to look at: its picture (grey values, 0 black, or a Pillow image) and its text."""

    image: NDArray[np.uint8] | Image.Image
    text: PageText


@dataclass(frozen=True, slots=True)
class Spot:
    """The words of one difference on either page, as indices; one of the two may be empty."""

    left: range
    right: range

    @property
    def two_sided(self) -> bool:
        """Whether words stand on both pages."""
        return bool(self.left) and bool(self.right)

    @property
    def sides(self) -> tuple[range, range]:
        """Left and right."""
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class Bout:
    """Words of either page that are read against each other, and where they part."""

    sides: tuple[range, range]
    texts: tuple[str, str]
    partings: list[Parting]


@dataclass(frozen=True, slots=True)
class Pages:
    """Two pages with enough in common to be laid over each other."""

    words: tuple[Words, Words]
    ways: tuple[Way, Way]
    letters: tuple[Letters, Letters]
    scale: Scale

    @classmethod
    def of(cls, views: tuple[PageView, PageView], words: tuple[Words, Words]) -> "Pages | None":
        """None when the two have too few words in common."""
        pairs = in_common(words[0].tokens, words[1].tokens)
        if len(pairs) < FEWEST_ANCHORS:
            return None
        (one, one_boxes), (two, two_boxes) = (
            _ink(view, page, pairs[:, side])
            for side, (view, page) in enumerate(zip(views, words, strict=True))
        )
        both = ways((one, two), (one_boxes, two_boxes), pairs)
        left = Ground.of(one, one_boxes, words[0].tokens, words[0].lines, pairs[:, 0])
        right = Ground.of(two, two_boxes, words[1].tokens, words[1].lines, pairs[:, 1])
        letters = Letters(left, right), Letters(right, left)

        def places(side: int, word: int) -> list[tuple[float, float]]:
            return letters[side].places(words[side].tokens[word], both[side].boxes[word])

        return cls(words, both, letters, scale_of(both, words[0].tokens, places))

    # -- the witnesses -----------------------------------------------------------------------------

    def bouts(self, spot: Spot) -> list[Bout]:
        """Word against word where there are as many on either page, else all against all.

        Specks that were read as words are left out if the others are as many then.
        """
        sides = [list(words) for words in spot.sides]
        if len(sides[0]) != len(sides[1]):
            sides = [
                [word for word in words if self._trusted((side, word), _SPECK)]
                for side, words in enumerate(spot.sides)
            ]
        pairs = (
            [(range(a, a + 1), range(b, b + 1)) for a, b in zip(*sides, strict=True)]
            if len(sides[0]) == len(sides[1]) > 0
            else [spot.sides]
        )
        found = []
        for pair in pairs:
            read = [self._read(side, words) for side, words in enumerate(pair)]
            parted = partings(*read)
            if parted:
                found.append(Bout(pair, (" ".join(read[0]), " ".join(read[1])), parted))
        return found

    def least_sure(self, bout: Bout) -> int:
        """The least confidence (0..100) with which words in dispute were read."""
        return min(int(self.words[side].sure[word]) for side, word in _in_dispute(bout))

    def excess(self, bouts: Sequence[Bout]) -> float | None:
        """How far the most unlike letters in dispute stand out from letters that agree."""
        found, count = [], 0
        for bout in bouts:
            for side, stretch in _stretches(bout):
                count += stretch.last - stretch.first + 1
                unlike = self._unlike(bout, side, stretch)
                if unlike is not None:
                    found.append(unlike)
        return self.scale.letter.excess(max(found), count) if found else None

    def preference(self, bouts: Sequence[Bout]) -> float | None:
        """Near 1 when either ink fits its own reading, below 0 when both fit the same one.

        Asked for every parting by itself: one change may stand among several slips.
        """
        found = []
        for bout in bouts:
            left, right = bout.texts
            readings = [(right, left)]
            if len(bout.partings) > 1:
                readings += [(each.left_as_right, each.right_as_left) for each in bout.partings]
            for left_other, right_other in readings:
                here = self.letters[0].preference(bout.sides[0], left, left_other)
                there = self.letters[1].preference(bout.sides[1], right, right_other)
                if here is not None and there is not None:
                    found.append(min(here, there))
        return max(found, default=None)

    def surely_read(self, bouts: Sequence[Bout], least: int = TRUSTED) -> list[Bout]:
        """The bouts of which every word in dispute was read with that much confidence."""
        return [
            bout
            for bout in bouts
            if all(self._trusted(place, least) for place in _in_dispute(bout))
        ]

    def no_slips(self, bouts: Sequence[Bout]) -> list[Bout]:
        """What of the bouts does not read like a slip: digit against digit, word against word."""
        found = []
        for bout in bouts:
            two = two_words(*bout.texts)
            kept = [each for each in bout.partings if two or each.digits_alone]
            found += [Bout(bout.sides, bout.texts, kept)] if kept else []
        return found

    def gone(self, bouts: Sequence[Bout], least: int = 0) -> float | None:
        """How far the least alike of the words that only one page was read to have stands out.

        With `least`, only of words read with that much confidence.
        """
        words = [
            (side, bout.sides[side].start + word)
            for bout in bouts
            if len(bout.sides[0]) != len(bout.sides[1])
            for parting in bout.partings
            for side, stretches in enumerate((parting.left, parting.right))
            for word in whole_words(self._read(side, bout.sides[side]), stretches)
        ]
        return self._most_unlike(words, least)

    def missing(self, spot: Spot, least: int = 0) -> float | None:
        """The same for words that have nothing against them."""
        words = [(side, word) for side, words in enumerate(spot.sides) for word in words]
        return self._most_unlike(words, least)

    def hidden(self, spot: Spot) -> bool:
        """Whether words of one page are covered on the other, or blanked in some number.

        Bare paper says nothing where a page is set anew.
        """
        for way, words, others in zip(self.ways, spot.sides, spot.sides[::-1], strict=True):
            blanked = len(words) >= _LEAST_WITHHELD and not others and self.scale.telling
            if words and (covered(way, words) or (blanked and bare(way, words))):
                return True
        return False

    def under_strokes(self, spot: Spot) -> bool:
        """Whether a stamp or a pen's stroke runs over the words on one page.

        It is seen both ways: here it is too much, from the other page it is missing. A speck, or
        a line that lies a little askew, is seen one way only.
        """
        both = zip(self.ways, spot.sides, strict=True)
        return all(overlaid(way, words) for way, words in both if words)

    def at_the_edge(self, spot: Spot) -> bool:
        """Whether it is in the first or the last line of a page."""
        return at_the_edge(self.words, spot.sides)

    def under_stamps(self, spot: Spot) -> bool:
        """Whether what is read there may be a stamp's."""
        return stamped(self.words, spot.sides)

    def dirt(self, spot: Spot) -> bool:
        """Whether one page only has "words", and they look like nothing anybody wrote.

        Single signs are mostly specks, however surely they are read.
        """
        side = int(bool(spot.right))
        words, page = spot.sides[side], self.words[side]
        boxes = self.ways[side].boxes[words.start : words.stop]
        high = boxes[:, 3] - boxes[:, 1]
        fits = (high > 0.4 * WORD_HEIGHT) & (high < 2.2 * WORD_HEIGHT)
        letters = np.array([len(page.tokens[word]) for word in words])
        weak = page.sure[words.start : words.stop] < _WEAK
        return bool((~fits | (letters == 1) | (letters <= _SHORT) & weak).all())

    # -- helpers -----------------------------------------------------------------------------------

    def _read(self, side: int, words: range) -> list[str]:
        return self.words[side].tokens[words.start : words.stop]

    def _unlike(self, bout: Bout, side: int, stretch: Stretch) -> float | None:
        way, others = self.ways[side], bout.sides[1 - side]
        word = bout.sides[side].start + stretch.word
        places = self.letters[side].places(self.words[side].tokens[word], way.boxes[word])
        place = places[stretch.first][0], places[stretch.last][1]
        there = way.target_boxes[others.start] if len(bout.sides[side]) == len(others) else None
        return letters_unlike(way, word, place, there, self.scale.letter.usual)

    def _trusted(self, place: tuple[int, int], least: int = TRUSTED) -> bool:
        """Whether a word was read with some confidence. `place`: side, word."""
        side, word = place
        return self.words[side].trusted(word, least)

    def _most_unlike(self, words: Sequence[tuple[int, int]], least: int) -> float | None:
        kept = [place for place in words if not least or self._trusted(place, least)]
        unlike = [word_unlike(self.ways[side], word) for side, word in kept]
        found = [each for each in unlike if each is not None]
        return self.scale.word.excess(max(found), len(found)) if found else None


def _stretches(bout: Bout) -> Iterator[tuple[int, Stretch]]:
    """The letters to look for on the other page, by the side that has them."""
    for parting in bout.partings:
        left, right = parting.left, parting.right
        yield from ((0, each) for each in left)
        # As many letters against as many are one spot: a look from one side is enough.
        if not (len(left) == len(right) == 1 and _length(left[0]) == _length(right[0])):
            yield from ((1, each) for each in right)


def _in_dispute(bout: Bout) -> Iterator[tuple[int, int]]:
    """The words on which the readings part, each with its side."""
    for parting in bout.partings:
        for side, stretches in enumerate((parting.left, parting.right)):
            yield from ((side, bout.sides[side].start + each.word) for each in stretches)


def _length(stretch: Stretch) -> int:
    return stretch.last - stretch.first


def spot_of(difference: Difference, words: tuple[Words, Words]) -> Spot:
    """Where the difference is."""
    return Spot(words[0].within(difference.left), words[1].within(difference.right))


def _ink(view: PageView, words: Words, common: NDArray[np.int64]) -> tuple[Ink, Points]:
    """The page's ink and all its words' boxes, at the common scale."""
    picture = view.image if isinstance(view.image, Image.Image) else Image.fromarray(view.image)
    picture = picture if picture.mode == "L" else picture.convert("L")
    boxes = words.boxes * np.array([picture.width, picture.height] * 2)
    heights = boxes[common, 3] - boxes[common, 1]
    ink = ink_of(picture, float(np.median(heights)), boxes[common])
    return ink, boxes * ink.scale
