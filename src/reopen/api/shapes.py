"""The answers of the interface. Field names are a promise: they may be added, never renamed."""

from datetime import date
from typing import Generic, TypeVar

from ninja import Schema

T = TypeVar("T")


class Page(Schema, Generic[T]):
    """Part of a list. `next` and `previous` are page numbers, null at the ends."""

    count: int
    page: int
    pages: int
    next: int | None
    previous: int | None
    results: list[T]


class Source(Schema):
    """Where a statement comes from, how sure it is and when it was checked."""

    source: str
    source_url: str
    mark: str
    checked: date | None


class CountyBrief(Schema):
    """A county or county equivalent."""

    fips: str
    name: str
    state: str


class CountyAnswer(CountyBrief):
    """A county with the units responsible for it. `status`: own, statewide, announced, closed,
    unverified or none."""

    kind: str
    population: int | None
    population_year: int | None
    status: str
    units: list[str]


class UnitBrief(Source):
    """A unit as of today. `status` is empty where nothing is known; `unverified` says that nobody
    confirmed it; dates are EDTF (1987, 1987-05, 1987-05-03)."""

    key: str
    name: str
    office: str
    kind: str
    state: str
    status: str
    since: str
    unverified: bool
    operating: bool
    counties: int
    population: int


class Event(Source):
    """Something that happened to a unit."""

    status: str
    date: str
    words: str


class TerritoryAnswer(Source):
    """A place that is a unit's, or left out of it."""

    county: CountyBrief | None
    jurisdiction: str
    excluded: bool
    limited: bool
    words: str


class AnswerToQuestion(Schema):
    """A question that a citizen should ask: yes, no or unknown."""

    question: str
    text: str
    value: str
    words: str
    source: str
    source_url: str
    mark: str
    checked: date | None


class ResultAnswer(Source):
    """A result as the unit itself counts it: never added to the Registry's figures."""

    number: int
    precision: str
    period: str
    as_of: str
    words: str


class UnitAnswer(UnitBrief):
    """Everything known of one unit."""

    words: str
    events: list[Event]
    territories: list[TerritoryAnswer]
    answers: list[AnswerToQuestion]
    results: list[ResultAnswer]


class QuestionAnswer(Schema):
    """A question asked of every unit."""

    key: str
    group: str
    text: str
    why: str


class CoverageAnswer(Schema):
    """Counties, and people by the Census estimates of 2019, where a unit works on the day."""

    on: date
    counties: int
    of_counties: int
    population: int
    of_population: int
    share: float


class StateCoverageAnswer(CoverageAnswer):
    """The coverage of one state."""

    state: str
    name: str
    units: int


class HelpAnswer(Source):
    """An organization that helps, with what it takes. `serves` are keys of places."""

    key: str
    name: str
    kind: str
    member: bool | None
    city: str
    serves: list[str]
    not_serves: list[str]
    website: str
    languages: list[str]
    takes: dict[str, str]
    contacts: dict[str, str]


class FigureAnswer(Schema):
    """`n` of `of` are marked so; of `unknown` the Registry says neither yes nor no."""

    label: str
    definition: str
    n: int
    of: int
    unknown: int


class ExportAnswer(Schema):
    """The Registry's export that was counted."""

    stands_for: date
    last_posting: date | None
    made_up: bool


class GroupAnswer(Schema):
    """One line of a table of figures."""

    key: str
    label: str
    n: int
    years_lost: float
    figures: dict[str, int]


class FiguresAnswer(Schema):
    """Figures of a selection of exonerations with all that must stand beside them."""

    as_of: date | None
    set: str
    n: int
    figures: dict[str, FigureAnswer]
    years_lost: float
    years_lost_missing: int
    groups: list[GroupAnswer]
    notes: list[str]
    export: ExportAnswer | None
