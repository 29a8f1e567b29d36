"""How unlike two pieces of ink are, window by window: 0 alike, 1 nothing alike.

A changed digit leaves most of its word as it was, so pieces are compared through windows about one
letter wide. Each window may shift a little by itself: paper is fed unevenly, and strokes of a copy
wander.
"""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from reopen.lib.compare.images.ink import WORD_HEIGHT, Grid, piece
from reopen.lib.compare.images.place import Points, Way

_WINDOW = round(WORD_HEIGHT * 0.6)
_SHIFT = 2  # a window's own freedom, in pixels
_SEARCH_X, _SEARCH_Y = 8, 6  # the piece's freedom about where it is looked for
_PAD = 2
#: Ink below this variance is taken for noise: two bare pieces of paper are alike.
_QUIET = 0.02


@dataclass(frozen=True, slots=True)
class Profile:
    """How unlike each window is; the first one's middle lies at `start`, each next a pixel on."""

    start: float
    unlike: NDArray[np.float32]

    def worst(self, first: float, last: float) -> float:
        """The most unlike window with its middle between these places, or the nearest to them."""
        low = int(np.clip(np.floor(first - self.start), 0, len(self.unlike) - 1))
        high = int(np.clip(np.ceil(last - self.start), low, len(self.unlike) - 1))
        return float(self.unlike[low : high + 1].max())

    @property
    def mean(self) -> float:
        """How unlike the pieces are as a whole."""
        return float(self.unlike.mean())


def profile(way: Way, box: Points, offset: Points) -> Profile | None:
    """The box's ink beside what stands on the other page near that offset."""
    x0, y0 = np.floor(box[:2]).astype(int) - _PAD
    x1, y1 = np.ceil(box[2:]).astype(int) + _PAD
    wide, high = int(x1 - x0), int(y1 - y0)
    if wide <= 2 * _PAD or high <= 2 * _PAD:
        return None
    here = piece(way.source, np.eye(2), (float(x0), float(y0)), (wide, high))
    reach_x, reach_y = _SEARCH_X + _SHIFT, _SEARCH_Y + _SHIFT
    origin = way.linear @ np.array([x0 - reach_x, y0 - reach_y], dtype=np.float64) + offset
    size = (wide + 2 * reach_x, high + 2 * reach_y)
    there = piece(way.target, way.linear, (float(origin[0]), float(origin[1])), size)
    down, across = _best_place(here, there[_SHIFT:-_SHIFT, _SHIFT:-_SHIFT])
    down, across = min(down, 2 * _SEARCH_Y), min(across, 2 * _SEARCH_X)
    found = there[down : down + high + 2 * _SHIFT, across : across + wide + 2 * _SHIFT]
    width = min(_WINDOW, wide)
    return Profile(x0 + width / 2, _unlike(here, found, width))


def _best_place(here: Grid, there: Grid) -> tuple[int, int]:
    """Where in `there` the piece correlates best with `here`, to two pixels."""
    here, there = _halved(here), _halved(there)
    high, wide = here.shape
    shape = there.shape
    flat = here - here.mean()
    product = np.fft.rfft2(there) * np.conj(np.fft.rfft2(flat, shape))
    match = np.fft.irfft2(product, shape)[: shape[0] - high + 1, : shape[1] - wide + 1]
    count = high * wide
    spread = _box_sums(there * there, high, wide) - _box_sums(there, high, wide) ** 2 / count
    match = match / np.sqrt(np.maximum(spread, 0) + _QUIET * count)
    best = int(np.argmax(match))
    return best // match.shape[1] * 2, best % match.shape[1] * 2


def _halved(grid: Grid) -> Grid:
    """Every two by two pixels as one; an odd last row or column is left out."""
    even = grid[: grid.shape[0] // 2 * 2, : grid.shape[1] // 2 * 2]
    return (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]) / np.float32(4)


def _unlike(here: Grid, there: Grid, width: int) -> NDArray[np.float32]:
    """1 - correlation of each window at its best shift."""
    high, wide = here.shape
    shifted = sliding_window_view(there, (high, wide)).reshape(-1, high, wide)
    products = _windows(np.einsum("shw,hw->sw", shifted, here), width)
    ours, ours_squared = _windows(here.sum(0), width), _windows((here * here).sum(0), width)
    theirs = _windows(shifted.sum(1), width)
    theirs_squared = _windows(np.einsum("shw,shw->sw", shifted, shifted), width)
    count = width * high
    quiet = _QUIET * count
    together = products - ours * theirs / count
    our_spread = np.maximum(ours_squared - ours * ours / count, 0) + quiet
    their_spread = np.maximum(theirs_squared - theirs * theirs / count, 0) + quiet
    unlike = 1 - (together + quiet) / np.sqrt(our_spread * their_spread)
    return np.asarray(unlike.min(axis=0), dtype=np.float32)


def _windows(columns: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """Sums over `width` neighbouring columns."""
    start = np.zeros((*columns.shape[:-1], 1), dtype=columns.dtype)
    sums = np.concatenate((start, np.cumsum(columns, axis=-1)), axis=-1)
    return np.asarray(sums[..., width:] - sums[..., :-width])


def _box_sums(grid: Grid, high: int, wide: int) -> NDArray[np.float64]:
    sums = np.zeros((grid.shape[0] + 1, grid.shape[1] + 1))
    sums[1:, 1:] = np.cumsum(np.cumsum(grid, 0, dtype=np.float64), 1)
    return sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
