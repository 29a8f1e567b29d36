"""What differs between two sentences that speak of the same: numbers, times, colours, denials."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from reopen.lib.mentions.dates import find_dates
from reopen.lib.mentions.slips import unslip
from reopen.lib.mentions.times import find_times
from reopen.lib.statements.lexicon import opposites, words_of

_WORD = re.compile(r"[a-z]+(?:['\u2019][a-z]+)?")
_NUMBER_WORD = "|".join(sorted(words_of("numbers"), key=len, reverse=True))
_NUMBER = re.compile(
    rf"\$?\d+(?:[.,:'-]\d+)*\"?|\b(?:{_NUMBER_WORD})(?:[ -](?:{_NUMBER_WORD}|foot|feet))*\b",
    re.IGNORECASE,
)
_IDLE = frozenset(("one", "first", "second", "half", "once"))  # seldom a count


class Aspect(StrEnum):
    """In what two sentences differ."""

    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    COLOR = "color"
    NEGATION = "negation"
    CERTAINTY = "certainty"
    OPPOSITE = "opposite"


@dataclass(frozen=True, slots=True)
class Change:
    """What one sentence says of an aspect and what the other does; either may be empty."""

    aspect: Aspect
    left: tuple[str, ...]
    right: tuple[str, ...]


def differences(left: str, right: str) -> tuple[Change, ...]:
    """Where the two sentences differ in a way that a reader should look at.

    A number, date, time or colour counts when the other sentence has another one or none; how it is
    written does not ("five-eight" and "five eight").
    """
    sides = [_Side(unslip(left)), _Side(unslip(right))]
    found = []
    for aspect, said in _ASPECTS.items():
        a, b = (dict(said(side)) for side in sides)
        if a.keys() != b.keys():
            found.append(_change(aspect, a, b))
    found += _opposed(sides[0], sides[1])
    return tuple(found)


def _change(aspect: Aspect, a: dict[str, str], b: dict[str, str]) -> Change:
    return Change(
        aspect,
        tuple(a[key] for key in a if key not in b),
        tuple(b[key] for key in b if key not in a),
    )


class _Side:
    """One sentence, read once."""

    def __init__(self, text: str) -> None:
        self.dates = find_dates(text)
        left = text
        for found in self.dates:
            left = left[: found.start] + " " * (found.end - found.start) + left[found.end :]
        self.times = find_times(left)
        for time in self.times:
            left = left[: time.start] + " " * (time.end - time.start) + left[time.end :]
        self.rest = left
        self.words = [word.replace("\u2019", "'") for word in _WORD.findall(text.lower())]


Said = Iterator[tuple[str, str]]


def _dates(side: _Side) -> Said:
    return ((found.value.text or found.text.lower(), found.text) for found in side.dates)


def _times(side: _Side) -> Said:
    return ((found.value or found.text.lower(), found.text) for found in side.times)


def _numbers(side: _Side) -> Said:
    for match in _NUMBER.finditer(side.rest):
        key = re.sub(r"[^a-z0-9]+", " ", match[0].lower()).strip()
        if key not in _IDLE:
            yield key, match[0]


def _of_list(key: str) -> Callable[[_Side], Said]:
    return lambda side: (
        (word.replace("'", ""), word)
        for word in side.words
        if word.replace("'", "") in words_of(key)
    )


def _denied(side: _Side) -> Said:
    words = [word for word in side.words if word.replace("'", "") in words_of("negations")]
    return iter([("denied", ", ".join(dict.fromkeys(words)))] if words else [])


_ASPECTS: dict[Aspect, Callable[[_Side], Said]] = {
    Aspect.DATE: _dates,
    Aspect.TIME: _times,
    Aspect.NUMBER: _numbers,
    Aspect.COLOR: _of_list("colors"),
    Aspect.NEGATION: _denied,
    Aspect.CERTAINTY: _of_list("certainty"),
}


def _opposed(a: _Side, b: _Side) -> list[Change]:
    there = set(b.words)
    return [
        Change(Aspect.OPPOSITE, (word,), (opposites()[word],))
        for word in dict.fromkeys(a.words)
        if word in opposites() and opposites()[word] in there and word not in there
    ]
