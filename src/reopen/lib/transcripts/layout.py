"""Finding the numbered lines of a page of testimony and putting every word on its line."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from reopen.lib.reading.spots import Spot
from reopen.lib.reading.words import PageText, Word
from reopen.lib.transcripts.speakers import speakers_of

_MOST = 30  # lines on a page of testimony; reporters use 24 to 28
_USUAL = 25
_FEWEST = 8  # numbers that must stand on one straight ladder …
_REACH = 20  # … and how far they must reach: the rows of a table seldom do
_PITCH = (0.012, 0.05)  # of the page's height, from line to line
_SLACK = 0.3  # of the pitch: how far off its rung a number may stand
_GAP = 0.015  # of the page's width: numbers that are further apart are not one column
_SLIPS = str.maketrans({"l": "1", "I": "1", "|": "1", "i": "1", "O": "0", "o": "0", "S": "5",
                        "s": "5", "B": "8", "Z": "2", "t": "1", "T": "1"})  # fmt: skip
_BLOTS = "|_'.\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_PAGE_NUMBER = re.compile(r"\W*(\d{1,5})\W*")
_SAYS_PAGE = re.compile(r"(?i)page|pg\.?|p\.|-+|\u2013|\u2014")


@dataclass(frozen=True)
class Line:
    """A numbered line: its words, where they stand, and who speaks ("Q", "A", a name, or "")."""

    number: int
    text: str
    spot: Spot
    speaker: str = ""


@dataclass(frozen=True)
class Sheet:
    """One page of the transcript; `printed` is the page number that was read on it, if any."""

    printed: int | None
    lines: tuple[Line, ...]

    def lines_from(self, first: int, last: int) -> list[Line]:
        """The lines from one number to another, both included."""
        return [line for line in self.lines if first <= line.number <= last]


@dataclass(frozen=True)
class _Ladder:
    """Line `n` stands at `start + n * pitch`; its numbers stand between `left` and `right`."""

    start: float
    pitch: float
    left: float
    right: float
    last: int

    def rung(self, height: float) -> int:
        return round((height - self.start) / self.pitch)


def read_sheets(page: PageText) -> list[Sheet]:
    """The transcript's pages that stand on this one, from left to right; empty if there is none."""
    words = list(page.words())
    ladders = _ladders(words)
    sheets = []
    for at, ladder in enumerate(ladders):
        end = ladders[at + 1].left if at + 1 < len(ladders) else 1.0
        begin = ladder.left if at else 0.0
        inside = [word for word in words if begin <= _middle(word) < end]
        rows = _rows(page, words, begin, end)
        sheets.append(Sheet(_printed(inside, ladder), _lines(rows, ladder)))
    return sheets


def _ladders(words: Sequence[Word]) -> list[_Ladder]:
    """The columns of line numbers, from left to right."""
    numbered = [(number, word) for word in words if (number := _number(word.t))]
    numbered.sort(key=lambda pair: _middle(pair[1]))
    columns: list[list[tuple[int, Word]]] = []
    for pair in numbered:
        if columns and _middle(pair[1]) - _middle(columns[-1][-1][1]) < _GAP:
            columns[-1].append(pair)
        else:
            columns.append([pair])
    return [ladder for column in columns if (ladder := _ladder(column)) is not None]


def _ladder(column: list[tuple[int, Word]]) -> _Ladder | None:
    """The straight ladder most of the column's numbers stand on."""
    if len(column) < _FEWEST:
        return None
    points = [(number, _height(word), word) for number, word in column][: 2 * _MOST]
    best: list[tuple[int, float, Word]] = []
    fit = (0.0, 0.0)
    for (one, y_one, _w), (other, y_other, _v) in combinations(points, 2):
        if one == other:
            continue
        pitch = (y_other - y_one) / (other - one)
        if not _PITCH[0] <= pitch <= _PITCH[1]:
            continue
        start = y_one - one * pitch
        on = [it for it in points if abs(it[1] - start - it[0] * pitch) < _SLACK * pitch]
        if len({it[0] for it in on}) > len({it[0] for it in best}):
            best, fit = on, (start, pitch)
    numbers = {it[0] for it in best}
    if len(numbers) < _FEWEST or max(numbers) < _REACH or 2 * len(best) < len(points):
        return None
    start, pitch = _straightened(best) or fit
    left, right = min(it[2].x0 for it in best), max(it[2].x1 for it in best)
    return _Ladder(start, pitch, left - 0.005, right + 0.005, max(*numbers, _USUAL))


