"""Sentences that carry a date: what a chronology could begin with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from string import ascii_lowercase

from reopen.lib.dates import PartialDate
from reopen.lib.mentions.dates import FoundDate, find_dates
from reopen.lib.mentions.lexicon import words_of
from reopen.lib.mentions.times import find_times

_SENTENCE_END = re.compile(
    r"(?<=[A-Za-z0-9)\"”][.?!])[\"”]?\s+(?=[\"“(]?[A-Z0-9])|\n\s*\n|\n(?=\s*[QA][.:]\s)"
)
_LABEL = re.compile(r"\s*[A-Z][A-Za-z]{1,9}:\s")  # "RE: Whitfield"
_ALONE = re.compile(
    r"(?:[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [A-Za-z]{3,9}\.? \d{2,4}"
    r"|\d{1,2}/\d{1,2}/\d{2,4})\.?"
)
_LAST_WORD = re.compile(r"(?<!['\u2019\w])(\w+)\.$")
_SHORTENED = words_of("titles") | words_of("shortened") | frozenset(ascii_lowercase)
_ENOUGH = 20  # letters beside the date: less is a field of a form
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class DatedPassage:
    """A sentence with the first date in it. `time` is "21:40" or empty."""

    start: int
    end: int
    text: str
    date: PartialDate
    date_text: str
    time: str = ""
    approximate_time: bool = False


def sentences(text: str) -> list[tuple[int, int]]:
    """Starts and ends of the sentences, without the blanks around them.

    The printed lines of a form or a letterhead are no part of the sentence below them.
    """
    edges = {0, len(text)}
    for match in _SENTENCE_END.finditer(text):
        last = _LAST_WORD.search(text, max(0, match.start() - 12), match.start())
        if last is None or "\n\n" in match[0] or last[1].lower() not in _SHORTENED:
            edges |= {match.start(), match.end()}
    edges |= set(_breaks(text))
    spans = pairwise(sorted(edges))
    return [_trimmed(text, start, end) for start, end in spans if text[start:end].strip()]


def _breaks(text: str) -> Iterator[int]:
    """Ends of lines where print and prose meet: capitals, a label, or a date that stands alone."""
    before = ""
    at = 0
    for line in text.splitlines(keepends=True):
        apart = _ALONE.fullmatch(line.strip()) or _ALONE.fullmatch(before.strip())
        if before.strip() and (
            apart
            or _LABEL.match(line)
            or _LABEL.match(before)
            or _is_capitals(before) != _is_capitals(line)
        ):
            yield at
        before = line
        at += len(line)


def _is_capitals(line: str) -> bool:
    """Whether a line is set in capitals; a police report may be typed in nothing else."""
    small = sum(c.islower() for c in line)
    return sum(c.isupper() for c in line) > 3 * small


def dated_passages(text: str, *, today: date | None = None) -> list[DatedPassage]:
    """Sentences in which a date stands that says at least its year; the rest is left to people."""
    dates = [found for found in find_dates(text, today=today) if found.value]
    passages = []
    for start, end in sentences(text):
        inside = [found for found in dates if start <= found.start < end]
        if inside:
            passage = _passage(text, start, end, inside[0])
            if passage is not None:
                passages.append(passage)
    return passages


def _passage(text: str, start: int, end: int, found: FoundDate) -> DatedPassage | None:
    start, end = _cut(text, start, end, found)
    words = text[start:end]
    besides = words.replace(text[found.start : found.end], "")
    if sum(c.isalpha() for c in besides) < _ENOUGH:
        return None
    times = [time for time in find_times(words) if time.value]
    first = times[0] if times else None
    return DatedPassage(
        start, end, " ".join(words.split()), found.value, found.text,
        first.value if first else "", first.approximate if first else False,
    )  # fmt: skip


def _cut(text: str, start: int, end: int, found: FoundDate) -> tuple[int, int]:
    """A run of text without full stops is cut to the lines around its date."""
    if end - start <= _LONGEST:
        return start, end
    first = max(text.rfind("\n", start, found.start) + 1, start)
    line_end = text.find("\n", found.end, end)
    last = end if line_end < 0 else line_end
    return _trimmed(text, first, min(last, first + _LONGEST))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
