"""The picture of a chronology: where each fact lies in time, no more sharply than it is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.utils.translation import get_language

from reopen.chronology.models import Fact
from reopen.lib.dates import in_words

WIDTH, LANES, LANE = 1000, 6, 16
_TOP = 10
_TICKS = 8
_APART = 12  # of the width: closer marks go to different lanes


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
    height: int = _TOP + LANES * LANE + 24
    width: int = WIDTH


def timeline_of(facts: Iterable[Fact]) -> Timeline | None:
    """The picture of these facts; nothing for fewer than two that have a place in time."""
    known = [(fact, fact.date.earliest, fact.date.latest) for fact in facts]
    placed = [(fact, first, last) for fact, first, last in known if first and last]
    if len(placed) < 2:
        return None
    start = min(first for _, first, _ in placed)
    end = max(last for _, _, last in placed)
    days = (end - start).days + 1
    free = [-1000.0] * LANES
    bars = []
    for fact, first, last in sorted(placed, key=lambda row: (row[1], row[2])):
        x = (first - start).days / days * WIDTH
        width = ((last - first).days + 1) / days * WIDTH
        lane = next((n for n in range(LANES) if free[n] + _APART <= x), free.index(min(free)))
        free[lane] = x + width
        said = in_words(fact.date, get_language() or "en")
        bars.append(Bar(fact, round(x, 1), round(max(width, 2), 1), _TOP + lane * LANE, said))
    return Timeline(bars, _ticks(start, days), len(known) - len(placed))


def _ticks(start: date, days: int) -> list[tuple[float, str]]:
    step = max(1, ceil(days / _TICKS))
    form = "%Y" if step > 300 else "%Y-%m" if step > 25 else "%Y-%m-%d"
    return [
        (round(at / days * WIDTH, 1), (start + timedelta(days=at)).strftime(form))
        for at in range(0, days, step)
    ]
