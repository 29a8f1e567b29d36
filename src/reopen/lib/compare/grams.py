"""Runs of letters as numbers, and on how many pages each run stands."""

import numpy as np
from numpy.typing import NDArray

from reopen.lib.compare.folding import Codes

Slots = NDArray[np.int64]

#: The length of a run: short enough to survive a bad scan, long enough to be rare.
SHORT = 6

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_LEAST_BITS, _MOST_BITS = 16, 26
_FULL = 65_535


def keys(codes: Codes) -> NDArray[np.uint64]:
    """One number for each run of six signs; equal runs have equal numbers."""
    if len(codes) < SHORT:
        return np.zeros(0, dtype=np.uint64)
    one = codes.astype(np.uint64)
    two = (one[:-1] << np.uint64(6)) | one[1:]
    four = (two[:-2] << np.uint64(12)) | two[2:]
    return (four[:-2] << np.uint64(12)) | two[4:]


class Counter:
    """On how many pages a run stands. Runs share slots now and then; counts are upper bounds."""

    def __init__(self, letters: int) -> None:
        """`letters`: how many runs will be counted, about."""
        bits = min(_MOST_BITS, max(_LEAST_BITS, (2 * letters).bit_length()))
        self._shift = np.uint64(64 - bits)
        self._table = np.zeros(1 << bits, dtype=np.uint16)

    def slots(self, runs: NDArray[np.uint64]) -> Slots:
        """The slot of each run."""
        return ((runs * _SPREAD) >> self._shift).astype(np.int64)

    def add(self, slots: Slots) -> None:
        """Counts one page that holds these runs, each once however often it is named."""
        counts = self._table[slots]
        self._table[slots] = counts + (counts < _FULL)

    def of(self, slots: Slots) -> NDArray[np.uint16]:
        """How many pages hold the run of each slot."""
        return self._table[slots]
