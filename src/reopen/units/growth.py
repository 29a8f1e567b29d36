"""How many units there were at the end of each year, as far as their beginnings are known."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reopen.units.models import StatusEvent, Unit
from reopen.units.standing import founded

FIRST_YEAR = 2007


@dataclass(frozen=True)
class Year:
    """One year. `sourced`: founded in it, with a source. `by_then`: a source shows the unit at
    work by then, and does not say since when. `unverified`: the year is hearsay.

    `total` adds up `sourced` and `by_then` to the end of the year, `with_unverified` all three.
    """

    year: int
    sourced: int
    by_then: int
    unverified: int
    total: int
    with_unverified: int


@dataclass(frozen=True)
class Growth:
    """`undated`: units whose beginning nobody told. They stand in no year."""

    years: tuple[Year, ...]
    undated: tuple[Unit, ...]


def grown(units: Iterable[tuple[Unit, list[StatusEvent]]], until: int) -> Growth:
    """Adds up founding years; a unit is told once, by the surest date it has."""
    sourced: Counter[int] = Counter()
    by_then: Counter[int] = Counter()
    unverified: Counter[int] = Counter()
    undated: list[Unit] = []
    for unit, events in units:
        event = founded(events)
        latest = event.on.latest if event else None
        if event is None or latest is None:
            undated.append(unit)
        elif event.unverified:
            unverified[latest.year] += 1
        elif event.on.earliest is None or event.on.earliest.year != latest.year:
            by_then[latest.year] += 1
        else:
            sourced[latest.year] += 1
    years, total, wide = [], 0, 0
    first = min([FIRST_YEAR, *sourced, *by_then, *unverified])
    for year in range(first, until + 1):
        total += sourced[year] + by_then[year]
        wide += sourced[year] + by_then[year] + unverified[year]
        years.append(Year(year, sourced[year], by_then[year], unverified[year], total, wide))
    return Growth(tuple(years), tuple(undated))
