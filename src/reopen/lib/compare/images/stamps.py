"""The lines in which stamps are set: what is read there may be a stamp's, not the page's."""

import numpy as np
from rapidfuzz.distance import Levenshtein

from reopen.lib.compare.furniture import known
from reopen.lib.compare.images.place import Words

_EDGE = 1  # lines at the head and at the foot of a page
_UNREAD = 1 / 3  # share of the words, from which they may be a stamp's
_ALIKE = 0.6


def at_the_edge(pages: tuple[Words, Words], sides: tuple[range, range]) -> bool:
    """Whether any of these words of either page is in its first or last line."""
    return any(
        _outermost(page, word) for page, words in zip(pages, sides, strict=True) for word in words
    )


def stamped(pages: tuple[Words, Words], sides: tuple[range, range]) -> bool:
    """Whether the words are at the edge, and are a page's number or could mostly not be read.

    A single word that was read badly but much like one of the other page's is no stamp's.
    """
    if not at_the_edge(pages, sides):
        return False
    left, right = (
        page.tokens[words.start : words.stop] for page, words in zip(pages, sides, strict=True)
    )
    if known(" ".join(left)) or known(" ".join(right)):
        return True
    each = zip(pages, sides, (right, left), strict=True)
    return any(_unread(page, words, others) >= _UNREAD for page, words, others in each if words)


def _unread(page: Words, words: range, others: list[str]) -> float:
    """Share of the words that could not be read."""
    unread = [page.tokens[word] for word in words if not page.trusted(word)]
    if len(unread) == 1 and any(_alike(unread[0], other) for other in others):
        return 0.0
    return len(unread) / len(words)


def _alike(one: str, other: str) -> bool:
    return Levenshtein.normalized_similarity(one, other) >= _ALIKE


def _outermost(page: Words, word: int) -> bool:
    lines = np.unique(page.lines)
    line = page.lines[word]
    return bool(line <= lines[:_EDGE][-1] or line >= lines[-_EDGE:][0])
