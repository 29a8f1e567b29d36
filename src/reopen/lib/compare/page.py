"""A page made ready for a close look."""

from bisect import bisect_left
from collections.abc import Container, Iterable
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reopen.lib.compare.chains import Signs
from reopen.lib.compare.contract import Sheet
from reopen.lib.compare.folding import Offsets, fold
from reopen.lib.compare.identifiers import Identifier, identifiers

#: Confidence of a reading that is guesswork, and of one that can be trusted.
_GUESSED, _READ = 0.4, 0.75
#: A line to write on.
_LINE, _LINES = "__", 3
#: Signs of a page that is rather written than filled in.
_LONG = 1_000

Mask = NDArray[np.bool_]


class Likeness(NamedTuple):
    """A different page, by number, and the stretches of this page that it holds as well."""

    number: int
    stretches: tuple[tuple[int, int], ...]


class Kin(NamedTuple):
    """Pages that look like a page: the different ones, how many in all, its copies by number."""

    likes: tuple[Likeness, ...] = ()
    crowd: int = 0
    copies: frozenset[int] = frozenset()


class Place(NamedTuple):
    """Where a page stands among those of both sides."""

    number: int
    side: int


_ALONE = Kin()


class Page:
    """One page: its sheet, its text without furniture, its signs, its look-alikes.

    `number` counts the pages of both sides; `side` is 0 for the prosecution's, 1 for the other.
    """

    def __init__(
        self,
        place: Place,
        sheet: Sheet,
        text: str,
        signs: Signs,
        kin: Kin = _ALONE,
        words: frozenset[str] = frozenset(),
    ) -> None:
        """`kin`: the pages that look like this one. `words`: those known from all the pages."""
        self.number = place.number
        self.side = place.side
        self.sheet = sheet
        self.text = text
        self.signs = signs
        self.likes = kin.likes
        self.crowd = kin.crowd
        self.copies = kin.copies
        self._words = words

    def own(self, apart_from: "Page") -> Mask:
        """The signs that no look-alike holds as well, but this other page and its copies."""
        return ~_shared(len(self.signs), self.likes, {apart_from.number, *apart_from.copies})

    @cached_property
    def _offsets(self) -> Offsets:
        return fold(self.text).offsets

    @cached_property
    def lower(self) -> str:
        """The text without capitals."""
        return self.text.lower()

    @property
    def clearness(self) -> float:
        """How far its reading can be trusted, 0..1, by the confidence that the reader had."""
        return min(1.0, max(0.0, (self.sheet.confidence - _GUESSED) / (_READ - _GUESSED)))

    @property
    def blank(self) -> bool:
        """Whether this is a form with lines to write on and no number, date or time on them."""
        lines = len(self.signs) < _LONG and self.text.count(_LINE * 2) >= _LINES
        return lines and not self.placed

    def line_at(self, place: int) -> bool:
        """Whether there is an empty line to write on before the sign at that place."""
        before = int(self._offsets[place - 1]) if place else 0
        after = int(self._offsets[place]) if place < len(self._offsets) else len(self.text)
        return _LINE in self.text[before:after]

    def line_in(self, first: int, end: int) -> bool:
        """Whether there is one among or around the signs `first:end`."""
        before = int(self._offsets[first - 1]) if first else 0
        after = int(self._offsets[end]) if end < len(self._offsets) else len(self.text)
        return _LINE in self.text[before:after]

    def written(self, first: int, end: int) -> str:
        """The text of the signs `first:end`."""
        if first >= end:
            return ""
        return self.text[int(self._offsets[first]) : int(self._offsets[end - 1]) + 1]

    def knows(self, word: str) -> bool:
        """Whether the word is one that was read on several pages, or is a common one."""
        return word in self._words

    @cached_property
    def placed(self) -> list[tuple[int, Identifier]]:
        """The identifiers, each with its place among the signs."""
        found = identifiers(self.text)
        if not found:
            return []
        offsets = self._offsets
        places = np.searchsorted(offsets, [each.start for each in found])
        return [
            (int(place), each)
            for place, each in zip(places, found, strict=True)
            if place < len(self.signs)
        ]

    @cached_property
    def _spots(self) -> list[int]:
        return [place for place, _ in self.placed]

    def near(self, first: int, end: int) -> list[tuple[int, Identifier]]:
        """The identifiers that begin among the signs `first:end`."""
        return self.placed[bisect_left(self._spots, first) : bisect_left(self._spots, end)]


def _shared(length: int, likes: Iterable[Likeness], apart_from: Container[int]) -> Mask:
    """Which of a page's signs are the text of a form, as far as other pages than these say."""
    mask = np.zeros(length, dtype=bool)
    for like in likes:
        if like.number not in apart_from:
            for start, end in like.stretches:
                mask[start:end] = True
    return mask
