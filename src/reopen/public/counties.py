"""What the page of a county says: who looks again there, what is known, what is not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property

from reopen.places.gazetteer import KnownCounty, neighbors_of
from reopen.places.queries import county_by_fips
from reopen.public.letters import Occasion
from reopen.public.statuses import Statuses
from reopen.units.queries import Answered, Place, Responsible, UnitPage, unit_page, units_for
from reopen.units.vocabularies import Group


@dataclass(frozen=True)
class UnitHere:
    """A unit responsible in the county, with everything known of it."""

    responsible: Responsible
    page: UnitPage

    @property
    def five(self) -> list[Answered]:
        """The questions that every citizen may ask."""
        return self.page.of_group(Group.ACCOUNTABILITY)

    @property
    def beware(self) -> list[Answered]:
        """What an applicant must know before writing, where the answer is a known yes."""
        return [
            one
            for one in self.page.answers
            if one.question.warning and one.known and one.value == "yes"
        ]

    @property
    def website(self) -> str:
        """Its page on the web, when one is known."""
        return next((d.value for d in self.page.details if d.kind == "website"), "")


@dataclass(frozen=True)
class CountyPage:
    """A county and its units on a day."""

    county: KnownCounty
    on: date
    units: tuple[UnitHere, ...]

    @cached_property
    def own(self) -> list[UnitHere]:
        return [unit for unit in self.units if unit.responsible.own]

    @cached_property
    def statewide(self) -> list[UnitHere]:
        return [unit for unit in self.units if not unit.responsible.own]

    @property
    def occasion(self) -> Occasion:
        """What a letter may start from."""
        own = next(
            (unit.page for unit in self.own if unit.responsible.standing.operating_maybe), None
        )
        working = [unit for unit in self.statewide if unit.responsible.standing.operating]
        state = next((unit.page for unit in working if not unit.responsible.limited), None)
        return Occasion(self.county, own, state)


def county_page(county: KnownCounty, on: date) -> CountyPage:
    """The page of the county. Units that were read are asked for once each."""
    row = county_by_fips(county.fips)
    found = units_for(row, on) if row else []
    pages = [(one, unit_page(one.unit.key, on)) for one in found]
    return CountyPage(county, on, tuple(UnitHere(one, page) for one, page in pages if page))


def neighbors_with_unit(county: KnownCounty, statuses: Statuses) -> Iterable[KnownCounty]:
    """The counties next to it where a unit of their own is at work."""
    return [other for other in neighbors_of(county) if statuses.get(other.fips) is Place.OWN]
