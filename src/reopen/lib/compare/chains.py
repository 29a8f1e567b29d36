"""Stretches that two pages share, in sets that are in one order on both."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reopen.lib.compare.folding import Codes
from reopen.lib.compare.grams import SHORT, keys

#: Agreeing signs that make a run, and a set of runs out of order.
_LEAST_RUN, _LEAST_CHAIN = 8, 24
_MOST_CHAINS = 8
#: Signs by which runs may lap over one another.
_LAP = 4


class Signs:
    """The folded signs of a page, ready to be laid beside others."""

    __slots__ = ("_at", "_runs", "codes")

    def __init__(self, codes: Codes) -> None:
        """Nothing is worked out until it is asked for."""
        self.codes = codes
        self._runs: NDArray[np.uint64] | None = None
        self._at = np.zeros(0, dtype=np.int64)

    def __len__(self) -> int:
        return len(self.codes)

    def once(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """The runs of six signs that stand on the page once, ascending, and where each begins."""
        if self._runs is None:
            self._runs, self._at = _once(keys(self.codes))
        return self._runs, self._at


class Run(NamedTuple):
    """`size` signs that are the same on both pages, from `left` and `right` on."""

    left: int
    right: int
    size: int


def _once(runs: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    order = np.argsort(runs)
    ordered = runs[order]
    differs = np.ones(len(runs) + 1, dtype=bool)
    differs[1:-1] = ordered[1:] != ordered[:-1]
    single = differs[1:] & differs[:-1]
    return ordered[single], order[single]


@lru_cache(maxsize=4)  # a first glance at two pages is mostly followed by a close look
def _runs(left: Signs, right: Signs) -> list[Run]:
    """Stretches that agree and hold something that stands once on either page."""
    left_runs, left_at = left.once()
    right_runs, right_at = right.once()
    if not len(left_runs) or not len(right_runs):
        return []
    at = np.minimum(np.searchsorted(right_runs, left_runs), len(right_runs) - 1)
    hit = right_runs[at] == left_runs
    lefts, rights = left_at[hit], right_at[at[hit]]
    if not len(lefts):
        return []
    order = np.argsort(lefts)
    lefts, rights = lefts[order], rights[order]
    breaks = np.flatnonzero((np.diff(lefts - rights) != 0) | (np.diff(lefts) > SHORT)) + 1
    firsts = np.concatenate([[0], breaks])
    lasts = np.concatenate([breaks, [len(lefts)]]) - 1
    sizes = lefts[lasts] + SHORT - lefts[firsts]
    kept = sizes >= _LEAST_RUN
    return [
        Run(*run)
        for run in zip(
            lefts[firsts][kept].tolist(),
            rights[firsts][kept].tolist(),
            sizes[kept].tolist(),
            strict=True,
        )
    ]


def agreeing(left: Signs, right: Signs) -> float:
    """Share of the shorter page in runs that stand on both: a first glance at two pages."""
    return sum(run.size for run in _runs(left, right)) / max(1, min(len(left), len(right)))


def chains(left: Signs, right: Signs) -> list[list[Run]]:
    """Agreeing runs in sets that are in one order on both pages, the heaviest set first."""
    runs = _runs(left, right)
    found: list[list[Run]] = []
    while runs and len(found) < _MOST_CHAINS:
        chain = _heaviest(runs)
        if found and sum(run.size for run in chain) < _LEAST_CHAIN:
            break
        found.append(chain)
        used = set(chain)
        runs = [run for run in runs if run not in used and not _within(run, chain)]
    return found


def _within(run: Run, chain: Sequence[Run]) -> bool:
    """Whether the run stands, on either page, where the chain has agreeing text already."""
    return any(
        min(run.left + run.size, other.left + other.size) > max(run.left, other.left)
        or min(run.right + run.size, other.right + other.size) > max(run.right, other.right)
        for other in chain
    )


def _heaviest(runs: list[Run]) -> list[Run]:
    """The heaviest set of runs that follow one another on both pages."""
    if all(two.right >= one.right + one.size for one, two in pairwise(runs)):
        return runs
    weights = [run.size for run in runs]
    before = [-1] * len(runs)
    ended = sorted(range(len(runs)), key=lambda index: runs[index].left + runs[index].size)
    steps = _Steps()
    done = 0
    for index, run in enumerate(runs):
        while runs[ended[done]].left + runs[ended[done]].size <= run.left + _LAP:
            steps.add(
                runs[ended[done]].right + runs[ended[done]].size, weights[ended[done]], ended[done]
            )
            done += 1
        weight, before[index] = steps.best(run.right + _LAP)
        weights[index] += weight
    chain, at = [], max(range(len(runs)), key=weights.__getitem__)
    while at >= 0:
        chain.append(runs[at])
        at = before[at]
    return chain[::-1]


class _Steps:
    """The heaviest chain so far that ends at or before a place of the right page."""

    def __init__(self) -> None:
        self._ends: list[int] = []
        self._best: list[tuple[int, int]] = []

    def best(self, place: int) -> tuple[int, int]:
        """Its weight and its last run; nothing where there is none."""
        at = bisect_right(self._ends, place)
        return self._best[at - 1] if at else (0, -1)

    def add(self, end: int, weight: int, index: int) -> None:
        """A chain that ends there; those that end later and weigh less are of no use any more."""
        if self.best(end)[0] >= weight:
            return
        at = bisect_left(self._ends, end)
        stop = at
        while stop < len(self._best) and self._best[stop][0] <= weight:
            stop += 1
        self._ends[at:stop] = [end]
        self._best[at:stop] = [(weight, index)]
