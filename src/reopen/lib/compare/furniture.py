"""What stands on a page without belonging to it: Bates stamps, fax lines, running headers.

Some are known by their look; others by being at the edge of many pages of one side and of next to
none of the other's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reopen.lib.compare.marks import without_marks

_EDGE = 3
#: Lines from the edge among which a line of the other side's edge is sought: stamps push it inward.
_NEAR_EDGE = 8
#: A line of one side counts as furniture from this many pages, or from one in a hundred.
_SEEN = 3
#: A line whose runs of so many letters stand on the other side to this share is there as well.
_RUN, _PARTLY = 8, 0.2
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_STAMP = re.compile(r"\W*[A-Z][A-Z .&_-]{0,20}[\W_]*0\d{3,9}\W*", re.IGNORECASE)
#: What may be a stamp of which the leading zero was misread; a report's number looks the same.
_MISREAD_STAMP = re.compile(r"\W*([A-Z]{1,6})[\W_]*\d{5,9}\W*")
_PAGE = re.compile(r"\W*(?:page|pg|p)\W*\d{1,4}(?:\W*(?:of|/)\W*\d{1,4})?\W*", re.IGNORECASE)
_FAX = re.compile(
    r"(?=.*\d{1,2}[:.]\d{2}).*(?:\bfax\b|\bp(?:age|g)?\W{0,2}\d{1,3}\s*(?:/|of)\s*\d{1,3}).*"
    r"|.*\bfax\b.*(?:\bfrom\b|\bto\b|->|\bp\W{0,2}\d{1,3}).*",
    re.IGNORECASE,
)
_LONGEST_STAMP, _LONGEST_FAX = 40, 110
#: The date and time with which a fax line begins; letters of the end of one that was read as two.
_FAX_BEGINS = re.compile(
    r"^\W*[A-Z0-9]{1,4}[-/. ]{1,2}\d{1,2}[-/., ]{1,2}\d{2,4}\b.*\d{1,2}[:.]\d{2}\b", re.IGNORECASE
)
_FAX_ENDS = 40
_DIGIT = re.compile(r"[0-9]")
_BLANK = re.compile(r"[\s_.,:;'\"|-]+")


class Line(NamedTuple):
    """A line at the edge of a page."""

    start: int
    end: int
    text: str


def edges(text: str, depth: int = _EDGE) -> Iterator[Line]:
    """The first and last lines of a page that hold anything."""
    found = list(_LINE.finditer(text))
    chosen = found if len(found) <= 2 * depth else found[:depth] + found[-depth:]
    for match in chosen:
        yield Line(match.start(), match.end(), match.group())


def known(line: str) -> bool:
    """Whether the line is a stamp, a bare page number or a fax line by its look."""
    if len(line) <= _LONGEST_STAMP and (_STAMP.fullmatch(line) or _PAGE.fullmatch(line)):
        return True
    return len(line) <= _LONGEST_FAX and _FAX.fullmatch(line.strip()) is not None


def stamps(text: str) -> Iterator[Line]:
    """The lines at the edge that are stamps, page numbers or fax lines by their look."""
    before = None
    for line in edges(text):
        if known(line.text):
            yield line
        elif before is not None and _is_fax_line_in_two(text, before, line):
            yield Line(before.start, line.end, text[before.start : line.end])
        before = line


def _is_fax_line_in_two(text: str, one: Line, two: Line) -> bool:
    """Whether a fax line was read as two: its end lies lower where the page is turned."""
    follow = not text[one.end : two.start].strip()
    return (
        follow
        and _FAX_BEGINS.search(one.text) is not None
        and (known(f"{one.text.strip()} {two.text.strip()}") and len(two.text.strip()) <= _FAX_ENDS)
    )


def stamp_of_one(line: str, other: str) -> bool:
    """Whether the line looks like a stamp, its first digit misread, that the other page lacks.

    The number of a report looks the same, but stands on both pages: its prefix tells.
    """
    match = _MISREAD_STAMP.fullmatch(line)
    return match is not None and not re.search(rf"\b{match.group(1)}\b", other, re.IGNORECASE)


def _shape(line: str) -> str:
    return _DIGIT.sub("#", _BLANK.sub("", line.upper()))


class Furniture:
    """The lines that stand at the edge of the pages of one side only."""

    def __init__(self, shapes: frozenset[str]) -> None:
        """`shapes`: of these lines, digits left open."""
        self._shapes = shapes

    def without(self, text: str) -> str:
        """The page without furniture, marks of redaction and line numbers, the rest in place."""
        text = without_marks(text)
        mine = [line for line in edges(text) if _shape(line.text) in self._shapes]
        for line in [*stamps(text), *mine]:
            text = text[: line.start] + " " * (line.end - line.start) + text[line.end :]
        return text


def furniture(left: Iterable[str], right: Iterable[str]) -> tuple[Furniture, Furniture]:
    """The furniture of either side, told by the other."""
    mine, theirs = _Edges(left), _Edges(right)
    return Furniture(mine.apart_from(theirs)), Furniture(theirs.apart_from(mine))


class _Edges:
    """The lines at the edges of one side's pages: how often each, and their runs of letters."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.shapes: Counter[str] = Counter()
        self._pages = 0
        near: set[str] = set()
        for text in texts:
            self._pages += 1
            self.shapes.update({_shape(line.text) for line in edges(text)})
            near.update(_shape(line.text) for line in edges(text, _NEAR_EDGE))
        self._runs = {run for shape in near for run in _runs(shape)}

    def apart_from(self, other: "_Edges") -> frozenset[str]:
        """The lines that are frequent here and, however badly read, not to be found there."""
        least = max(_SEEN, self._pages // 100)
        return frozenset(
            shape
            for shape, count in self.shapes.items()
            if count >= least and other.shapes[shape] * 10 <= count and not other.holds(shape)
        )

    def holds(self, shape: str) -> bool:
        """Whether the letters of the line are found here, whole or in part."""
        runs = _runs(shape)
        return sum(run in self._runs for run in runs) > _PARTLY * len(runs)


def _runs(shape: str) -> list[str]:
    letters = "".join(sign for sign in shape if sign.isalpha())
    return [letters[at : at + _RUN] for at in range(len(letters) - _RUN + 1)]
