"""Pages that look alike and are not the same: what they share is the text of a form.

A form filled twice, two motions with the same paragraphs, the formulas of a police report: what a
page has in common with a *different* page proves nothing about a third.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reopen.lib.compare.alignment import Alignment, align
from reopen.lib.compare.collection import Collection
from reopen.lib.compare.contradictions import other_words
from reopen.lib.compare.page import Kin, Likeness, Page
from reopen.lib.compare.places import numbers, places

#: Runs by which look-alikes are found, the same ones on every page that holds them.
_SKETCH = 32
_MIX = np.uint64(0xD6E8FEB86659FD93)
#: Pages remembered for each run, and runs two pages must share.
_MOST, _LEAST = 48, 4
_TRIED, _WANTED = 6, 3
#: Two pages are different when this share of what can be compared is other text, with numbers that
#: conflict or without.
_DIFFERENT, _SURELY = 0.05, 0.15
#: Numbers and other fields that have to differ.
_FIELDS = 2
#: Two pages of one side are copies when so much of the shorter is equal, and nothing tells them
#: apart.
_MOSTLY = 0.7
#: And as a share of the numbers that agree: in a long list a few are misread.
_OF_ALL = 0.25


class Lookalikes:
    """Finds pages of either side that look like a page."""

    def __init__(self, collection: Collection) -> None:
        """Keeps a sketch of every page."""
        self._collection = collection
        self._sketches: list[NDArray[np.int64]] = []
        self._holders: dict[int, list[int]] = {}
        for number in range(len(collection)):
            slots = collection.slots(*collection.place(number))
            mixed = slots.astype(np.uint64) * _MIX
            chosen = slots[np.argsort(mixed)[:_SKETCH]]
            self._sketches.append(chosen)
            for slot in chosen.tolist():
                holders = self._holders.setdefault(slot, [])
                if len(holders) < _MOST:
                    holders.append(number)

    def near(self, number: int) -> list[int]:
        """The pages, by number, that share most with this one."""
        votes: dict[int, int] = {}
        for slot in self._sketches[number].tolist():
            for other in self._holders[slot]:
                votes[other] = votes.get(other, 0) + 1
        votes.pop(number, None)
        enough = [(-count, other) for other, count in votes.items() if count >= _LEAST]
        return [other for _, other in sorted(enough)[:_TRIED]]


def kin_of(page: Page, others: Sequence[Page]) -> Kin:
    """The different pages among `others`, and what this page shares with each."""
    found: list[Likeness] = []
    copies: list[int] = []
    for other in others:
        alignment = align(page.signs, other.signs)
        if not alignment.passages:
            continue
        if _different(page, other, alignment):
            stretches = tuple(part for each in alignment.passages for part in each.agreeing)
            found.append(Likeness(other.number, stretches))
            if len(found) == _WANTED:
                break
        elif one_page(page, other, alignment):
            copies.append(other.number)
    return Kin(tuple(found), len(others), frozenset(copies))


def one_page(one: Page, two: Page, alignment: Alignment) -> bool:
    """Whether two pages of one side are copies: much is in both, and nothing tells them apart."""
    equal = sum(each.equal for each in alignment.passages)
    enough = equal >= _MOSTLY * min(len(one.signs), len(two.signs))
    return one.side == two.side and enough and not _different(one, two, alignment)


def _different(one: Page, two: Page, alignment: Alignment) -> bool:
    """Whether two pages that look alike cannot be copies of one, a redacted one included.

    Within one side a little other text is enough, if it was surely read: nobody alters his own copy
    of a page, but he may have it twice, and of two poor scans whole words are misread.
    """
    equal = sum(each.equal for each in alignment.passages)
    against = sum(gap.conflict for gap in alignment.gaps) - 0.5 * alignment.noise * equal
    share = against / max(1.0, equal + against)
    if share >= _SURELY:
        return True
    found = numbers(one, two, alignment)
    conflicting = len(found.conflicting)
    least = max(_FIELDS, _OF_ALL * found.same)
    if share >= _DIFFERENT and conflicting + places(alignment) >= least:
        return True
    return one.side == two.side and conflicting + other_words(one, two, alignment) >= least
