"""What people type, read as a date: English and Spanish, precise or not, one point or a range."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from reopen.lib.dates.errors import DateError
from reopen.lib.dates.point import Point, normalise, read_point
from reopen.lib.dates.value import DatePart, PartialDate
from reopen.lib.dates.words import in_words

Order = Literal["month_first", "day_first", "ask"]

UNKNOWN = {
    "", "?", "-", "n/a", "none", "unknown", "not known", "date not known", "no date", "xxxx",
    "desconocido", "desconocida", "fecha desconocida", "sin fecha", "no se sabe", "no se",
}  # fmt: skip
ABOUT = re.compile(
    r"^(?:~|(?:about|approx|approximately|around|circa|ca|c|roughly|near"
    r"|hacia|aprox|aproximadamente|alrededor de|cerca de|como en|a eso de)\b)\s*"
)
ABOUT_AFTER = re.compile(r"\s*(?:[~?]|\b(?:or so|approx|approximately|mas o menos|aprox))$")
RANGES = [
    re.compile(r"^(?:between|entre)\s+(.+?)\s+(?:and|y)\s+(.+)$"),
    re.compile(r"^(?:from|desde|de|del)\s+(.+?)\s+(?:to|until|till|through|hasta|a|al)\s+(.+)$"),
    re.compile(r"^(.+?)\s+(?:to|until|till|through|hasta|a|al|-)\s+(.+)$"),
    re.compile(r"^(\d{4})\s*-\s*(\d{4})$"),
    re.compile(r"^(\D+\d{1,2})\s*-\s*(\d{1,2}\s+\d{4})$"),
    re.compile(r"^(\D*[a-z])\s*-\s*(\D*[a-z].*\d{4})$"),
]
OPEN_AFTER = re.compile(r"^(.+?)\s+(or|o)\s+(earlier|before|antes|later|after|despues)$")
OPEN_BEFORE = re.compile(
    r"^(before|antes de|antes del|after|despues de|despues del|by|until|not later than"
    r"|no later than|hasta|a mas tardar|since|from|desde|a partir de)\s+(.+)$"
)
STRICTLY_BEFORE = {"before", "antes de", "antes del"}
STRICTLY_AFTER = {"after", "despues de", "despues del"}
UP_TO = {"by", "until", "not later than", "no later than", "hasta", "a mas tardar"}


@dataclass(frozen=True)
class Reading:
    """A date as read, and what was assumed on the way ("5/3/87" as 3 May 1987)."""

    value: PartialDate
    notes: tuple[str, ...] = ()


def parse(text: str, *, locale: str = "en", order: Order | None = None) -> PartialDate:
    """The date that was typed; raises `DateError` with a sentence for the person. See `read`."""
    return read(text, locale=locale, order=order).value


def read(
    text: str, *, locale: str = "en", order: Order | None = None, today: date | None = None
) -> Reading:
    """The date that was typed, with the assumptions to show beside it.

    `order` says what 5/3/87 means. By default an English page reads the month first, as the United
    States do, and says so; a Spanish page asks. A year of two digits is the last such year that has
    begun. Empty text is the unknown date.
    """
    stored = text.strip()
    if re.fullmatch(r"[\d~./X-]+", stored) and "-00" not in stored:
        try:
            return Reading(PartialDate.from_text(stored))
        except DateError as error:
            if error.key not in {"unreadable", "month"}:
                raise
    context = _Context(
        text=stored,
        order=order or ("ask" if locale.startswith("es") else "month_first"),
        today=today or datetime.now(tz=UTC).date(),
        locale=locale,
        notes=[],
    )
    return Reading(_read_any(normalise(stored), context), tuple(dict.fromkeys(context.notes)))


@dataclass(frozen=True)
class _Context:
    text: str
    order: Order
    today: date
    locale: str
    notes: list[str]


def _read_any(words: str, context: _Context) -> PartialDate:
    if words in UNKNOWN:
        return PartialDate()
    for attempt in (_read_open, _read_range):
        value = attempt(words, context)
        if value is not None:
            return value
    return PartialDate.single(_part(words, context))


def _read_open(words: str, context: _Context) -> PartialDate | None:
    """ "before June 1987", "since 1990", "1987 or earlier"."""
    match = OPEN_AFTER.match(words)
    if match:
        part = _part(match[1], context)
        earlier = match[3] in {"earlier", "before", "antes"}
        return PartialDate(None, part) if earlier else PartialDate(part, None)
    match = OPEN_BEFORE.match(words)
    # "from May to July" is a range.
    if match is None or (match[1] in {"from", "desde"} and RANGES[1].match(words)):
        return None
    part = _part(match[2], context)
    if match[1] in STRICTLY_BEFORE:
        return PartialDate(None, _neighbour(part, part.earliest - timedelta(days=1)))
    if match[1] in STRICTLY_AFTER:
        return PartialDate(_neighbour(part, part.latest + timedelta(days=1)), None)
    return PartialDate(None, part) if match[1] in UP_TO else PartialDate(part, None)


def _neighbour(part: DatePart, day: date) -> DatePart:
    """The day, month or year beside a part, as precise as the part was."""
    if part.day is not None or part.season:
        return DatePart(day.year, day.month, day.day, part.approximate)
    return DatePart(day.year, day.month if part.month else None, None, part.approximate)


def _read_range(words: str, context: _Context) -> PartialDate | None:
    for pattern in RANGES:
        match = pattern.match(words)
        if match:
            first, first_about = _point(match[1], context)
            last, last_about = _point(match[2], context)
            first, last = first.completed(last), last.completed(first)
            start = _built(first, first_about, context)
            end = _built(last, last_about, context)
            return _ranged(start, end, context)
    return None


def _ranged(start: DatePart, end: DatePart, context: _Context) -> PartialDate:
    try:
        return PartialDate(start, end)
    except DateError as error:
        raise DateError("range", text=context.text) from error


def _part(words: str, context: _Context) -> DatePart:
    point, about = _point(words, context)
    return _built(point, about, context)


def _point(words: str, context: _Context) -> tuple[Point, bool]:
    bare = ABOUT_AFTER.sub("", ABOUT.sub("", words)).strip()
    point = read_point(bare, context.today)
    if point is None:
        raise DateError("unreadable", text=context.text)
    if point.swapped is not None:
        point = _in_order(point, point.swapped, context)
    if point.short_year and context.locale.startswith("es"):
        context.notes.append(f"Año de dos cifras leído como {point.year}.")
    elif point.short_year:
        context.notes.append(f"A year of two digits, read as {point.year}.")
    return point, bare != words


def _in_order(month_first: Point, day_first: Point, context: _Context) -> Point:
    """Decides what 5/3/87 means, and says so."""
    first = _spoken(month_first, context)
    second = _spoken(day_first, context)
    if context.order == "ask":
        raise DateError("two_readings", text=context.text, first=first, second=second)
    chosen = month_first if context.order == "month_first" else day_first
    other = second if context.order == "month_first" else first
    if context.locale.startswith("es"):
        context.notes.append(f"Leído como {_spoken(chosen, context)}, no como {other}.")
    else:
        context.notes.append(f"Read as {_spoken(chosen, context)}, not {other}.")
    return chosen


def _spoken(point: Point, context: _Context) -> str:
    return in_words(PartialDate.single(_built(point, about=False, context=context)), context.locale)


def _built(point: Point, about: bool, context: _Context) -> DatePart:
    if point.year is None:
        raise DateError("no_year", text=context.text)
    if point.day is not None and point.month is None:
        raise DateError("no_month", text=context.text)
    return DatePart(point.year, point.month, point.day, about, point.decade)
