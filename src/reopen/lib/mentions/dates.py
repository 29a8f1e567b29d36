"""Dates in a text, as far as the text says them; nothing is filled in from elsewhere."""

import re
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase, ascii_uppercase

from reopen.lib.dates import DateError, PartialDate, read
from reopen.lib.dates.parse import Order
from reopen.lib.mentions.slips import unslip

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:18|19|20)\d\d\b|['\u2019]\d\d\b)"
_SHORT = r"(?:(?:18|19|20)\d\d|['\u2019]?\d\d)\b(?![:/.-]?\d)"
_ABOUT = re.compile(
    r"\b(?:on or about|about|around|approximately|circa|ca\.)\s+(?:the\s+)?$", re.IGNORECASE
)
_REACH = 20  # letters before a date in which "on or about the" stands
_RELATIVE = (
    r"\b(?:(?:the|that|this|same|next|previous|following|last)\s+"
    rf"(?:day|night|morning|evening|afternoon|week|month|year|{_DAYS})"
    r"(?:\s+(?:before|after|of\s+the\s+\d{1,2}(?:st|nd|rd|th)))?"
    r"|(?:the\s+)?(?:night|day|morning|evening|afternoon)\s+of\s+the\s+\d{1,2}(?:st|nd|rd|th)"
    r"|(?:on\s+)?the\s+\d{1,2}(?:st|nd|rd|th)(?=[\s,.;])(?!\s+(?:floor|street|st\b|avenue|time))"
    r"|yesterday|tonight|last\s+night"
    rf"|(?:on\s+)?{_DAYS}(?:\s+(?:night|morning|evening|afternoon))?)"
)
_YEAR_AFTER = (
    r"(?:18|19|20)\d\d"
    r"(?:(?<=\bin ....)|(?<=\bsince ....)|(?<=\buntil ....)|(?<=\bof ....))(?![\w/-])"
)
_PATTERNS = tuple(
    re.compile(pattern)  # upon lower case
    for pattern in (
        rf"{_MONTHS}\s+{_DAY}{_NTH}(?:,\s*|\s+){_SHORT}",
        rf"{_DAY}{_NTH}(?:\s+day)?(?:\s+of)?\s+{_MONTHS},?\s+{_SHORT}",
        r"(?:18|19|20)\d\d-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])\b",
        rf"(?:1[0-2]|0?[1-9])/{_DAY}/{_SHORT}",
        rf"{_DAY}/(?:1[0-2]|0?[1-9])/{_SHORT}",
        rf"(?:1[0-2]|0?[1-9])-{_DAY}-(?:(?:19|20)\d\d|\d\d)\b(?!-)",
        rf"(?:{_MONTHS}|spring|summer|autumn|fall|winter)(?:,|\s+of)?\s+{_YEAR}",
        rf"{_MONTHS}\s+{_DAY}{_NTH}(?![\w:/-])",
        rf"{_DAY}{_NTH}(?:\s+of)?\s+{_MONTHS}(?!\w)",
        _YEAR_AFTER,
        _RELATIVE,
    )
)
_DAY_FIRST = 4
_NO_YEAR = (7, 8)
_GLUED = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_/.#-")
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_LAST = len(_PATTERNS) - 1


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as it stands. `value` is unknown where the text leaves the year or the day open.

    `relative` marks words like "the night of the 14th", which only a reader can place. `notes` say
    what was assumed, such as that 5/3/87 has the month first.
    """

    start: int
    end: int
    text: str
    value: PartialDate
    relative: bool = False
    notes: tuple[str, ...] = ()


def find_dates(
    text: str, *, order: Order = "month_first", today: date | None = None
) -> list[FoundDate]:
    """Dates in the order in which they stand; no two overlap, the fuller one wins."""
    low = unslip(text).translate(_LOWER)
    found: list[FoundDate] = []
    used: set[int] = set()
    for number, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(low):
            span = range(*match.span())
            if not used.isdisjoint(span) or low[max(span.start - 1, 0) : span.start] in _GLUED:
                continue
            one = _found(text, match, number, order, today)
            if one is not None:
                used.update(span)
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def _found(
    text: str, match: re.Match[str], number: int, order: Order, today: date | None
) -> FoundDate | None:
    start, end = match.span()
    said = text[start:end]
    if number == _LAST:
        return FoundDate(start, end, " ".join(said.split()), PartialDate(), relative=True)
    if number in _NO_YEAR:
        if not re.search(r"[A-Z]", said):  # "may 5" is a verb
            return None
        return FoundDate(start, end, " ".join(said.split()), PartialDate())
    about = _ABOUT.search(text, max(0, start - _REACH), start)
    words = re.sub(r"\bday\s+of\b", "of", " ".join(match[0].split()))
    try:
        reading = read(
            f"about {words}" if about else words, order=_order(number, order), today=today
        )
    except DateError:
        return None
    start = about.start() if about else start
    said = " ".join(text[start:end].split())
    return FoundDate(start, end, said, reading.value, notes=reading.notes)


def _order(number: int, order: Order) -> Order:
    return "day_first" if number == _DAY_FIRST else order
