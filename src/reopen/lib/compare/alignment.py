"""Two folded pages laid side by side: what they share, and what each says where the other does not.

The pages may hold the same passages in another order: they are then laid side by side piece by
piece.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from reopen.lib.compare.chains import Run, Signs, chains
from reopen.lib.compare.folding import Codes

#: A difference costs this much of what an agreeing sign is worth.
_COST = 1.5
#: A passage ends where this much is lost.
_DROP = 9.0
_LEAST_EQUAL = 6
#: In a gap wider than this, agreeing blocks shorter than that are chance.
_WIDE, _LEAST_BLOCK = 150, 3
_LEAST_SHARE = 0.6
#: Fewer signs than this of one side are noise between two passages.
_NOISE = 4
#: Signs against signs within a passage that are more than a slip, and agreement by chance there.
_CLASH, _CHANCE = 3, 2
#: Beyond this ratio of lengths a gap is rather text that is missing than text against text.
_UNEVEN = 3
#: Two passages read so badly that only this share agrees are still the same passage.
_POOR = 0.7
#: Signs looked at beyond the ends of a passage that stands out of order.
_REACH = 60


class Clash(NamedTuple):
    """Within a passage, signs `l0:l1` stand against `r0:r1`; `conflict` of them disagree.

    None do where one page has nothing.
    """

    l0: int
    l1: int
    r0: int
    r1: int
    conflict: int


class Passage(NamedTuple):
    """Signs `l0:l1` of the left page are signs `r0:r1` of the right; `equal` of them agree."""

    l0: int
    l1: int
    r0: int
    r1: int
    equal: int
    slips: int
    clashes: tuple[Clash, ...] = ()

    @property
    def agreeing(self) -> Iterator[tuple[int, int]]:
        """The stretches of the left page that the right has as well, slips apart."""
        start = self.l0
        for clash in self.clashes:
            yield start, clash.l0
            start = clash.l1
        yield start, self.l1


class Gap(NamedTuple):
    """Between two passages: both pages have other text here, or only one has any.

    `edge`: before the first or after the last passage. `garbage`: one side is a few signs over and
    over, as a black box is read.
    """

    l0: int
    l1: int
    r0: int
    r1: int
    edge: bool
    garbage: bool = False

    @property
    def even(self) -> bool:
        """Whether there is text against text, rather than text that one page lacks."""
        short, long = sorted((self.l1 - self.l0, self.r1 - self.r0))
        return short * _UNEVEN >= long and not self.garbage

    @property
    def conflict(self) -> int:
        """Signs that stand against each other."""
        short, long = sorted((self.l1 - self.l0, self.r1 - self.r0))
        if short < _NOISE or self.garbage:
            return 0
        return short if short * _UNEVEN >= long else short // 4


class Alignment(NamedTuple):
    """Passages in the order of the left page, and the gaps between them."""

    passages: list[Passage]
    gaps: list[Gap]

    @property
    def noise(self) -> float:
        """Share of signs that differ inside the passages."""
        slips = sum(each.slips for each in self.passages)
        return slips / max(1, slips + sum(each.equal for each in self.passages))


def align(left: Signs, right: Signs) -> Alignment:
    """The two pages side by side."""
    found = chains(left, right) or [[]]
    passages: list[Passage] = []
    for index, chain in enumerate(found):
        blocks = _blocks(chain, left.codes, right.codes, None if index == 0 else _REACH)
        passages += _passages(blocks)
    passages = _apart(passages)
    return Alignment(passages, _gaps(passages, left.codes, right.codes))


def _blocks(
    chain: Sequence[Run], left: Codes, right: Codes, reach: int | None
) -> list[tuple[int, int, int]]:
    """Agreeing blocks along a chain and between its runs.

    `reach`: signs looked at before and after the chain; None: all there are.
    """
    blocks: list[tuple[int, int, int]] = []
    first = chain[0] if chain else Run(len(left), len(right), 0)
    at_left = 0 if reach is None else max(0, first.left - reach)
    at_right = 0 if reach is None else max(0, first.right - reach)
    for run in chain or [first]:
        cut = max(0, at_left - run.left, at_right - run.right)
        begin_left, begin_right = run.left + cut, run.right + cut
        blocks += _between(left, right, (at_left, begin_left, at_right, begin_right))
        if run.size > cut:
            blocks.append((begin_left, begin_right, run.size - cut))
        at_left, at_right = begin_left + run.size - cut, begin_right + run.size - cut
    end_left = len(left) if reach is None else min(len(left), at_left + reach)
    end_right = len(right) if reach is None else min(len(right), at_right + reach)
    return blocks + _between(left, right, (at_left, end_left, at_right, end_right))


def _between(
    left: Codes, right: Codes, part: tuple[int, int, int, int]
) -> list[tuple[int, int, int]]:
    l0, l1, r0, r1 = part
    if l1 <= l0 or r1 <= r0:
        return []
    if l1 - l0 == 1 == r1 - r0:
        return [(l0, r0, 1)] if left[l0] == right[r0] else []
    blocks = LCSseq.editops(left[l0:l1].tobytes(), right[r0:r1].tobytes()).as_matching_blocks()
    least = _LEAST_BLOCK if max(l1 - l0, r1 - r0) > _WIDE else 1
    return [(a + l0, b + r0, size) for a, b, size in blocks if size >= least]


def _passages(blocks: Sequence[tuple[int, int, int]]) -> list[Passage]:
    passages: list[Passage] = []
    index = 0
    while index < len(blocks):
        passage, index = _extend(blocks, index)
        equal, slips = passage.equal, passage.slips
        if equal >= _LEAST_EQUAL and equal >= _LEAST_SHARE * (equal + slips):
            passages.append(passage)
    return passages


def _apart(passages: list[Passage]) -> list[Passage]:
    """The passages in the order of the left page, without those that claim another's place."""
    kept: list[Passage] = []
    for passage in passages:
        if not any(
            (passage.l0 < other.l1 and other.l0 < passage.l1)
            or (passage.r0 < other.r1 and other.r0 < passage.r1)
            for other in kept
        ):
            kept.append(passage)
    return sorted(kept)


