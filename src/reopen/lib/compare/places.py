"""Identifiers of two pages, compared place by place."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reopen.lib.compare.alignment import Alignment, Clash, Gap, Passage
from reopen.lib.compare.identifiers import Agreement, Identifier, Kind, compare
from reopen.lib.compare.page import Mask, Page

#: Signs by which the place of a number may shift between two scans.
_SHIFT = 12
#: The same for a number that is to count as another one.
_NEAR = 5
#: Signs by which it may stand outside of a gap.
_CLOSE = 2
#: A gap longer than this says nothing about where a number should stand. In one shorter than that a
#: date stands against a date even if one of them is written at more length.
_FAR, _NARROW = 200, 30
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
        found = _partner(one, right.near(window.first, window.end), window.middle)
        if found is None:
            continue
        at, other, agreement = found
        if agreement is Agreement.OTHER:
            against = window.against or (window.narrow and one.kind is not Kind.NUMBER)
            if against and window.inner[0] <= at < window.inner[1]:
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


class _Window(NamedTuple):
    """Where on the right page a number of the left should stand.

    `middle`: where exactly, if that is known. `inner`: where one has to stand to conflict, if
    `against`: where text is missing on one page, nothing stands against anything. `narrow`: whether
    there is room for little more than a number.
    """

    first: int
    end: int
    inner: tuple[int, int]
    middle: int | None
    against: bool = True
    narrow: bool = False


class _Windows:
    """Where on the right page the signs of the left should stand."""

    def __init__(self, alignment: Alignment) -> None:
        self._parts: list[Passage | Gap] = sorted(
            [*alignment.passages, *alignment.gaps], key=lambda part: (part.l0, part.l1)
        )
        self._starts = [part.l0 for part in self._parts]

    def of(self, place: int) -> _Window | None:
        """Where to look; None where nothing can be said."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or place >= self._parts[at].l1:
            return None
        part = self._parts[at]
        if isinstance(part, Gap):
            return _gap_window(part)
        middle = part.r0 + (place - part.l0) * (part.r1 - part.r0) // (part.l1 - part.l0)
        first, end = middle - _SHIFT, middle + _SHIFT
        return _Window(first, end, (first, end), middle)


def _gap_window(gap: Gap) -> _Window | None:
    if gap.edge or max(gap.l1 - gap.l0, gap.r1 - gap.r0) > _FAR:
        return None
    inner = (gap.r0 - _CLOSE, gap.r1 + 1)
    narrow = max(gap.l1 - gap.l0, gap.r1 - gap.r0) <= _NARROW
    return _Window(gap.r0 - _CLOSE, gap.r1 + _CLOSE, inner, None, gap.even, narrow)


def fields(alignment: Alignment, own: tuple[Mask, Mask]) -> int:
    """How many times text of the one's own stands against text of the other's own.

    What only one of them has to itself is the text of a form, misread.
    """
    against: list[Gap | Clash] = [
        gap for gap in alignment.gaps if gap.conflict >= _SHARP and not gap.edge
    ]
    against += clashes(alignment)
    left, right = own
    return sum(
        2 * int(left[each.l0 : each.l1].sum()) > each.l1 - each.l0
        and 2 * int(right[each.r0 : each.r1].sum()) > each.r1 - each.r0
        for each in against
    )


def clashes(alignment: Alignment) -> list[Clash]:
    """Where signs stand against signs within the passages."""
    return [clash for each in alignment.passages for clash in each.clashes if clash.conflict]


def places(alignment: Alignment) -> float:
    """How many times text stands against text, without those that noise explains."""
    inner = sum(1 for gap in alignment.gaps if gap.conflict >= _SHARP and not gap.edge)
    inner += len(clashes(alignment))
    equal = sum(each.equal for each in alignment.passages)
    return max(0.0, inner - _BURSTS * alignment.noise * equal)
