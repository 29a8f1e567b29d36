"""Where two texts part, in whole words: the ground that differences stand on."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from reopen.lib.compare.alignment import align
from reopen.lib.compare.chains import Signs
from reopen.lib.compare.folding import Folded, fold
from reopen.lib.compare.identifiers import identifiers

Places = NDArray[np.int64]


class Words:
    """The words of a text that hold a letter or digit, and where their signs are."""

    def __init__(self, text: str) -> None:
        """Words are what stands between blanks."""
        self.text = text
        self.folded: Folded = fold(text)
        self.spans = _spans(text, self.folded.offsets)
        #: Its dates, times and numbers.
        self.numbers = identifiers(text)
        starts = np.array([start for start, _ in self.spans], dtype=np.int64)
        #: For each folded sign the index of its word.
        self.word = np.searchsorted(starts, self.folded.offsets, side="right") - 1

    def of(self, first: int, end: int) -> tuple[int, int]:
        """The words of the folded signs `first:end`; an empty range stays empty, in its place."""
        if end > first:
            return int(self.word[first]), int(self.word[end - 1]) + 1
        if first == 0:
            return 0, 0
        place = int(self.word[first - 1]) + 1
        return place, place

    def signs(self, first: int, end: int) -> tuple[int, int]:
        """The folded signs of the words `first:end`."""
        return int(np.searchsorted(self.word, first)), int(np.searchsorted(self.word, end))

    def place(self, first: int, end: int) -> tuple[int, int]:
        """Where the words `first:end` stand in the text; an empty range between its neighbours."""
        if end > first:
            return self.spans[first][0], self.spans[end - 1][1]
        at = self.spans[first - 1][1] if first else 0
        return at, at


def _spans(text: str, offsets: Places) -> list[tuple[int, int]]:
    if not len(offsets):
        return []
    blank = np.array([sign.isspace() for sign in text], dtype=bool)
    edges = np.flatnonzero(np.diff(np.concatenate([[True], blank, [True]]).astype(np.int8)))
    spans = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    filled = np.searchsorted(offsets, [start for start, _ in spans])
    return [
        (start, end)
        for (start, end), at in zip(spans, filled, strict=True)
        if at < len(offsets) and offsets[at] < end
    ]


class Region(NamedTuple):
    """Words `l0:l1` of the left text stand where the right has its words `r0:r1`."""

    l0: int
    l1: int
    r0: int
    r1: int


def regions(left: Words, right: Words) -> list[Region]:
    """All places where the two part, in the order of the left; neighbouring ones joined."""
    linked = np.full(len(left.folded.codes), -1, dtype=np.int64)
    found = []
    for l0, l1, r0, r1 in _parts(left, right, linked):
        found.append(_whole(Region(*left.of(l0, l1), *right.of(r0, r1)), left, right, linked))
    found.sort()
    joined: list[Region] = []
    for region in found:
        if joined and _touch(joined[-1], region):
            before = joined.pop()
            region = Region(
                before.l0, max(before.l1, region.l1), min(before.r0, region.r0),
                max(before.r1, region.r1),
            )  # fmt: skip
        joined.append(region)
    return joined


def _touch(one: Region, two: Region) -> bool:
    return two.l0 <= one.l1 and one.r0 <= two.r0 <= one.r1


def _parts(left: Words, right: Words, linked: Places) -> Iterator[tuple[int, int, int, int]]:
    """Signs that part; fills in `linked`: for each sign of the left the one it agrees with."""
    a, b = left.folded.codes, right.folded.codes
    alignment = align(Signs(a), Signs(b))
    inner = []
    for l0, l1, r0, r1, *_ in alignment.passages:
        done_left, done_right = l0, r0
        blocks = LCSseq.editops(a[l0:l1].tobytes(), b[r0:r1].tobytes()).as_matching_blocks()
        for at_left, at_right, size in blocks:
            begin_left, begin_right = l0 + at_left, r0 + at_right
            if begin_left > done_left or begin_right > done_right:
                inner.append((done_left, begin_left, done_right, begin_right))
            done_left, done_right = begin_left + size, begin_right + size
            linked[begin_left:done_left] = np.arange(begin_right, done_right)
    yield from inner
    for gap in alignment.gaps:
        yield gap.l0, gap.l1, gap.r0, gap.r1


def _whole(region: Region, left: Words, right: Words, linked: Places) -> Region:
    """The region with the words that agree in part, on both sides."""
    for _ in range(4):
        l0, l1, r0, r1 = region
        first, end = left.signs(l0, l1)
        partners = linked[first:end]
        partners = partners[partners >= 0]
        if len(partners) and r1 - r0 < 200:
            words = right.word[partners]
            r0, r1 = min(r0, int(words.min())), max(r1, int(words.max()) + 1)
        first, end = right.signs(r0, r1)
        backs = np.flatnonzero((linked >= first) & (linked < end))
        if len(backs) and l1 - l0 < 200:
            l0, l1 = min(l0, int(left.word[backs[0]])), max(l1, int(left.word[backs[-1]]) + 1)
        if (grown := Region(l0, l1, r0, r1)) == region:
            break
        region = grown
    return region
