"""What lies over words: black boxes, bare paper, and strokes that run beyond a line of text."""

import numpy as np

from reopen.lib.compare.images.ink import WORD_HEIGHT, Grid, piece
from reopen.lib.compare.images.place import Points, Way

_DARK, _FLAT = 0.45, 0.12
_COVERED = 0.85
_BARE = 0.02
_OVERLAID = 0.2
_MOST_WORDS = 12


def covered(way: Way, words: range) -> bool:
    """Whether most of these words lie under something dark and even on the other page only."""
    hits = [_dark(there) and not _dark(here) for here, there in _both(way, words)]
    return bool(hits) and sum(hits) >= 0.6 * len(hits)


def bare(way: Way, words: range) -> bool:
    """Whether the other page has nothing at all where these words stand."""
    hits = [
        float((there > 0.35).mean()) < _BARE <= float((here > 0.35).mean())
        for here, there in _both(way, words)
    ]
    return bool(hits) and sum(hits) >= 0.8 * len(hits)


def overlaid(way: Way, words: range) -> bool:
    """Whether one page has ink just above or below these words that the other has not.

    A stamp or a pen's stroke runs over the line; a changed letter stays within it.
    """
    for here, there in _both(way, words, above=WORD_HEIGHT * 0.45):
        band = round(WORD_HEIGHT * 0.4)
        for rows in (slice(None, band), slice(-band, None)):
            if (
                abs(float((here[rows] > 0.4).mean()) - float((there[rows] > 0.4).mean()))
                > _OVERLAID
            ):
                return True
    return False


def _dark(ink: Grid) -> bool:
    """Evenly dark, as nothing that has letters in it is."""
    usual = float(np.median(ink))
    return usual > _DARK and float((abs(ink - usual) < _FLAT).mean()) > _COVERED


def _both(way: Way, words: range, above: float = 0.0) -> list[tuple[Grid, Grid]]:
    """Ink of each word here and of its place there."""
    found = []
    for word in words[:: max(1, len(words) // _MOST_WORDS)]:
        box = way.boxes[word] + np.array([0, -above, 0, above])
        offset = _offset(way, word)
        size = (int(box[2] - box[0]), int(box[3] - box[1]))
        if offset is None or min(size) < 4:
            continue
        origin = way.linear @ box[:2] + offset
        here = piece(way.source, np.eye(2), (float(box[0]), float(box[1])), size)
        there = piece(way.target, way.linear, (float(origin[0]), float(origin[1])), size)
        found.append((here, there))
    return found


def _offset(way: Way, word: int) -> Points | None:
    return next(iter(list(way.around(word, way.boxes[word]))[::-1]), None)
