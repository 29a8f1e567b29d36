"""Dates that tell when an office had a paper: stamps of receipt, of filing, and lines of a fax."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ORDER = _MONTHS.split("|")
_YEAR = r"['’`]?(?P<y{n}>(?:19|20)?\d\d)\b"  # noqa: RUF001 - as the papers have it
_DAY = re.compile(
    rf"(?:(?P<m1>{_MONTHS})[a-z]*\.?\s+(?P<d1>\d{{1,2}}),?\s+{_YEAR.format(n=1)}"
    rf"|(?<![\d.-])(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[^\S\n]+(?P<m2>{_MONTHS})[a-z]*\.?,?\s+"
    rf"{_YEAR.format(n=2)}(?!,?\s+(?:19|20)\d\d)"
    rf"|(?P<m3>\d{{1,2}})[/-](?P<d3>\d{{1,2}})[/-]{_YEAR.format(n=3)})",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\b(RECEIVED|RECEIVER|REC['’]?D|FILED|ENTERED)\b")  # noqa: RUF001
_FAX = re.compile(r"(?P<time>\d{1,2}[:.]\d\d)\s*(?:[AP]M)?\s+FROM\W+(?P<who>[A-Z][^\n]{3,60})")
_ADDRESSED = re.compile(r"\s*(?:to|attn|attention|dear|re|subject)\b", re.IGNORECASE)
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
# A letterhead stands in the first lines; below them stands who is written to. Courts are left out:
# a caption names the court a paper is written for, whoever wrote it.
_LETTERHEAD_LINES = 3
_CAPTION = re.compile(r"\bcourt\b", re.IGNORECASE)
_LETTERHEADS = [
    (holder, re.compile(words, re.IGNORECASE))
    for holder, words in (
        ("laboratory", r"laborator|crime\s+lab|medical\s+examiner|\bcoroner"),
        (
            "prosecution",
            (
                r"(?:district|county|prosecuting|state'?s|united\s+states|commonwealth'?s)\s+attorney"
                r"|attorney\s+general|prosecutor'?s\s+office"
            ),
        ),
        (
            "police",
            (
                r"police\s+(?:department|dept|bureau|division)|(?:department|bureau)\s+of\s+police"
                r"|sheriff'?s?\s+(?:office|department)|state\s+police|metropolitan\s+police"
            ),
        ),
        ("defense", r"public\s+defender|law\s+offices?\b|attorneys?\s+at\s+law"),
    )
]
# Names that a stamp bears, for what a reading left of them.
_OFFICES = (
    ("police", "records division"),
    ("police", "police department"),
    ("police", "sheriff's office"),
    ("prosecution", "district attorney"),
    ("prosecution", "state's attorney"),
    ("laboratory", "laboratory"),
    ("court", "clerk of the court"),
)
_ALIKE = 80.0  # of 100


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
    return next(iter(dates_in(text[:_HEAD])), "")


def dates_in(text: str) -> list[str]:
    """Every whole date of a text in order, ISO."""
    return [date for found in _DAY.finditer(text) if (date := _iso(found))]


def holder_of(words: str) -> str:
    """The office that words name: laboratory, police, prosecution, defense or court."""
    return next((holder for holder, known in _KNOWN if known.search(words)), "")


def letterhead_of(text: str) -> str:
    """The office on whose paper a page is written; empty where its first lines name none."""
    lines = [line for line in text.split("\n") if line.strip()][:_LETTERHEAD_LINES]
    for line in lines:
        if _ADDRESSED.match(line) or _CAPTION.search(line):
            return ""
        holder = next((holder for holder, known in _LETTERHEADS if known.search(line)), "")
        if holder:
            return holder
    return ""


def _stamped_by(words: str) -> str:
    """The office a stamp names, also where the reading slipped."""
    known = holder_of(words)
    if known or not words.strip():
        return known
    letters = re.sub(r"[^a-z]", "", words.casefold())
    near = [
        (fuzz.partial_ratio(re.sub(r"[^a-z]", "", name), letters), holder)
        for holder, name in _OFFICES
        if len(letters) >= len(name) * 0.75
    ]
    best = max(near, default=(0.0, ""))
    return best[1] if best[0] >= _ALIKE else ""


def _stamps(text: str) -> Iterator[Stamp]:
    for word in _STAMP.finditer(text):
        day = _DAY.search(text, word.end(), word.end() + _NEAR)
        date = _iso(day) if day else ""
        if day and date:
            office = text[day.end() : day.end() + _OFFICE].strip().split("\n\n")[0]
            holder = "court" if word.group().startswith("FIL") else _stamped_by(office)
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
