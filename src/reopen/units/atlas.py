"""Every county and the units responsible in it, read in a few queries and worked out in memory."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from reopen.places.models import County
from reopen.units.models import StatusEvent, Territory, Unit
from reopen.units.standing import Standing, standing_on

UNITED_STATES = frozenset({"state", "district"})  # 50 states and DC, as the population is counted


@dataclass(frozen=True)
class Area:
    """A county, as little of it as figures need. `standing` on the day of the atlas."""

    id: UUID
    fips: str
    name: str
    jurisdiction: UUID
    population: int | None
    counted: bool  # in the population of the United States
    standing: bool


@dataclass(frozen=True)
class Atlas:
    """Units, counties and how they belong together on one day."""

    on: date
    units: Mapping[UUID, Unit]
    areas: Mapping[UUID, Area]
    standings: Mapping[UUID, Standing]
    territories: Iterable[Territory] = field(repr=False, default=())

    @cached_property
    def counties_by_unit(self) -> dict[UUID, set[UUID]]:
        """The counties of each unit on the day; a whole state less what is left out of it.

        Places of which a unit has only some convictions are not among them.
        """
        by_jurisdiction: dict[UUID, set[UUID]] = defaultdict(set)
        for area in self.areas.values():
            by_jurisdiction[area.jurisdiction].add(area.id)
        found: dict[UUID, set[UUID]] = defaultdict(set)
        left_out: dict[UUID, set[UUID]] = defaultdict(set)
        for one in self.territories:
            if one.unit_id not in self.units or one.limited or not holds_on(one, self.on):
                continue
            if one.jurisdiction_id is not None:
                found[one.unit_id] |= by_jurisdiction[one.jurisdiction_id]
            elif one.county_id is not None and one.county_id in self.areas:
                (left_out if one.excluded else found)[one.unit_id].add(one.county_id)
        return {unit: found[unit] - left_out[unit] for unit in found}

    @cached_property
    def units_by_county(self) -> dict[UUID, list[Unit]]:
        """The units of each county: its own first, then those of the state."""
        found: dict[UUID, list[Unit]] = defaultdict(list)
        for unit_id, counties in self.counties_by_unit.items():
            for county in counties:
                found[county].append(self.units[unit_id])
        for units in found.values():
            units.sort(key=lambda unit: (unit.statewide, unit.short_name))
        return found

    @cached_property
    def covered(self) -> set[UUID]:
        """The counties in which a source shows a unit at work."""
        return self._where(lambda standing: standing.operating)

    @cached_property
    def said(self) -> set[UUID]:
        """The same, with units that nobody confirmed."""
        return self._where(lambda standing: standing.operating_maybe)

    def _where(self, counts: Callable[[Standing], bool]) -> set[UUID]:
        working = (u for u, standing in self.standings.items() if counts(standing))
        return set().union(*(self.counties_by_unit.get(unit, set()) for unit in working))


def atlas(on: date, units: Iterable[Unit] | None = None) -> Atlas:
    """The atlas of a day, with the standing units of the room or those given."""
    chosen = list(
        Unit.objects.standing().select_related("jurisdiction") if units is None else units
    )
    by_id = {unit.id: unit for unit in chosen}
    events: dict[UUID, list[StatusEvent]] = defaultdict(list)
    for event in StatusEvent.objects.standing().filter(unit__in=by_id):
        events[event.unit_id].append(event)
    territories = list(Territory.objects.standing().filter(unit__in=by_id))
    standings = {unit.id: standing_on(events[unit.id], on) for unit in chosen}
    return Atlas(on, by_id, _areas(on), standings, territories)


def holds_on(territory: Territory, day: date) -> bool:
    """Whether the territory may have been the unit's on the day."""
    begun, over = territory.since.earliest, territory.until.latest
    return (begun is None or begun <= day) and (over is None or day <= over)


def _areas(on: date) -> dict[UUID, Area]:
    counties = County.objects.real()
    standing = set(counties.standing_on(on).order_by().values_list("id", flat=True))
    rows = counties.order_by().values_list(
        "id", "fips", "name", "jurisdiction_id", "population", "jurisdiction__kind"
    )
    return {
        id_: Area(id_, fips, name, state, people, kind in UNITED_STATES, id_ in standing)
        for id_, fips, name, state, people, kind in rows
    }
