"""What the queries of the room answer with."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reopen.places.models import County, Jurisdiction
from reopen.units.coverage import Coverage
from reopen.units.models import Answer, Detail, Result, StatusEvent, Territory, Unit
from reopen.units.standing import Standing
from reopen.units.vocabularies import Group, Question


class Place(StrEnum):
    """What a county has, in one word: the best that is known for the day."""

    OWN = "own"  # a unit of its own prosecutor (or circuit) is at work
    STATEWIDE = "statewide"  # only a statewide unit is
    ANNOUNCED = "announced"
    CLOSED = "closed"  # or paused: there was one
    UNVERIFIED = "unverified"  # somebody says there is one; nobody confirmed it
    NONE = "none"  # none known


@dataclass(frozen=True)
class CountyStatus:
    """One county on the map. `units`: keys, the county's own first."""

    fips: str
    status: Place
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Responsible:
    """A unit whose territory holds the county. `why` says in a sentence how it comes to that.

    It may be announced, closed or unverified: ask `standing` (`standing.operating` is what counts).
    `limited`: only some convictions of the county are its own; `why` says which.
    """

    unit: Unit
    standing: Standing
    own: bool
    why: str
    limited: bool = False


@dataclass(frozen=True)
class Answered:
    """A question and what is known. `answer` is None when nobody has looked: unknown."""

    question: Question
    answer: Answer | None = None

    @property
    def value(self) -> str:
        """`yes`, `no` or `unknown`."""
        return self.answer.value if self.answer else Answer.Value.UNKNOWN

    @property
    def known(self) -> bool:
        """Answered yes or no, and somebody confirmed it."""
        return self.value != Answer.Value.UNKNOWN and not (self.answer and self.answer.unverified)

    @property
    def open(self) -> bool:
        """Worth asking the prosecutor: not known, not confirmed, or answered no."""
        return not self.known or (
            self.value == Answer.Value.NO and self.question.group is not Group.APPLYING
        )


@dataclass(frozen=True)
class UnitPage:
    """Everything known of one unit. `answers` has every question, known or not, in their order.

    `whole` are jurisdictions it has as a whole, `left_out` the counties that are not its own.
    """

    unit: Unit
    standing: Standing
    founded: StatusEvent | None
    events: tuple[StatusEvent, ...]
    counties: tuple[County, ...]
    whole: tuple[Jurisdiction, ...]
    left_out: tuple[County, ...]
    territories: tuple[Territory, ...]
    details: tuple[Detail, ...]
    answers: tuple[Answered, ...]
    results: tuple[Result, ...]

    def of_group(self, group: Group) -> list[Answered]:
        """The questions of one part of the page."""
        return [one for one in self.answers if one.question.group is group]

    @property
    def limited(self) -> Territory | None:
        """The place of which only some convictions are the unit's, when there is one."""
        return next((row for row in self.territories if row.limited), None)

    @property
    def unanswered(self) -> list[Answered]:
        """What a citizen may ask the prosecutor: unknown, not confirmed, or answered no."""
        return [one for one in self.answers if one.open]

    @property
    def checked(self) -> date | None:
        """When somebody last looked at anything of the page."""
        entries = [self.unit, *self.events, *self.details, *self.results, *self.territories]
        days = [e.checked for e in entries] + [a.answer.checked for a in self.answers if a.answer]
        return max((day for day in days if day), default=None)


@dataclass(frozen=True)
class Listed:
    """A unit in a list: how it stands, since when, and how many of the five questions are known."""

    unit: Unit
    standing: Standing
    founded: StatusEvent | None
    counties: int
    population: int
    known: int
    asked: int


@dataclass(frozen=True)
class StateCoverage:
    """Coverage of one state, district or territory."""

    jurisdiction: Jurisdiction
    coverage: Coverage
    units: int
