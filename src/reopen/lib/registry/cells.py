"""What a cell means. Readers answer None for "not said" and raise `UnreadableError` otherwise."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from reopen.lib.dates import DateError, PartialDate, parse
from reopen.lib.registry.columns import folded

BLANK = frozenset(
    {"", "nan", "nat", "none", "null", "n a", "na", "unknown", "dk", "dont know", "do not know",
     "not known", "no or dont know", "no or do not know", "dont know na", "undetermined"}
)  # fmt: skip
YES = frozenset({"yes", "y", "true", "t", "x", "1", "1 0", "checked"})
NO = frozenset({"no", "n", "false", "0", "0 0", "not applicable"})
PIVOT = 30  # two-digit years up to it are of this century
_SEPARATORS = re.compile(r";#|[;,|\n]")
_SERIAL = range(14_000, 60_000)  # days as spreadsheets count them, 1938 to 2064
_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | {
    word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)
}


class UnreadableError(ValueError):
    """The cell says something that cannot be understood; the message says what is wrong."""


def blank(text: str) -> bool:
    """Whether the cell says nothing, or that nobody knows."""
    return folded(text) in BLANK


def flag(text: str, own: frozenset[str] = frozenset()) -> bool | None:
    """Yes, no or nothing said. `own` are the words by which the column itself means yes."""
    word = folded(text)
    if word in BLANK or word.lstrip("0 ") in BLANK or not re.search(r"\w", text):
        return None
    if word in YES or word in own or word.startswith("yes "):
        return True
    if word in NO:
        return False
    raise UnreadableError("is neither yes nor no")


def several(text: str, known: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The keys that a list of codes or words names, and the parts that name nothing."""
    keys: list[str] = []
    unknown: list[str] = []
    for part in _SEPARATORS.split(text):
        words = folded(part)
        if words in BLANK or words.isdigit():  # SharePoint numbers the choices of a list
            continue
        found = [known[words]] if words in known else [known.get(w, "") for w in words.split()]
        if all(found):
            keys += found
        else:
            unknown.append(part.strip())
    return list(dict.fromkeys(keys)), unknown


def number(text: str) -> Decimal | None:
    """A number with or without thousands separators: "1,991", "30.5", "-0"."""
    if blank(text):
        return None
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text.strip())
    if not re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?", plain):
        raise UnreadableError("is not a number")
    return abs(Decimal(plain)) if Decimal(plain) == 0 else Decimal(plain)


def age(text: str) -> int | None:
    """An age in years, in figures or words; 0 means that it is not known."""
    if blank(text):
        return None
    words = re.sub(r"\b(years?|yrs?|old|of age)\b", " ", folded(text)).split()
    if words and all(word in _NUMBERS for word in words):
        found = sum(_NUMBERS[word] for word in words)
    elif len(words) in {1, 2} and words[0].isdigit() and words[1:] in ([], ["0"]):
        found = int(words[0])
    else:
        raise UnreadableError("is not an age")
    if found > 110:
        raise UnreadableError("is not an age")
    return found or None


def day(text: str) -> PartialDate:
    """A date as exports write it: "9/2/2009", "2009-09-02", "1,991", "1996-00-00", "6/1995"."""
    if blank(text) or not text.strip("0-/ "):
        return PartialDate()
    plain = text.strip().split("T")[0]
    plain = re.sub(r"\s+\d{1,2}:\d{2}.*$", "", plain)
    try:
        return _numeric(plain) or parse(plain)
    except (DateError, ValueError) as error:
        raise UnreadableError("is not a date") from error


def _numeric(text: str) -> PartialDate | None:
    if whole := re.fullmatch(r"(\d),?(\d{3})(?:\.0+)?", text):
        return PartialDate.of(whole[1] + whole[2])
    if serial := re.fullmatch(r"(\d{5})(?:\.\d+)?", text):
        if int(serial[1]) in _SERIAL:
            return PartialDate.from_date(date(1899, 12, 30) + timedelta(days=int(serial[1])))
        return None
    if iso := re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", text):
        return PartialDate.of(*iso.groups())
    if short := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text):
        return PartialDate.of(short[2], short[1])
    if american := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})", text):
        month, dom, year = american.groups()
        return PartialDate.of(_century(year), month, dom)
    return None


def _century(year: str) -> str:
    if len(year) == 4:
        return year
    return f"{20 if int(year) <= PIVOT else 19}{year}"


def year_in(text: str) -> PartialDate:
    """The year that a spoiled date still tells, for a row whose day or month cannot be."""
    found = re.search(r"\b(1[89]|20)\d\d\b", text.replace(",", ""))
    return PartialDate.of(found[0]) if found else PartialDate()


def from_parts(year: str, month: str, dom: str) -> PartialDate:
    """A date from three columns, where empty and `00` mean unknown. Raises when one is no part."""
    found = day(year)
    if found.start is None:
        if number(month) or number(dom):
            raise UnreadableError("has a month or a day and no year")
        return found
    if found.start.month is not None:
        return found
    months, days = (int(number(part) or 0) for part in (month, dom))
    try:
        return PartialDate.of(found.start.year, months, days if months else 0)
    except DateError as error:
        raise UnreadableError("is no month or no day of that year") from error