def _extend(blocks: Sequence[tuple[int, int, int]], index: int) -> tuple[Passage, int]:
    """The best passage that begins with this block, and the block after it."""
    l0, r0, equal = blocks[index]
    l1, r1 = l0 + equal, r0 + equal
    best = Passage(l0, l1, r0, r1, equal, 0)
    score = top = float(equal)
    slips, after = 0, index + 1
    for place in range(index + 1, len(blocks)):
        a, b, size = blocks[place]
        lost = max(a - l1, b - r1)
        score -= _COST * lost
        if score < 0 or score < top - _DROP:
            break
        slips, equal, score = slips + lost, equal + size, score + size
        l1, r1 = a + size, b + size
        if score >= top:
            top, best, after = score, Passage(l0, l1, r0, r1, equal, slips), place + 1
    return Passage(*best[:6], clashes=tuple(_clashes(blocks[index:after]))), after


def _clashes(blocks: Sequence[tuple[int, int, int]]) -> Iterator[Clash]:
    """Where signs stand against others, and it is more than a slip."""
    left, right, agreed = blocks[0][0] + blocks[0][2], blocks[0][1] + blocks[0][2], 0
    for a, b, size in blocks[1:]:
        if size <= _CHANCE:  # so short an agreement within other text is chance
            agreed += size
            continue
        short, long = sorted((a - left, b - right))
        if short >= _CLASH and long > _CLASH and 2 * agreed <= short:
            yield Clash(left, a, right, b, short - agreed)
        elif short < 2 and long > _CLASH:
            yield Clash(left, a, right, b, 0)
        left, right, agreed = a + size, b + size, 0


def _gaps(passages: Sequence[Passage], left: Codes, right: Codes) -> list[Gap]:
    """The text between passages that follow each other on both pages."""
    if not passages:
        return [Gap(0, len(left), 0, len(right), edge=True)]
    by_right = sorted(passages, key=lambda each: each.r0)
    place = {each: index for index, each in enumerate(by_right)}
    first, last = passages[0], passages[-1]
    gaps = [Gap(0, first.l0, _before(by_right, place[first]), first.r0, edge=True)]
    for one, two in pairwise(passages):
        follows = place[two] == place[one] + 1
        right_to = max(one.r1, two.r0) if follows else one.r1
        gaps.append(Gap(one.l1, max(one.l1, two.l0), one.r1, right_to, edge=False))
    after = by_right[place[last] + 1].r0 if place[last] + 1 < len(by_right) else len(right)
    gaps.append(Gap(last.l1, len(left), last.r1, max(last.r1, after), edge=True))
    return [
        Gap(*gap[:5], garbage=_few(left[gap.l0 : gap.l1]) or _few(right[gap.r0 : gap.r1]))
        for gap in gaps
        if (gap.l1 > gap.l0 or gap.r1 > gap.r0) and not _poor(gap, left, right)
    ]


def _before(by_right: Sequence[Passage], place: int) -> int:
    return min(by_right[place].r0, by_right[place - 1].r1) if place else 0


def _poor(gap: Gap, left: Codes, right: Codes) -> bool:
    """Whether both sides of the gap are one passage, badly read."""
    a, b = left[gap.l0 : gap.l1], right[gap.r0 : gap.r1]
    if min(len(a), len(b)) < _NOISE or max(len(a), len(b)) > 2 * min(len(a), len(b)):
        return False
    same = LCSseq.similarity(a.tobytes(), b.tobytes())
    return bool(2 * same >= _POOR * (len(a) + len(b)))


def _few(codes: Codes) -> bool:
    """Whether these are a few different signs only."""
    kinds = len(set(codes.tobytes()))
    return len(codes) >= _NOISE and (kinds <= 2 or (kinds <= 4 and len(codes) >= 3 * _NOISE))
