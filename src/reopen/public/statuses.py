"""How counties stand on a day, counted: what the legend of a map says."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reopen.places.gazetteer import KnownCounty
from reopen.units.queries import Place, statuses_by_county

Statuses = dict[str, Place]
WORDS: dict[Place, Promise] = {
    Place.OWN: _("A unit of its own or of its district"),
    Place.STATEWIDE: _("Only a statewide unit"),
    Place.ANNOUNCED: _("A unit was announced"),
    Place.CLOSED: _("There was a unit; it is closed or paused"),
    Place.UNVERIFIED: _("Said to have a unit; not confirmed"),
    Place.NONE: _("We know of none"),
}


@dataclass(frozen=True)
class Count:
    """How many of some counties stand so, and how many people lived in them in 2019."""

    place: Place
    counties: int
    population: int
    of_population: int

    @property
    def label(self) -> Promise:
        return WORDS[self.place]

    @property
    def percent(self) -> float:
        """Of the people, in percent."""
        return 100 * self.population / self.of_population if self.of_population else 0.0


def statuses_on(day: date) -> Statuses:
    """The status of every county by FIPS code."""
    return {fips: found.status for fips, found in statuses_by_county(day).items()}


def counts(counties: Iterable[KnownCounty], statuses: Statuses) -> tuple[Count, ...]:
    """One count for every status, in their order."""
    numbers: Counter[Place] = Counter()
    people: Counter[Place] = Counter()
    for county in counties:
        place = statuses.get(county.fips, Place.NONE)
        numbers[place] += 1
        people[place] += county.population
    return tuple(Count(one, numbers[one], people[one], people.total()) for one in WORDS)
