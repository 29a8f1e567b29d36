"""A page made ready for a close look."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reopen.lib.compare.chains import Signs
from reopen.lib.compare.contract import Sheet
from reopen.lib.compare.folding import fold
from reopen.lib.compare.identifiers import Identifier, identifiers

#: Lines to write on, and how many make a form.
_LINES = re.compile(r"_{3,}")
_BLANKS = 3

Mask = NDArray[np.bool_]


class Likeness(NamedTuple):
    """A different page, by number, and the stretches of this page that it holds as well."""

    number: int
    stretches: tuple[tuple[int, int], ...]


class Kin(NamedTuple):
    """Look-alikes of a page: those that are different pages, and how many there are in all."""

    likes: tuple[Likeness, ...] = ()
    crowd: int = 0


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
    ) -> None:
        """`kin`: the pages that look like this one."""
        self.number = place.number
        self.side = place.side
        self.sheet = sheet
        self.text = text
        self.signs = signs
        self.likes = kin.likes
        self.crowd = kin.crowd

    def own(self, apart_from: int) -> Mask:
        """The signs that no look-alike but page `apart_from` holds as well."""
        return ~_shared(len(self.signs), self.likes, apart_from)

    @cached_property
    def blank(self) -> bool:
        """Whether this is a form with lines that nobody filled in."""
        return len(_LINES.findall(self.text)) >= _BLANKS

    @cached_property
    def placed(self) -> list[tuple[int, Identifier]]:
        """The identifiers, each with its place among the signs."""
        found = identifiers(self.text)
        if not found:
            return []
        offsets = fold(self.text).offsets
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


def _shared(length: int, likes: Iterable[Likeness], apart_from: int) -> Mask:
    """Which of a page's signs are the text of a form, as far as other pages than this one say."""
    mask = np.zeros(length, dtype=bool)
    for like in likes:
        if like.number != apart_from:
            for start, end in like.stretches:
                mask[start:end] = True
    return mask
