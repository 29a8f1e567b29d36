"""What two copies of one page say differently, by their texts."""

from dataclasses import replace

from rapidfuzz import fuzz

from reopen.lib.compare.contract import Certainty, Difference, DifferenceKind, Span
from reopen.lib.compare.furniture import edges, stamp_of_one, stamps
from reopen.lib.compare.identifiers import Identifier, Kind
from reopen.lib.compare.kinds import certainty_of, kind_of, marked
from reopen.lib.compare.marks import without_line_numbers
from reopen.lib.compare.regions import Region, Words, regions

#: A line of the edge that only one copy has is a stamp or a header when it is not longer.
_LONGEST_EXTRA = 70
#: Letters, and likeness of 100, from which text that stands elsewhere on the copy was moved there.
_MOVED, _ALIKE = 25, 80
#: Slips on a page, and for each of its words, from which a text that came as text was read before.
_SLIPS, _OF_WORDS = 5, 0.01


def differences(left: str, right: str, *, digital: bool = False) -> list[Difference]:
    """The places where the two texts part, in the order of the left page.

    Stamps, fax lines, numbers of lines and other lines of the edge that only one copy has do not
    count, nor does what the right has before or after the whole page: another page on the same
    sheet. Nor do blanks, hyphens, line breaks and signs that scanners take for one another.
    `digital`: both texts came as text, so that every difference is a change, unless one of them
    shows that it was once read off a scan; otherwise LOOK or MISREAD.
    """
    one, two = Words(_bare_of_stamps(left, right)), Words(_bare_of_stamps(right, left))
    parted = [_of_the_page(region, one, two) for region in regions(one, two)]
    found = [_difference(region, one, two) for region in parted if _counts(region, one, two)]
    kept = [each for each in found if each is not None]
    if digital and not _was_read(kept, one):
        return [replace(each, certainty=Certainty.CHANGED) for each in kept]
    return without_moved(kept)


def _was_read(found: list[Difference], words: Words) -> bool:
    """Whether a text that came as text is full of a reader's slips: it was once read off a scan."""
    slips = sum(each.certainty is Certainty.MISREAD for each in found)
    return slips >= _SLIPS and slips >= _OF_WORDS * len(words.spans)


def without_moved(found: list[Difference]) -> list[Difference]:
    """The differences without text that one scan was read in another order than the other."""
    moved: set[int] = set()
    for here, one in enumerate(found):
        for there, other in enumerate(found):
            left, right = one.left_text, other.right_text
            if here != there and min(len(left), len(right)) >= _MOVED and _same(left, right):
                moved |= {here} if len(one.right_text) < len(left) / 2 else set()
                moved |= {there} if len(other.left_text) < len(right) / 2 else set()
    return [each for at, each in enumerate(found) if at not in moved]


def _same(left: str, right: str) -> bool:
    near = 0.7 <= len(left) / len(right) <= 1.4
    one, two = (" ".join(text.casefold().split()) for text in (left, right))
    return near and fuzz.ratio(one, two) >= _ALIKE


def _bare_of_stamps(text: str, other: str) -> str:
    text = without_line_numbers(text)
    likely = [line for line in edges(text) if stamp_of_one(line.text, other)]
    for line in [*stamps(text), *likely]:
        text = text[: line.start] + " " * (line.end - line.start) + text[line.end :]
    return text


def _of_the_page(region: Region, left: Words, right: Words) -> Region:
    """The region without the text of another page that the right sheet has before or after."""
    l0, l1, r0, r1 = region
    start, stop = right.place(r0, r1)
    first, end = left.place(l0, l1)
    if stop - start - (end - first) <= _LONGEST_EXTRA:
        return region
    if l1 == len(left.spans) and r1 == len(right.spans):
        return Region(l0, l1, r0, r0 + l1 - l0)
    return Region(l0, l1, r1 - (l1 - l0), r1) if l0 == 0 == r0 else region


def _counts(region: Region, left: Words, right: Words) -> bool:
    """Whether the region is more than a line at the edge that one copy has and the other lacks."""
    if region.l1 > region.l0 and region.r1 > region.r0:
        return True
    extra, first, end = (
        (left, region.l0, region.l1) if region.l1 > region.l0 else (right, region.r0, region.r1)
    )
    if first == end:
        return False
    start, stop = extra.place(first, end)
    return not any(
        line.start <= start and stop <= line.end and len(line.text.strip()) <= _LONGEST_EXTRA
        and stop - start >= 0.7 * len(line.text.strip())
        for line in edges(extra.text)
    )  # fmt: skip


def _difference(region: Region, left: Words, right: Words) -> Difference | None:
    l0, l1 = left.place(region.l0, region.l1)
    r0, r1 = right.place(region.r0, region.r1)
    left_words, right_words = left.text[l0:l1].split(), right.text[r0:r1].split()
    if not left_words and not right_words:
        return None
    within = _parted(_parts(left, l0, l1), _parts(right, r0, r1))
    kind = kind_of(left_words, right_words, within)
    if kind is DifferenceKind.REDACTION and not left_words and not marked(right.text[r0:r1]):
        kind = DifferenceKind.WORDS  # written on the copy, or another page on the same sheet
    return Difference(
        kind, Span(l0, l1), Span(r0, r1), left.text[l0:l1], right.text[r0:r1],
        certainty_of(kind, left_words, right_words),
    )  # fmt: skip


def _parts(words: Words, start: int, end: int) -> list[Identifier]:
    """The dates, times and numbers that these signs are part of."""
    return [each for each in words.numbers if each.start < end and start < each.end]


def _parted(left: list[Identifier], right: list[Identifier]) -> frozenset[Kind]:
    """Which of them the two do not have in common."""
    common = {each.plain for each in left} & {each.plain for each in right}
    return frozenset(each.kind for each in [*left, *right] if each.plain not in common)
