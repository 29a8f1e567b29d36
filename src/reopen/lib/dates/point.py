"""One point in time as typed, complete or not: "3", "May 3", "5/3/87", "the 1990s"."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from reopen.lib.dates.value import AUTUMN, SPRING, SUMMER, WINTER
from reopen.lib.dates.words import MONTHS

MONTH_NUMBERS = {
    form: number
    for names in MONTHS.values()
    for number, name in enumerate(names, start=1)
    for form in (name.lower(), name.lower()[:3])
} | {"sept": 9, "setiembre": 9, "set": 9}
SEASON_NUMBERS = {
    "spring": SPRING, "summer": SUMMER, "autumn": AUTUMN, "fall": AUTUMN, "winter": WINTER,
    "primavera": SPRING, "verano": SUMMER, "otono": AUTUMN, "invierno": WINTER,
}  # fmt: skip
FILLERS = {
    "of", "the", "in", "on", "year", "years", "day", "month", "season",
    "de", "del", "el", "la", "en", "los", "anos", "ano", "dia", "mes", "decada",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
}  # fmt: skip
DECADE_WORDS = re.compile(r"\b(?:anos|decada)\b")
NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?")
DECADE = re.compile(r"(\d{3}0|\d0)'?s")
DASHES = "[\u2012-\u2015\u2212]"
ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.?[oa])")


@dataclass(frozen=True)
class Point:
    """What one typed date names. `swapped` is the other reading of two numbers like 5/3."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: bool = False
    short_year: bool = False
    swapped: "Point | None" = None

    def completed(self, other: "Point") -> "Point":
        """Takes year and month from the other end of a range ("between 3 and 5 May 1987")."""
        month = other.month if self.month is None and self.day is not None else self.month
        return replace(self, year=self.year or other.year, month=month)


def normalise(text: str) -> str:
    """Lower case without accents, commas, full stops after words and doubled spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(rf"\s{DASHES}\s", " - ", plain)
    plain = re.sub(DASHES, "-", plain).replace("\u2019", "'")
    plain = plain.replace(",", " ").replace("º", "").replace("ª", "")
    plain = re.sub(r"(?<=[a-z])\.|\.$", " ", plain)
    return " ".join(plain.split())


def read_point(words: str, today: date) -> Point | None:
    """Reads normalised words; None when they are no date."""
    for attempt in (_year_first, _numeric, _month_year):
        point = attempt(words, today)
        if point is not None:
            return point
    return _spelled(words, today)


def _year_first(words: str, _today: date) -> Point | None:
    match = YEAR_FIRST.fullmatch(words)
    if match is None:
        return None
    return Point(int(match[1]), int(match[2]) or None, int(match[3] or 0) or None)


def _numeric(words: str, today: date) -> Point | None:
    match = NUMERIC.fullmatch(words)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    year = full_year(match[3], today)
    short = len(match[3]) == 2
    month_first = Point(year, first or None, second or None, short_year=short)
    day_first = Point(year, second or None, first or None, short_year=short)
    if first > 12:
        return day_first
    if second > 12 or first == second or not first or not second:
        return month_first
    return replace(month_first, swapped=day_first)


def _month_year(words: str, _today: date) -> Point | None:
    match = MONTH_YEAR.fullmatch(words)
    return Point(int(match[2]), int(match[1]) or None) if match else None


def _spelled(words: str, today: date) -> Point | None:
    """Words and numbers in any order: "May 3 1987", "3 de mayo de 87", "summer of 1987"."""
    tokens = [word for word in re.split(r"[\s/-]+", words) if word not in FILLERS]
    month, numbers, point = None, [], Point()
    for token in tokens:
        named = MONTH_NUMBERS.get(token) or SEASON_NUMBERS.get(token)
        decade = DECADE.fullmatch(token)
        if named and month is None:
            month = named
        elif decade:
            point = Point(full_year(decade[1], today), decade=True, short_year=len(decade[1]) == 2)
        elif re.fullmatch(r"'?\d{1,4}", token) or ORDINAL.fullmatch(token):
            numbers.append(token)
        elif token in {"first", "primero"}:
            numbers.append("1")
        else:
            return None
    if point.decade:
        return point if month is None and not numbers else None
    spanish_decade = DECADE_WORDS.search(words) and month is None and len(numbers) == 1
    if spanish_decade and DECADE.fullmatch(f"{numbers[0]}s"):
        return Point(full_year(numbers[0], today), decade=True, short_year=len(numbers[0]) == 2)
    return _from_numbers(month, numbers, today)


def _from_numbers(month: int | None, numbers: list[str], today: date) -> Point | None:
    """At most a day and a year; with a month beside them the year may have two digits."""
    years = [n for n in numbers if len(n) == 4 or n.startswith("'")]
    days = [n for n in numbers if n not in years]
    if len(days) == 2 and month is not None and not years:
        years = [days.pop()]
    if len(years) > 1 or len(days) > 1 or not (years or days or month):
        return None
    day = int(ORDINAL.sub(r"\1", days[0])) if days else None
    if day is not None and len(str(day)) > 2:
        return None
    if not years:
        return Point(None, month, day)
    return Point(full_year(years[0], today), month, day, short_year=len(years[0]) < 4)


def full_year(digits: str, today: date) -> int:
    """1987 for "87": the last year with these two digits that has begun."""
    number = int(digits.lstrip("'"))
    if number >= 100:
        return number
    century = today.year // 100 * 100
    return century + number if century + number <= today.year else century - 100 + number
