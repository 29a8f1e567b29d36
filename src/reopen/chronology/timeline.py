"""The picture of a chronology: where each fact lies in time, no more sharply than it is known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

from reopen.chronology.models import Fact
from reopen.lib.dates import in_words

WIDTH, LANES, LANE = 1000, 6, 18
_EDGE = 14  # room for a mark at either end
_TOP, _AXIS = 12, 22
_TICKS = 8
_APART = 14  # closer marks go to different lanes
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)  # steps of the axis


@dataclass(frozen=True)
class Bar:
    """A fact on the picture: a dot for a day, a bar for what is only known as a span."""

    fact: Fact
    x: float
    width: float
    y: float
    words: str

    @property
    def is_day(self) -> bool:
        """Whether the very day is known."""
        return self.fact.date.exact is not None

    @property
    def end(self) -> float:
        """Where a bar ends."""
        return round(self.x + self.width, 1)

    @property
    def middle(self) -> float:
        """Where a dot goes."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Timeline:
    """Bars and the marks of the axis. `unplaced` facts have no first or no last day."""

    bars: list[Bar]
    ticks: list[tuple[float, str]]
    unplaced: int
    height: int
    width: int = WIDTH


def timeline_of(facts: Iterable[Fact]) -> Timeline | None:
    """The picture of these facts; nothing for fewer than two that have a place in time."""
    known = [(fact, fact.date.earliest, fact.date.latest) for fact in facts]
    placed = [(fact, first, last) for fact, first, last in known if first and last]
    if len(placed) < 2:
        return None
    scale = _Scale(min(row[1] for row in placed), max(row[2] for row in placed))
    bars = list(_bars(placed, scale))
    lanes = max(int((bar.y - _TOP) / LANE) for bar in bars) + 1
    height = 2 * _TOP + (lanes - 1) * LANE + _AXIS
    return Timeline(bars, list(_ticks(scale)), len(known) - len(placed), height)


@dataclass(frozen=True)
class _Scale:
    """From days to places on the picture."""

    start: date
    end: date

    def at(self, day: date, after: int = 0) -> float:
        days = (self.end - self.start).days + 1
        return _EDGE + ((day - self.start).days + after) / days * (WIDTH - 2 * _EDGE)


def _bars(placed: list[tuple[Fact, date, date]], scale: _Scale) -> Iterator[Bar]:
    free = [-1000.0] * LANES
    for fact, first, last in sorted(placed, key=lambda row: (row[1], row[2])):
        x, end = scale.at(first), scale.at(last, after=1)
        lane = next((n for n in range(LANES) if free[n] + _APART <= x), free.index(min(free)))
        free[lane] = end
        said = in_words(fact.date, get_language() or "en")
        yield Bar(fact, round(x, 1), round(max(end - x, 2), 1), _TOP + lane * LANE, said)


def _ticks(scale: _Scale) -> Iterator[tuple[float, str]]:
    """The first days of months or years, at most `_TICKS`; the first day itself in a short span."""
    start, end = scale.start, scale.end
    months = (end.year - start.year) * 12 + end.month - start.month
    if months == 0:
        yield round(scale.at(start), 1), date_format(start, "SHORT_DATE_FORMAT")
        return
    step = next((step for step in _MONTHS if months / step <= _TICKS), _MONTHS[-1])
    at = start.year * 12 + start.month  # of the month after the first, from 0
    at += -at % step
    while at <= end.year * 12 + end.month - 1:
        day = date(at // 12, at % 12 + 1, 1)
        yield round(scale.at(day), 1), str(day.year) if step >= 12 else date_format(day, "M Y")
        at += step
