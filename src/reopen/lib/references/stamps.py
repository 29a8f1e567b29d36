"""Dates that tell when an office had a paper: stamps of receipt, of filing, and lines of a fax."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ORDER = _MONTHS.split("|")
_YEAR = r"['’`]?(?P<y{n}>(?:19|20)?\d\d)\b"  # noqa: RUF001 - as the papers have it
_DAY = re.compile(
    rf"(?:(?P<m1>{_MONTHS})[a-z]*\.?\s+(?P<d1>\d{{1,2}}),?\s+{_YEAR.format(n=1)}"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTHS})[a-z]*\.?,?\s+{_YEAR.format(n=2)}"
    rf"|(?P<m3>\d{{1,2}})[/-](?P<d3>\d{{1,2}})[/-]{_YEAR.format(n=3)})",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\b(RECEIVED|RECEIVER|REC['’]?D|FILED|ENTERED)\b")  # noqa: RUF001
_FAX = re.compile(r"(?P<time>\d{1,2}[:.]\d\d)\s*(?:[AP]M)?\s+FROM\W+(?P<who>[A-Z][^\n]{3,60})")
_NEAR = 40  # letters between the word of a stamp and its date
_OFFICE = 60  # letters after the date in which the office stands

# Who an office is, by words that offices have in their names.
_HOLDERS = (
    (
        "prosecution",
        r"district\s+att|dist\.?\s+att|d\.\s?a\.|prosecut|state'?s\s+att|attorney\s+general",
    ),
    ("laboratory", r"laborator|crime\s+lab|criminalist|medical\s+examiner|coroner"),
    ("court", r"clerk|court"),
    ("police", r"police|sheriff|detective|records\s+division|homicide|property\s+room"),
    ("defense", r"public\s+defender|law\s+office|counsel"),
)  # fmt: skip
_KNOWN = [(holder, re.compile(words, re.IGNORECASE)) for holder, words in _HOLDERS]
_HEAD = 420


@dataclass(frozen=True, slots=True)
class Stamp:
    """That an office had the paper on a day. `holder` is empty where the office is not told.

    `date` is ISO; the offsets are of the text as read.
    """

    holder: str
    date: str
    words: str
    start: int
    end: int


def find_stamps(text: str) -> list[Stamp]:
    """Every stamp and fax line of a page, in order."""
    return sorted((*_stamps(text), *_faxes(text)), key=lambda stamp: stamp.start)


def date_in_head(text: str) -> str:
    """The first whole date at the top of a page, ISO; empty where there is none."""
    return next((date for found in _DAY.finditer(text[:_HEAD]) if (date := _iso(found))), "")


def holder_of(words: str) -> str:
    """The office that words name: laboratory, police, prosecution, defense or court."""
    return next((holder for holder, known in _KNOWN if known.search(words)), "")


def _stamps(text: str) -> Iterator[Stamp]:
    for word in _STAMP.finditer(text):
        day = _DAY.search(text, word.end(), word.end() + _NEAR)
        date = _iso(day) if day else ""
        if day and date:
            office = text[day.end() : day.end() + _OFFICE].strip().split("\n\n")[0]
            holder = "court" if word.group().startswith("FIL") else holder_of(office)
            end = day.end() + len(text[day.end() : day.end() + _OFFICE].split("\n\n")[0])
            words = " ".join(text[word.start() : end].split())
            yield Stamp(holder, date, words, word.start(), end)


def _faxes(text: str) -> Iterator[Stamp]:
    for line in _FAX.finditer(text):
        begun = max(line.start() - 24, 0)
        days = list(_DAY.finditer(text, begun, line.start()))
        date = _iso(days[-1]) if days else ""
        if date:
            words = " ".join(text[days[-1].start() : line.end()].split())
            yield Stamp(holder_of(line["who"]), date, words, days[-1].start(), line.end())


def _iso(found: re.Match[str]) -> str:
    month = found["m3"] or _ORDER.index((found["m1"] or found["m2"]).lower()[:3]) + 1
    day, year = found["d1"] or found["d2"] or found["d3"], found["y1"] or found["y2"] or found["y3"]
    if len(year) == 2:
        year = f"{'19' if int(year) > 35 else '20'}{year}"
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return ""
    return f"{year}-{int(month):02}-{int(day):02}"
