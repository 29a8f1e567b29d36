"""From one row of cells to a record and what was wrong with it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import TypeVar

from reopen.lib.dates import PartialDate
from reopen.lib.names import PersonName, fold
from reopen.lib.registry import cells
from reopen.lib.registry.aliases import DATES, FACTOR_VALUES, MISCONDUCT_VALUES, TAG_VALUES
from reopen.lib.registry.cells import UnreadableError
from reopen.lib.registry.columns import folded
from reopen.lib.registry.marks import FACTORS, TAGS
from reopen.lib.registry.record import Problem, Record, year_of
from reopen.lib.registry.states import read_state

T = TypeVar("T")

RACES = {
    "black": "black", "african american": "black", "white": "white", "caucasian": "white",
    "hispanic": "hispanic", "latino": "hispanic", "latinx": "hispanic", "asian": "asian",
    "asian american": "asian", "native american": "native_american", "native": "native_american",
    "american indian": "native_american", "other": "other",
}  # fmt: skip
SEXES = {"male": "male", "m": "male", "man": "male", "female": "female", "f": "female",
         "woman": "female"}  # fmt: skip
CONVICTIONS = {
    "jury": "jury", "jury trial": "jury", "bench": "bench", "bench trial": "bench",
    "judge": "bench", "plea": "plea", "guilty plea": "plea", "no contest plea": "plea",
}  # fmt: skip
PARTS = {"main": "main", "individual": "main", "pre 1989": "before_1989", "groups": "groups",
         "group": "groups", "groups registry": "groups"}  # fmt: skip
FIRST_YEAR = 1989  # of the main list
_DAYS_OF_YEAR = Decimal("365.25")
_FACTOR_WORDS = {
    factor: frozenset(word for word, key in FACTOR_VALUES.items() if key == factor)
    for factor in FACTORS
}
_TAG_WORDS = {
    tag: frozenset(word for word, key in TAG_VALUES.items() if key == tag) for tag in TAGS
}


@dataclass
class RowReader:
    """Reads the rows of one table. `columns` are the meanings of its `headers`."""

    headers: list[str]
    columns: list[str]
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._places = {column: n for n, column in enumerate(self.columns) if column}

    def read(self, line: int, row: list[str]) -> Record:
        """The record of a row; what cannot be understood goes to `problems`."""
        self._line, self._row = line, row
        record = Record(row=line, raw=row)
        self._person(record)
        self._place(record)
        self._dates(record)
        self._case(record)
        self._marks(record)
        record.part = self._part(record)
        return record

    def _person(self, record: Record) -> None:
        name = self._name()
        record.registry_id = self._cell("id").removesuffix(".0")[:40]
        record.family, record.given, record.suffix = name.family, name.given, name.suffix
        if not name.family and not name.given:
            self._problem("name" if "name" in self._places else "family", "the row names nobody")
        record.sex = self._one_of("sex", SEXES)
        record.race = self._race()
        record.age = self._reading("age", cells.age, None)

    def _name(self) -> PersonName:
        """Names of one column are divided; of several, they stay as the file divides them."""
        if "family" not in self._places:
            name = PersonName.parse(self._cell("name"))
            given = " ".join(filter(None, (name.given, name.middle)))
            return PersonName(given=given, family=name.family, suffix=name.suffix)
        family, suffix = _without_suffix(self._cell("family"))
        given, other = _without_suffix(f"{self._cell('given')} {self._cell('middle')}")
        typed = _without_suffix(f"X {self._cell('suffix')}")[1]
        return PersonName(given=given[:150], family=family[:150], suffix=suffix or other or typed)

    def _place(self, record: Record) -> None:
        text = self._cell("state")
        where = read_state(text) if text else None
        if where:
            record.state, record.federal, record.military = (
                where.state, where.federal, where.military
            )  # fmt: skip
        elif not cells.blank(text):
            self._problem("state", "is no state")
        record.county_text = re.sub(r"^\d+;#", "", self._cell("county"))[:100]

    def _dates(self, record: Record) -> None:
        for column in DATES:
            known = self._date(column)
            name = column if column.endswith("_on") else f"{column}_on"
            setattr(record, name, known)
        record.posted = self._reading("posted", cells.day, PartialDate()).earliest
        record.revised = self._reading("revised", cells.day, PartialDate()).earliest
        if year_of(record.exonerated_on) is None:
            column = "exonerated" if "exonerated" in self._places else "exonerated:year"
            self._problem(column, "the year of the exoneration is not known")

    def _date(self, column: str) -> PartialDate:
        """A date from its own column, or made of the columns for year, month and day."""
        whole = self._reading(column, cells.day, PartialDate())
        year, month, dom = (self._cell(f"{column}:{part}") for part in ("year", "month", "day"))
        if whole or not (year or month or dom):
            return whole
        try:
            return cells.from_parts(year, month, dom)
        except UnreadableError as error:
            self._problem(f"{column}:month" if month else f"{column}:year", str(error))
            return cells.year_in(year) or cells.year_in(month)

    def _case(self, record: Record) -> None:
        record.crime = crime_key(self._cell("crime"))
        sentence, term = self._cell("sentence"), self._cell("sentence_other")
        record.sentence = term if fold(sentence) in {"", "term of years"} and term else sentence
        record.death_sentence = self._reading("death", cells.flag, None)
        if fold(record.sentence) in {"death", "death penalty"}:
            record.death_sentence = True
        record.conviction = self._one_of("conviction", CONVICTIONS)
        lost: Decimal | None = self._reading("years_lost", cells.number, None)
        if lost is not None and not 0 <= lost < 100:
            self._problem("years_lost", "cannot be a number of years lost")
            lost = None
        counted = "years_lost" in self._places
        record.years_lost = lost if counted else years_between(record)

    def _marks(self, record: Record) -> None:
        for factor in FACTORS:
            setattr(record, factor, self._factor(factor, record))
        record.tags = self._several("tags", TAG_VALUES)
        record.misconduct += self._several("om_tags", MISCONDUCT_VALUES)
        for column in self._places:
            kind, _, key = column.partition(":")
            if kind == "tag":
                said = self._reading(column, partial(_tag, key=key), None)
                record.tags += [key] if said else []
            elif kind == "misconduct":
                said = self._reading(column, partial(_kind, key=key), None)
                record.misconduct += [key] if said else []
                record.misconduct_no += [key] if said is False else []
        record.tags = sorted(set(record.tags))
        record.misconduct = sorted(set(record.misconduct))
        self._complete(record)

    def _complete(self, record: Record) -> None:
        """What one column tells and another would have said."""
        if "female" in record.tags and not record.sex:
            record.sex = "female"
        record.federal = record.federal or "federal" in record.tags
        if "tags" not in self._places and record.conviction == "plea":
            record.tags = sorted({*record.tags, "plea"})

    def _factor(self, factor: str, record: Record) -> bool | None:
        """A factor; some files list the kinds of misconduct where others say OM."""
        text = self._cell(factor)
        if factor == "official_misconduct" and text:
            kinds, unknown = cells.several(text, MISCONDUCT_VALUES)
            if kinds and not unknown:
                record.misconduct += kinds
                return True
        return self._reading(factor, lambda t: cells.flag(t, _FACTOR_WORDS[factor]), None)

    def _part(self, record: Record) -> str:
        year = year_of(record.exonerated_on)
        if self._reading("before_1989", cells.flag, None) or (year and year < FIRST_YEAR):
            return "before_1989"
        return PARTS.get(folded(self._cell("part")), "main")

    def _race(self) -> str:
        text = self._cell("race")
        if cells.blank(text):
            return ""
        keys, unknown = cells.several(text.replace("/", ","), RACES)
        if unknown:
            self._problem("race", "is no race the Registry uses")
        if not keys:
            return "other" if unknown else ""
        return keys[0] if len(keys) == 1 else "several"

    def _one_of(self, column: str, known: dict[str, str]) -> str:
        text = self._cell(column)
        if cells.blank(text):
            return ""
        if folded(text) not in known:
            self._problem(column, "is not a value this column has")
        return known.get(folded(text), "")

    def _several(self, column: str, known: dict[str, str]) -> list[str]:
        keys, unknown = cells.several(self._cell(column), known)
        for part in unknown:
            self._problem(column, "is a code nobody knows", part)
        return keys

    def _reading(self, column: str, read: Callable[[str], T], default: T) -> T:
        if column not in self._places:
            return default
        text = self._cell(column)
        try:
            return read(text)
        except UnreadableError as error:
            self._problem(column, str(error))
            kept = cells.year_in(text)
            return kept if isinstance(default, PartialDate) else default  # type: ignore[return-value]

    def _cell(self, column: str) -> str:
        place = self._places.get(column)
        return "" if place is None else self._row[place]

    def _problem(self, column: str, sentence: str, value: str | None = None) -> None:
        place = self._places.get(column)
        header = self.headers[place] if place is not None else column
        shown = self._cell(column) if value is None else value
        self.problems.append(Problem(self._line, header, shown[:200], sentence))


def crime_key(text: str) -> str:
    """ "Burglary/Unlawful Entry" as "burglary-unlawful-entry"."""
    return "" if cells.blank(text) else "-".join(folded(text).split())[:60]


def _without_suffix(text: str) -> tuple[str, str]:
    """ "Aldrich, Jr." as ("Aldrich", "Jr.")."""
    words = " ".join(text.split())
    found = PersonName.parse(words.replace(",", " ")) if " " in words or "," in words else None
    if not found or not found.suffix:
        return words.strip(" ,"), ""
    return re.sub(r"[\s,]+[\w.]+\.?\s*$", "", words).strip(" ,"), found.suffix


def _tag(text: str, key: str) -> bool | None:
    return cells.flag(text, _TAG_WORDS[key])


def _kind(text: str, key: str) -> bool | None:
    own = frozenset(word for word, known in MISCONDUCT_VALUES.items() if known == key)
    return cells.flag(text, own)


def years_between(record: Record) -> Decimal | None:
    """Years from conviction to release, which is how the Registry counts years lost.

    For exports that have no column of it; None where a day is missing or they contradict.
    """
    began, ended = record.convicted_on.exact, record.released_on.exact
    if began is None or ended is None or ended < began:
        return None
    return round(Decimal((ended - began).days) / _DAYS_OF_YEAR, 1)
