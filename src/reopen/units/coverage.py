"""How many counties, and what share of the people, live where a unit works.

The population is that of the Census Bureau's estimates for 2019, county by county: the last before
Connecticut's eight counties gave way to nine planning regions, for which no figure is carried over.
Its whole is the population of the 50 states and the District of Columbia, in the same file.

A county counts once, however many units work in it. Only units count that a source says are at
work on the day. Those that nobody confirmed are counted in a figure of their own, beside it and
never instead of it (`with_unverified`), so that a reader sees how far the truth may be off.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from reopen.places.models import County
from reopen.units.atlas import Area, Atlas


@dataclass(frozen=True)
class Coverage:
    """`share` is `population / of_population`, unrounded. `without_population`: counted as
    counties, but no population is known (named, so that nobody takes the share for exact).
    """

    on: date
    counties: int
    population: int
    of_population: int
    of_counties: int
    without_population: tuple[str, ...] = ()
    with_unverified: "Coverage | None" = None

    @property
    def share(self) -> float:
        return self.population / self.of_population if self.of_population else 0.0

    @property
    def percent(self) -> float:
        return 100 * self.share


def covered(map_: Atlas, areas: Iterable[Area] | None = None) -> Coverage:
    """The coverage of the units of the atlas, within some counties when given."""
    whole = [area for area in (map_.areas.values() if areas is None else areas) if area.counted]
    of_population = sum(area.population or 0 for area in whole)
    of_counties = sum(area.standing for area in whole)
    sure = _sum(map_.on, (a for a in whole if a.id in map_.covered), of_population, of_counties)
    wide = _sum(map_.on, (a for a in whole if a.id in map_.said), of_population, of_counties)
    return replace(sure, with_unverified=wide)


def covered_by(counties: Iterable[County], on: date) -> Coverage:
    """The coverage of exactly these counties, each counted once, with a unit or without."""
    once = {county.id: county for county in counties}.values()
    real = County.objects.real().filter(jurisdiction__kind__in=["state", "district"])
    populations = real.order_by().values_list("population", flat=True)
    return Coverage(
        on=on,
        counties=len(once),
        population=sum(county.population or 0 for county in once),
        of_population=sum(population or 0 for population in populations),
        of_counties=real.standing_on(on).count(),
        without_population=tuple(
            sorted(f"{county.fips} {county.name}" for county in once if county.population is None)
        ),
    )


def _sum(on: date, areas: Iterable[Area], of_population: int, of_counties: int) -> Coverage:
    """Counties as they stand on the day; people as they were counted, in the counties of then."""
    chosen = list(areas)
    return Coverage(
        on=on,
        counties=sum(area.standing for area in chosen),
        population=sum(area.population or 0 for area in chosen),
        of_population=of_population,
        of_counties=of_counties,
        without_population=tuple(
            sorted(f"{a.fips} {a.name}" for a in chosen if a.standing and a.population is None)
        ),
    )
