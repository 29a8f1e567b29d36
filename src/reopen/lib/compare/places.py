"""Identifiers of two pages, compared place by place."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reopen.lib.compare.alignment import Alignment, Gap, Passage
from reopen.lib.compare.identifiers import Agreement, Identifier, compare
from reopen.lib.compare.page import Mask, Page

#: Signs by which the place of a number may shift between two scans.
_SHIFT = 12
#: The same for a number that is to count as another one.
_NEAR = 5
#: A gap longer than this says nothing about where a number should stand.
_FAR = 200
#: What a number counts that stands on look-alikes as well.
_COMMON = 0.15
#: Signs against signs that are more than a slip; such bursts for each misread sign.
_SHARP, _BURSTS = 4, 0.015
#: Numbers shorter than this can conflict, but their agreement proves nothing.
_SHORT = 3


class Numbers(NamedTuple):
    """Identifiers of two pages at the same place: those that agree, and those that conflict.

    `agree` counts the agreeing ones by how rare they are; `agreeing` names the rare ones; `same`
    counts all.
    """

    agree: float
    same: int
    agreeing: list[tuple[str, str]]
    conflicting: list[tuple[str, str]]


def numbers(
    left: Page, right: Page, alignment: Alignment, own: tuple[Mask, Mask] | None = None
) -> Numbers:
    """The identifiers of both pages; `own`: which signs of either no look-alike has."""
    agree, same = 0.0, 0
    agreeing: list[tuple[str, str]] = []
    conflicting: list[tuple[str, str]] = []
    windows = _Windows(alignment)
    for place, one in left.placed:
        window = windows.of(place)
        if window is None:
            continue
        exact = sum(window) // 2 if window[1] - window[0] == 2 * _SHIFT else None
        found = _partner(one, right.near(*window), exact)
        if found is None:
            continue
        at, other, agreement = found
        if agreement is Agreement.OTHER:
            conflicting.append((one.text, other.text))
            continue
        if len(one.plain) < _SHORT:
            continue
        same += 1
        rare = own is None or bool(own[0][place] and own[1][at])
        agree += 1.0 if rare else _COMMON
        if rare:
            agreeing.append((one.text, other.text))
    return Numbers(agree, same, agreeing, conflicting)


def _partner(
    one: Identifier, near: Sequence[tuple[int, Identifier]], middle: int | None
) -> tuple[int, Identifier, Agreement] | None:
    """The number at the place of this one that is the same, or one that conflicts; or neither.

    `middle`: where exactly it should stand, when that is known.
    """
    results = [(at, other, compare(one.plain, other.plain)) for at, other in near]
    for result in results:
        if result[2] is Agreement.SAME:
            return result
    if any(agreement is not Agreement.OTHER for _, _, agreement in results):
        return None
    for at, other, agreement in results:
        alike = other.kind is one.kind and abs(len(other.plain) - len(one.plain)) <= 1
        if alike and (middle is None or abs(at - middle) <= _NEAR):
            return at, other, agreement
    return None


class _Windows:
    """Where on the right page the signs of the left should stand."""

    def __init__(self, alignment: Alignment) -> None:
        self._parts: list[Passage | Gap] = sorted(
            [*alignment.passages, *alignment.gaps], key=lambda part: (part.l0, part.l1)
        )
        self._starts = [part.l0 for part in self._parts]

    def of(self, place: int) -> tuple[int, int] | None:
        """First and last sign; None where nothing can be said."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or place >= self._parts[at].l1:
            return None
        part = self._parts[at]
        if isinstance(part, Gap):
            return _gap_window(part)
        middle = part.r0 + place - part.l0
        return middle - _SHIFT, middle + _SHIFT


def _gap_window(gap: Gap) -> tuple[int, int] | None:
    if gap.edge or max(gap.l1 - gap.l0, gap.r1 - gap.r0) > _FAR:
        return None
    return gap.r0 - 2, gap.r1 + 2


def places(alignment: Alignment) -> float:
    """How many times text stands against text, without those that noise explains."""
    inner = sum(1 for gap in alignment.gaps if gap.conflict >= _SHARP and not gap.edge)
    equal = sum(each.equal for each in alignment.passages)
    return max(0.0, inner - _BURSTS * alignment.noise * equal)
