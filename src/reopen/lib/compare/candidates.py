"""Which pages of the other side are worth a close look: those that share rare runs of letters."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reopen.lib.compare.collection import Collection
from reopen.lib.compare.grams import Slots
from reopen.lib.compare.settings import Settings

#: Below this share of the best candidate's score the others are not looked at.
_FAR = 0.12
#: Rare runs two pages must share at least, counted by their weight.
_LEAST_RUNS = 1.5
_SMALL = 40
#: What a run counts falls with the number of pages that hold it: its power.
_RARITY = -1.5
#: Where the best candidate shares less than this, as with a form that is filled in with the names
#: and numbers of many others, runs that are less rare lead to it together. They count by this
#: power, and by the length of the page; a candidate has to share so much of what the best one does,
#: and only so many are looked at.
_SURE, _COMMONER, _CLOSE, _FEW = 6.0, -0.7, 0.3, 10


class Candidate(NamedTuple):
    """A page of the other side, by position, and how much rare text it shares."""

    position: int
    score: float


class Postings:
    """Where each rare run stands among some pages of the defense's side."""

    def __init__(self, collection: Collection, settings: Settings, rights: Iterable[int]) -> None:
        """`rights`: the pages of the defense's side that can be found."""
        self._collection = collection
        self._settings = settings
        self._most = min(settings.most_pages, max(_SMALL, len(collection) // 4))
        slots: list[Slots] = []
        pages: list[NDArray[np.int32]] = []
        for position in rights:
            own = collection.slots(1, position)
            own = own[self._rare(own)]
            slots.append(own)
            pages.append(np.full(len(own), position, dtype=np.int32))
        every = np.concatenate([np.zeros(0, np.int64), *slots])
        lengths = [len(collection.codes(1, at)) for at in range(len(collection.sides[1]))]
        self._breadth = np.sqrt(np.array(lengths, dtype=np.float64) + 1)
        order = np.argsort(every, kind="stable")
        self._pages = np.concatenate([np.zeros(0, np.int32), *pages])[order]
        self._slots, self._starts = np.unique(every[order], return_index=True)
        self._ends = np.append(self._starts[1:], len(self._pages))

    def _rare(self, slots: Slots) -> NDArray[np.bool_]:
        left, right = (counter.of(slots) for counter in self._collection.counters)
        both = left.astype(np.int64) + right
        rare: NDArray[np.bool_] = (left > 0) & (right > 0) & (both <= self._most)
        return rare

    def of(self, left: int) -> list[Candidate]:
        """The best candidates for a page of the prosecution's side, best first."""
        if not len(self._slots):
            return []
        slots = self._collection.slots(0, left)
        at = np.minimum(np.searchsorted(self._slots, slots), len(self._slots) - 1)
        at = at[self._slots[at] == slots]
        counts = self._ends[at] - self._starts[at]
        order = np.argsort(counts, kind="stable")
        at, counts = at[order], counts[order]
        kept = max(1, int(np.searchsorted(np.cumsum(counts), self._settings.work)))
        return self._best(at[:kept], counts[:kept])

    def _summed(
        self, pages: NDArray[np.int32], counts: NDArray[np.int64], power: float
    ) -> NDArray[np.float64]:
        """What the runs shared with each page count together."""
        weights = np.repeat(counts.astype(np.float64) ** power, counts)
        sums = np.bincount(pages, weights, minlength=len(self._breadth))
        return np.asarray(sums, dtype=np.float64)

    def _best(self, at: NDArray[np.int64], counts: NDArray[np.int64]) -> list[Candidate]:
        if not len(at):
            return []
        within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        pages = self._pages[np.repeat(self._starts[at], counts) + within]
        scores = self._summed(pages, counts, _RARITY)
        least, most = max(_LEAST_RUNS, _FAR * float(scores.max())), self._settings.candidates
        if scores.max() < _SURE:
            scores = self._summed(pages, counts, _COMMONER) / self._breadth
            least, most = _CLOSE * float(scores.max()), min(most, _FEW)
        enough = np.flatnonzero(scores >= least)
        best = enough[np.argsort(-scores[enough], kind="stable")][:most]
        return [Candidate(int(position), float(scores[position])) for position in best]


def candidates(
    collection: Collection, settings: Settings, new: frozenset[str] | None
) -> Iterator[tuple[int, list[Candidate]]]:
    """For each page of the prosecution's side its candidates; with `new`, only fresh pairs."""
    lefts, rights = (_fresh([sheet.key for sheet in side], new) for side in collection.sides)
    everywhere = Postings(collection, settings, range(len(collection.sides[1]))) if lefts else None
    fresh = Postings(collection, settings, rights) if new is not None and rights else None
    chosen = set(lefts)
    for left in range(len(collection.sides[0])):
        postings = everywhere if left in chosen else fresh
        if postings is not None:
            yield left, postings.of(left)


def _fresh(keys: Sequence[str], new: frozenset[str] | None) -> list[int]:
    return [index for index, key in enumerate(keys) if new is None or key in new]
