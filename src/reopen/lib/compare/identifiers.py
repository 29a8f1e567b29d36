"""Numbers, dates and times of a page, compared through the slips of a scanner."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

_TOKEN = re.compile(r"(?<![A-Za-z0-9$#.,:/\-])[A-Za-z$#.,:/\-]*[0-9][A-Za-z0-9$#.,:/\-]*")
_DATE = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})")
_TIME = re.compile(
    r"\b(\d{1,2})[:;.](\d{2})\b(?:[:.]\d{2})?(?:\s*[ap]\.?\s?m\b)?|\b(\d{2})(\d{2})\s*h(?:ou)?rs?\b",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTH = re.compile("|".join(_MONTHS), re.IGNORECASE)
_MONTH_FIRST = re.compile(
    _NAMES + r"[ \t]+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4})\b)?", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?[ \t]+" + _NAMES + r"(?:,?\s+(\d{4})\b)?", re.IGNORECASE
)
_ALIKE = str.maketrans(
    {"o": "0", "q": "0", "d": "0", "i": "1", "l": "1", "|": "1", "s": "5", "$": "5", "b": "8",
     "z": "2", "g": "9", "e": "3", "a": "4"}
)  # fmt: skip
_SIGNS = re.compile(r"[^0-9a-z|$]")
#: A number of this length that stands inside another may be the same, cut off.
_PART = 3
_DIGIT = re.compile(r"[0-9]")
_NOON = 12


class Kind(StrEnum):
    """What a number is, by its shape."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"


class Identifier(NamedTuple):
    """`plain`: the value in one notation, look-alike signs made one. It begins at `start`."""

    kind: Kind
    start: int
    end: int
    text: str
    plain: str


def plain(text: str) -> str:
    """Digits and letters of a number, with the signs a scanner takes for digits made digits."""
    return _SIGNS.sub("", text.casefold().translate(_ALIKE))


@lru_cache(maxsize=4096)
def identifiers(text: str) -> tuple[Identifier, ...]:
    """The dates, the times and the numbers of two digits and more, in order."""
    taken = bytearray(len(text))
    found = list(_dates(text, taken))
    found += [
        _identifier(Kind.TIME, match, _time(match))
        for match in _TIME.finditer(text)
        if _take(match, taken)
    ]
    for match in _TOKEN.finditer(text):
        word = match.group().strip("$#.,:/-")
        if not _take(match, taken):
            continue
        if date := _DATE.fullmatch(word):
            found.append(_identifier(Kind.DATE, match, _numeric_date(date)))
        elif _is_number(word):
            found.append(Identifier(Kind.NUMBER, match.start(), match.end(), word, plain(word)))
    return tuple(sorted(found, key=lambda each: each.start))


def _dates(text: str, taken: bytearray) -> Iterator[Identifier]:
    if not _MONTH.search(text):
        return
    for match in _MONTH_FIRST.finditer(text):
        if _take(match, taken):
            yield _identifier(Kind.DATE, match, _date(match[3], match[1], match[2]))
    for match in _DAY_FIRST.finditer(text):
        if _take(match, taken):
            yield _identifier(Kind.DATE, match, _date(match[3], match[2], match[1]))


def _take(match: re.Match[str], taken: bytearray) -> bool:
    """Whether no sign of the match is part of something else; if so it is taken."""
    start, end = match.span()
    if taken.find(1, start, end) >= 0:
        return False
    taken[start:end] = b"\1" * (end - start)
    return True


def _identifier(kind: Kind, match: re.Match[str], value: str) -> Identifier:
    return Identifier(kind, match.start(), match.end(), match.group(), value)


def _date(year: str | None, month: str, day: str) -> str:
    number = _MONTHS.index(month[:3].lower()) + 1
    return f"{(year or '')[-2:]}{number:02d}{int(day):02d}"


def _numeric_date(match: re.Match[str]) -> str:
    first, second, third = match.groups()
    if len(first) == len("1999"):
        return f"{first[-2:]}{int(second):02d}{int(third):02d}"
    return f"{third[-2:]:>02}{int(first):02d}{int(second):02d}"


def _time(match: re.Match[str]) -> str:
    hour, minute = (match[3], match[4]) if match[3] else (match[1], match[2])
    return f"{int(hour) % _NOON:02d}{minute}"


def _is_number(word: str) -> bool:
    digits = len(_DIGIT.findall(word))
    return digits > 1 and digits * 2 >= len(_SIGNS.sub("", word.lower()))


class Agreement(StrEnum):
    """How two numbers stand to each other."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


@lru_cache(maxsize=65_536)
def compare(left: str, right: str) -> Agreement:
    """Two plain values. One misread sign in a long number leaves it open, as do stray letters."""
    if left == right:
        return Agreement.SAME
    if _letters(left) != _letters(right):
        return Agreement.UNSURE
    short, long = sorted((left, right), key=len)
    if len(short) >= _PART and short in long:
        return Agreement.UNSURE
    distance = Levenshtein.distance(left, right)
    slips = 1 if len(long) <= 2 * _PART else len(long) // 5
    return Agreement.UNSURE if distance <= slips else Agreement.OTHER


def _letters(value: str) -> str:
    return "".join(sign for sign in value if sign.isalpha())
