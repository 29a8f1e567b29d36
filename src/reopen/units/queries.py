"""Reads of units, for public pages, the API and the letter to one's prosecutor.

    units_for(county, on)        who re-examines convictions there, with the reason
    unit_page(key)               all that is known of one unit
    unit_pages()                 the same of every unit
    units_listed()               every unit with how it stands, for lists and files
    coverage(counties, on)       counties and people where units work, or of the counties given
    coverage_by_state(on)        the same for each state
    statuses_by_county(on)       one word for each county, for the map
    growth()                     how many units there were, year by year
    statements()                 numbers that others published, never added to ours

Nothing here belongs to an organization, so no actor is asked for. `on` defaults to today.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.places.models import County, Jurisdiction
from reopen.units import growth as growing
from reopen.units.atlas import Area, Atlas, atlas, holds_on
from reopen.units.coverage import Coverage, covered, covered_by
from reopen.units.deriving import derived
from reopen.units.models import Answer, Detail, Result, Statement, StatusEvent, Territory, Unit
from reopen.units.shapes import (
    Answered,
    CountyStatus,
    Listed,
    Place,
    Responsible,
    StateCoverage,
    UnitPage,
)
from reopen.units.standing import Standing, founded, standing_on
from reopen.units.vocabularies import QUESTIONS, Group

__all__ = [
    "Answered",
    "CountyStatus",
    "Coverage",
    "Listed",
    "Place",
    "Responsible",
    "StateCoverage",
    "UnitPage",
    "coverage",
    "coverage_by_state",
    "growth",
    "statements",
    "statuses_by_county",
    "unit_page",
    "unit_pages",
    "units_for",
    "units_listed",
]


def units_for(county: County, on: date | None = None) -> list[Responsible]:
    """The units whose territory holds the county: its own first, then those of the whole state.

    Among these the operating ones come first. Empty is the honest "none known". A county that was
    left out of a statewide unit (as Wayne of Michigan's) does not get that unit.
    """
    day = on or timezone.localdate()
    here = Territory.objects.standing().filter(unit__withdrawn=False)
    rows = [
        *here.filter(county=county).select_related("unit__jurisdiction"),
        *here.filter(jurisdiction=county.jurisdiction_id).select_related("unit__jurisdiction"),
    ]
    left_out = {row.unit_id for row in rows if row.excluded and holds_on(row, day)}
    chosen = {
        row.unit_id: row
        for row in rows
        if not row.excluded and row.unit_id not in left_out and holds_on(row, day)
    }
    events = _events(chosen)
    found = [
        Responsible(
            row.unit,
            standing_on(events[unit_id], day),
            not row.unit.statewide,
            _why(row, county),
            row.limited,
        )
        for unit_id, row in chosen.items()
    ]
    found.sort(
        key=lambda one: (one.limited, not one.own, not one.standing.operating, one.unit.short_name)
    )
    return found


def unit_page(key: str, on: date | None = None) -> UnitPage | None:
    """All that is known of the unit with this key on the day; None when there is no such unit."""
    unit = _with_everything().filter(key=key).first()
    return _page_of(unit, on or timezone.localdate()) if unit else None


def unit_pages(on: date | None = None) -> list[UnitPage]:
    """The same of every unit, by state and name."""
    day = on or timezone.localdate()
    units = _with_everything().order_by("jurisdiction__name", "short_name", "key")
    return [_page_of(unit, day) for unit in units]


def _with_everything() -> "QuerySet[Unit]":
    """Units with all entries of theirs that stand, read in one query for each kind."""
    territories = Territory.objects.standing()
    territories = territories.select_related("county__jurisdiction", "jurisdiction")
    parts = (
        Prefetch("events", StatusEvent.objects.standing()),
        Prefetch("territories", territories),
        Prefetch("details", Detail.objects.standing()),
        Prefetch("results", Result.objects.standing()),
        Prefetch("answers", Answer.objects.standing()),
    )
    return Unit.objects.standing().select_related("jurisdiction").prefetch_related(*parts)


def _page_of(unit: Unit, day: date) -> UnitPage:
    events, territories = tuple(unit.events.all()), tuple(unit.territories.all())
    now = [row for row in territories if holds_on(row, day)]
    standing = standing_on(events, day)
    details, results = tuple(unit.details.all()), tuple(unit.results.all())
    given = derived(unit, standing, details, results)
    given |= {row.question: row for row in unit.answers.all()}
    return UnitPage(
        unit=unit,
        standing=standing,
        founded=founded(events),
        events=events,
        counties=_counties(now, excluded=False),
        whole=tuple(row.jurisdiction for row in now if row.jurisdiction),
        left_out=_counties(now, excluded=True),
        territories=territories,
        details=details,
        answers=tuple(
            Answered(question, given.get(question.key)) for question in QUESTIONS.values()
        ),
        results=results,
    )


def units_listed(on: date | None = None) -> list[Listed]:
    """Every unit with how it stands on the day, by state and name."""
    map_ = atlas(on or timezone.localdate())
    events = _events(map_.units)
    known = _known(map_)
    asked = sum(question.group is Group.ACCOUNTABILITY for question in QUESTIONS.values())
    return [
        Listed(
            unit,
            map_.standings[unit.id],
            founded(events[unit.id]),
            *_size(map_, unit.id),
            known.get(unit.id, 0),
            asked,
        )
        for unit in sorted(
            map_.units.values(), key=lambda u: (u.jurisdiction.name, u.statewide, u.short_name)
        )
    ]


def coverage(counties: Iterable[County] | None = None, on: date | None = None) -> Coverage:
    """Counties and people where a unit is at work on the day; of the counties given, when given.

    A county given twice counts once. How it is worked out: `reopen.units.coverage`.
    """
    day = on or timezone.localdate()
    return covered(atlas(day)) if counties is None else covered_by(counties, day)


def coverage_by_state(on: date | None = None) -> list[StateCoverage]:
    """The coverage of each of the 50 states and the District of Columbia, by name."""
    map_ = atlas(on or timezone.localdate())
    working: dict[UUID, int] = defaultdict(int)
    for unit in map_.units.values():
        working[unit.jurisdiction_id] += map_.standings[unit.id].operating
    within: dict[UUID, list[Area]] = defaultdict(list)
    for area in map_.areas.values():
        within[area.jurisdiction].append(area)
    states = Jurisdiction.objects.real().filter(kind__in=["state", "district"]).order_by("name")
    return [
        StateCoverage(state, covered(map_, within[state.id]), working[state.id]) for state in states
    ]


def statuses_by_county(on: date | None = None) -> dict[str, CountyStatus]:
    """What each county has on the day, by FIPS code; former counties of Connecticut included."""
    map_ = atlas(on or timezone.localdate())
    found = {}
    for area in map_.areas.values():
        units = map_.units_by_county.get(area.id, [])
        places = [_place(unit, map_.standings[unit.id]) for unit in units]
        best = min(places, key=list(Place).index, default=Place.NONE)
        found[area.fips] = CountyStatus(area.fips, best, tuple(unit.key for unit in units))
    return found


def growth(until: int | None = None) -> growing.Growth:
    """Units by the year of their beginning, up to this year; undated ones apart."""
    units = {unit.id: unit for unit in Unit.objects.standing().select_related("jurisdiction")}
    events = _events(units)
    pairs = [(unit, events[unit.id]) for unit in units.values()]
    return growing.grown(pairs, until or timezone.localdate().year)


def statements(about: str = "") -> list[Statement]:
    """Numbers that others published, by date: of units or of exonerations by units, or all."""
    told = Statement.objects.standing()
    return list(told.filter(about=about) if about else told)


def _events(units: Iterable[UUID]) -> dict[UUID, list[StatusEvent]]:
    found: dict[UUID, list[StatusEvent]] = defaultdict(list)
    for event in StatusEvent.objects.standing().filter(unit__in=list(units)):
        found[event.unit_id].append(event)
    return found


def _known(map_: Atlas) -> dict[UUID, int]:
    """How many of the five questions are answered yes or no with a source, derived ones too."""
    five = [q.key for q in QUESTIONS.values() if q.group is Group.ACCOUNTABILITY]
    given: dict[UUID, dict[str, bool]] = defaultdict(dict)
    for answer in Answer.objects.standing().filter(unit__in=map_.units, question__in=five):
        given[answer.unit_id][answer.question] = Answered(QUESTIONS[answer.question], answer).known
    for unit_id, standing in map_.standings.items():
        given[unit_id].setdefault("exists", bool(standing.status) and not standing.unverified)
    heads = Detail.objects.sourced().filter(kind=Detail.Kind.HEAD).values_list("unit_id", flat=True)
    for unit_id in heads:
        given[unit_id].setdefault("in_charge", True)
    for unit_id in Result.objects.sourced().values_list("unit_id", flat=True):
        given[unit_id].setdefault("done", True)
    return {unit_id: sum(answers.values()) for unit_id, answers in given.items()}


def _size(map_: Atlas, unit: UUID) -> tuple[int, int]:
    areas = [map_.areas[county] for county in map_.counties_by_unit.get(unit, ())]
    return sum(area.standing for area in areas), sum(area.population or 0 for area in areas)


def _counties(territories: list[Territory], *, excluded: bool) -> tuple[County, ...]:
    found = [row.county for row in territories if row.county and row.excluded is excluded]
    return tuple(sorted(found, key=lambda county: county.name))


def _place(unit: Unit, standing: Standing) -> Place:
    if standing.operating:
        return Place.STATEWIDE if unit.statewide else Place.OWN
    if standing.unverified:
        return Place.UNVERIFIED
    return Place.ANNOUNCED if standing.status == StatusEvent.Status.ANNOUNCED else Place.CLOSED


def _why(territory: Territory, county: County) -> str:
    if territory.limited:
        return territory.said or _("Only some of the convictions there are its own.")
    if territory.unit.statewide:
        return _("It is responsible for the whole state of %(state)s.") % {
            "state": county.jurisdiction.name
        }
    if territory.unit.kind == Unit.Kind.CIRCUIT:
        return _("%(county)s belongs to the circuit of this office.") % {"county": county.name}
    return _("It is the unit of the prosecutor of %(county)s.") % {"county": county.name}
