"""What speaks against two filled-in forms being copies of one, and can be believed.

What was filled in by hand is read differently on every scan, and one field may have been altered.
So only numbers that conflict and words that were surely read as others count, and it takes several.
"""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from reopen.lib.compare.alignment import Alignment, Clash, Gap
from reopen.lib.compare.identifiers import Agreement, compare, plain
from reopen.lib.compare.page import Page
from reopen.lib.compare.places import Numbers, clashes

_WORD = re.compile(r"[A-Za-z]{4,}")
#: Signs that must stand against each other, and likeness of 100 from which two texts may be one.
_SIGNS, _ALIKE = 4, 60


def contradictions(left: Page, right: Page, alignment: Alignment, found: Numbers) -> int:
    """In how many places numbers or words that were surely read on both pages are others."""
    numbers = sum(_other_numbers(*pair) for pair in found.conflicting)
    return other_words(left, right, alignment) + numbers


def other_words(left: Page, right: Page, alignment: Alignment) -> int:
    """In how many places words that were surely read on both pages are others."""
    return sum(
        _other_words(left, (part.l0, part.l1), right, (part.r0, part.r1))
        for part in _text_against_text(alignment)
    )


def _other_numbers(one: str, two: str) -> bool:
    """Whether the two conflict still when a stroke is a 1, as it may be in handwriting."""
    values = (plain(text.replace("/", "1")) for text in (one, two))
    return "/" not in one + two or compare(*values) is Agreement.OTHER


def _text_against_text(alignment: Alignment) -> Iterator[Gap | Clash]:
    yield from (gap for gap in alignment.gaps if gap.conflict >= _SIGNS and not gap.edge)
    yield from clashes(alignment)


def _other_words(left: Page, here: tuple[int, int], right: Page, there: tuple[int, int]) -> bool:
    """Whether either has words there that the other page lacks, and they are not one text misread.

    What is printed on the form stands somewhere on both.
    """
    one, two = left.written(*here).lower(), right.written(*there).lower()
    known = _has_of_its_own(left, one, right) and _has_of_its_own(right, two, left)
    return known and fuzz.ratio(one, two) < _ALIKE


def _has_of_its_own(page: Page, text: str, other: Page) -> bool:
    """Whether there is a word in the text that was surely read, and not on the other page."""
    return any(page.knows(word) and word not in other.lower for word in _WORD.findall(text))
