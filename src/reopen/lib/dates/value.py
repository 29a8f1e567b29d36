"""The value types: one point (`DatePart`) and what is known about a date (`PartialDate`)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from reopen.lib.dates.errors import DateError

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24

# Wide on purpose: people mean weather, not the calendar, and a winter belongs to two years.
SEASON_MONTHS = {SPRING: (3, 6), SUMMER: (6, 9), AUTUMN: (9, 12), WINTER: (1, 12)}

PART_PATTERN = re.compile(r"(\d{3}X|\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)")


@dataclass(frozen=True, slots=True)
class DatePart:
    """A year, or more precisely a month, a season or a day; or, less precisely, a decade.

    `month` is 1 to 12, or a season (21 to 24). `year` of a decade is its first year. An approximate
    part keeps its bounds: nobody said how far off "about" may be.
    """

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    decade: bool = False

    def __post_init__(self) -> None:
        if not 1000 <= self.year <= 9999:
            raise DateError("year", number=self.year)
        if self.decade and (self.year % 10 or self.month is not None):
            raise DateError("unreadable", text=f"{self.year}s")
        if self.month is None:
            if self.day is not None:
                raise DateError("no_month", text=f"{self.year}")
            return
        season_alone = self.month in SEASON_MONTHS and self.day is None
        if self.month not in range(1, 13) and not season_alone:
            raise DateError("month", number=self.month)
        if self.day is None:
            return
        last = days_in(self.year, self.month)
        if not 1 <= self.day <= last:
            raise DateError("day", year=self.year, month=self.month, day=self.day, last=last)

    @classmethod
    def from_text(cls, text: str) -> "DatePart":
        """Reads the stored form of one point."""
        match = PART_PATTERN.fullmatch(text)
        if match is None:
            raise DateError("unreadable", text=text)
        year, month, day, about = match.groups()
        return cls(
            year=int(year.replace("X", "0")),
            month=int(month) if month else None,
            day=int(day) if day else None,
            approximate=bool(about),
            decade=year.endswith("X"),
        )

    @property
    def text(self) -> str:
        """The stored form."""
        year = f"{self.year // 10}X" if self.decade else f"{self.year}"
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{year}{month}{day}{'~' if self.approximate else ''}"

    @property
    def season(self) -> int | None:
        """The season (21 to 24), when that is all that is known."""
        return self.month if self.month in SEASON_MONTHS else None

    @property
    def earliest(self) -> date:
        """The first day it can be, taken literally."""
        month = self.month or 1
        return date(self.year, SEASON_MONTHS.get(month, (month, 0))[0], self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can be, taken literally."""
        year = self.year + 9 if self.decade else self.year
        month = self.month or 12
        month = SEASON_MONTHS.get(month, (0, month))[1]
        return date(year, month, self.day or days_in(year, month))


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """What is known about a date. `PartialDate()` is "unknown" and is false.

    A single date has `start == end`; a range has both; "at the latest" has only `end`, "at the
    earliest" only `start`. Sorted by the first day it can be (for an open start: the last), unknown
    dates come last. Raises `DateError` when the range ends before it begins.
    """

    start: DatePart | None = None
    end: DatePart | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start.earliest > self.end.latest:
            raise DateError("range", text=f"{self.start.text}/{self.end.text}")

    @classmethod
    def of(
        cls,
        year: int | str | None,
        month: int | str | None = None,
        day: int | str | None = None,
        *,
        approximate: bool = False,
    ) -> "PartialDate":
        """From columns of numbers, where empty and `00` mean unknown (as in the Registry's)."""
        numbers = [int(value or 0) or None for value in (year, month, day)]
        if numbers[0] is None:
            if any(numbers):
                raise DateError("no_year", text="-".join(str(n or "00") for n in numbers))
            return cls()
        return cls.single(DatePart(numbers[0], numbers[1], numbers[2], approximate))

    @classmethod
    def single(cls, part: DatePart) -> "PartialDate":
        """One point, however precise."""
        return cls(part, part)

    @classmethod
    def from_date(cls, day: date) -> "PartialDate":
        """A day known exactly."""
        return cls.single(DatePart(day.year, day.month, day.day))

    @classmethod
    def from_text(cls, text: str) -> "PartialDate":
        """Reads the stored form, and nothing else; `parse` reads what people type."""
        if not text:
            return cls()
        if "/" not in text:
            return cls.single(DatePart.from_text(text))
        left, _, right = text.partition("/")
        if left == right:
            raise DateError("unreadable", text=text)
        return cls(
            None if left == ".." else DatePart.from_text(left),
            None if right == ".." else DatePart.from_text(right),
        )

    @property
    def text(self) -> str:
        """The stored form: EDTF, empty when unknown. At most 23 characters."""
        if self.start == self.end:
            return self.start.text if self.start else ""
        start, end = (part.text if part else ".." for part in (self.start, self.end))
        return f"{start}/{end}"

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return self.start is not None or self.end is not None

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._position < other._position

    @property
    def _position(self) -> tuple[date, date, str]:
        first = self.earliest or self.latest or date.max
        return first, self.latest or date.max, self.text

    @property
    def earliest(self) -> date | None:
        """The first day it can be, taken literally; None when unknown or open."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day it can be, taken literally; None when unknown or open."""
        return self.end.latest if self.end else None

    @property
    def is_range(self) -> bool:
        """True for "between", "at the latest" and "at the earliest"."""
        return self.start != self.end

    @property
    def approximate(self) -> bool:
        """True when somebody said "about" of either end."""
        return any(part.approximate for part in (self.start, self.end) if part)

    @property
    def exact(self) -> date | None:
        """The day, when it is known exactly. Only this may feed a deadline."""
        if self.is_range or self.approximate or self.start is None or self.start.day is None:
            return None
        return self.start.earliest

    def may_be(self, day: date) -> bool:
        """Whether it can be that day. An unknown date can be any day."""
        after_start = self.earliest is None or self.earliest <= day
        return after_start and (self.latest is None or day <= self.latest)


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    return calendar.monthrange(year, month)[1]
