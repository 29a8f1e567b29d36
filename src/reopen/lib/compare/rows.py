"""Two texts of one page in rows, so that what corresponds stands side by side."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from reopen.lib.compare.contract import Span


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the left text and the stretch of the right text that stands for it."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `number` is that of the mark it lies in, 0 outside of any.

    A piece without text shows where a mark is that covers nothing: here words are missing.
    """

    text: str
    number: int = 0


def rows_of(left: str, right: str) -> list[Row]:
    """One row for each line of the left text that holds something, in order.

    The rows together cover the whole of both texts.
    """
    starts = [start for start in _line_starts(left) if left[start:].strip()]
    if not starts:
        return [Row(Span(0, len(left)), Span(0, len(right)))]
    place = _Places(left, right)
    lefts = [0, *starts[1:], len(left)]
    rights = [0, *(_between_words(right, place.of(start)) for start in starts[1:]), len(right)]
    for at in range(1, len(rights)):
        rights[at] = max(rights[at], rights[at - 1])
    return [
        Row(Span(lefts[at], lefts[at + 1]), Span(rights[at], rights[at + 1]))
        for at in range(len(starts))
    ]


def pieces_of(text: str, within: Span, marks: Iterable[tuple[int, Span]]) -> list[Piece]:
    """A stretch of the text cut at the marks (number and span) that touch it."""
    return list(_pieces(text, within, sorted(marks, key=lambda mark: mark[1].start)))


def _pieces(text: str, within: Span, marks: list[tuple[int, Span]]) -> Iterator[Piece]:
    at = within.start
    for number, span in marks:
        empty = span.start == span.end
        start, end = max(span.start, at), min(span.end, within.end)
        if start > end or (start == end and not empty) or not _touches(span, within):
            continue
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], number)
        at = end
    if at < within.end:
        yield Piece(text[at : within.end])


def _touches(span: Span, within: Span) -> bool:
    if span.start == span.end:
        return within.start <= span.start < within.end
    return span.start < within.end and within.start < span.end


def _line_starts(text: str) -> Iterator[int]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at
        at += len(line) + 1


def _between_words(text: str, at: int) -> int:
    """The nearest place at or before `at` where no word is cut."""
    while 0 < at < len(text) and not text[at - 1].isspace():
        at -= 1
    return at


class _Places:
    """Where a place in the left text stands in the right one."""

    def __init__(self, left: str, right: str) -> None:
        codes = Indel.opcodes(left.casefold()[: len(left)], right.casefold()[: len(right)])
        self._codes = [
            (code.src_start, code.src_end, code.dest_start, code.tag == "equal") for code in codes
        ]
        self._starts = [code[0] for code in self._codes]

    def of(self, at: int) -> int:
        """The place that corresponds, or where it would be."""
        if not self._codes:
            return 0
        start, _, dest, equal = self._codes[max(bisect_right(self._starts, at) - 1, 0)]
        return dest + (at - start if equal else 0)