def _straightened(points: Iterable[tuple[int, float, Word]]) -> tuple[float, float] | None:
    """Start and pitch by least squares."""
    pairs = [(number, height) for number, height, _word in points]
    count = len(pairs)
    mean_n = sum(number for number, _ in pairs) / count
    mean_y = sum(height for _, height in pairs) / count
    spread = sum((number - mean_n) ** 2 for number, _ in pairs)
    if not spread:
        return None
    pitch = sum((number - mean_n) * (height - mean_y) for number, height in pairs) / spread
    return mean_y - pitch * mean_n, pitch


def _rows(page: PageText, words: Sequence[Word], begin: float, end: float) -> list[list[Word]]:
    """The words of this part of the page, row by row as the reader found them."""
    rows, at = [], 0
    for text in page.text.split("\n"):
        count = len(text.split())
        row = [word for word in words[at : at + count] if begin <= _middle(word) < end]
        at += count
        if row:
            rows.append(sorted(row, key=lambda word: word.x0))
    return rows


def _lines(rows: Iterable[list[Word]], ladder: _Ladder) -> tuple[Line, ...]:
    """A row goes where its first word stands, beside the numbers: a scan may lean."""
    on: dict[int, list[Word]] = defaultdict(list)
    for row in rows:
        spoken = [word for word in row if _middle(word) > ladder.right and word.t.strip(_BLOTS)]
        if spoken:
            rung = ladder.rung(_height(spoken[0]))
            if 1 <= rung <= ladder.last:
                on[rung].extend(spoken)
    ordered = {number: sorted(on[number], key=lambda word: word.x0) for number in sorted(on)}
    speakers = speakers_of(list(ordered.values()))
    return tuple(
        Line(number, " ".join(word.t for word in said), _around(said), speaker)
        for (number, said), speaker in zip(ordered.items(), speakers, strict=True)
    )


def _printed(words: Iterable[Word], ladder: _Ladder) -> int | None:
    """The number that stands alone above the first line or below the last one."""
    margin = [
        word for word in words if not 0.5 <= (_height(word) - ladder.start) / ladder.pitch
        <= ladder.last + 0.6
    ]  # fmt: skip
    found = []
    for word in margin:
        number = _PAGE_NUMBER.fullmatch(word.t)
        if number is None:
            continue
        beside = [
            other for other in margin if other is not word and not _SAYS_PAGE.fullmatch(other.t)
            and abs(_height(other) - _height(word)) < ladder.pitch / 2
        ]  # fmt: skip
        below = _height(word) > ladder.start + ladder.pitch
        found.append((len(beside), below, -word.x0, int(number[1])))
    return min(found)[3] if found and min(found)[0] <= 1 else None


def _number(text: str) -> int:
    """A line number, through slips of the reading; 0 where it is none."""
    bare = text.strip(".,:;)(-'`")
    if not any(sign.isdigit() for sign in bare) or len(bare) > 2:
        return 0
    read = bare.translate(_SLIPS)
    return int(read) if read.isdigit() and 1 <= int(read) <= _MOST else 0


def _around(words: Sequence[Word]) -> Spot:
    return Spot(
        min(word.x0 for word in words), min(word.y0 for word in words),
        max(word.x1 for word in words), max(word.y1 for word in words),
    )  # fmt: skip


def _middle(word: Word) -> float:
    return (word.x0 + word.x1) / 2


def _height(word: Word) -> float:
    return (word.y0 + word.y1) / 2
