"""What a reader chose, as it stands in the address: years, place, crime, race, marks, a day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reopen.lib.registry.marks import MISCONDUCT
from reopen.places.gazetteer import states
from reopen.places.queries import county_by_fips
from reopen.public.figures.marks import CASE, CAUSES, HELP
from reopen.registry.labels import CRIMES, crime_label
from reopen.registry.models import Race
from reopen.registry.queries import Selection
from reopen.registry.words import MARKS

FIRST_YEAR = 1989
MOST_MARKS = 4
Chosen = Mapping[str, tuple[str, ...]]
States = Mapping[str, str]
Understood = tuple[Any, str] | str  # the value and its label, or what is wrong
Understand = Callable[[str], Understood]


@dataclass(frozen=True)
class Chip:
    """One thing that was chosen, and the address without it."""

    label: str
    without: str


@dataclass(frozen=True)
class Choice:
    """`chosen` are the parameters as understood, in the order of the address; `problems` are
    sentences about those that were not. `fixed` comes from the path and cannot be taken away.
    """

    selection: Selection = field(default_factory=Selection)
    as_of: date | None = None
    chosen: Chosen = field(default_factory=dict)
    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)
    problems: Sequence[str] = ()
    fixed: str = ""

    @property
    def query(self) -> str:
        """The address of exactly this view, after its path."""
        return _query(self.chosen)

    @property
    def chips(self) -> list[Chip]:
        """What was chosen, in words."""
        return [
            Chip(self.labels[name, value], _query(_without(self.chosen, name, value)))
            for name, values in self.chosen.items()
            for value in values
        ]

    @property
    def words(self) -> str:
        """All of it in one line; empty when nothing was chosen."""
        return " · ".join([*filter(None, [self.fixed]), *(chip.label for chip in self.chips)])

    def with_(self, **more: str) -> str:
        """The address with one parameter set to something else."""
        return _query({**self.chosen, **{name: (value,) for name, value in more.items()}})


def read(query: QueryDict, state: str = "") -> Choice:
    """What the query asks for; `state` is the postal code of a page about one state."""
    names = states_by_code()
    chosen: dict[str, tuple[str, ...]] = {}
    labels: dict[tuple[str, str], str] = {}
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name, understand in _parameters(names).items():
        typed = [text.strip()[:60] for text in query.getlist(name) if text.strip()]
        for text in dict.fromkeys(typed[:MOST_MARKS]):
            found = understand(text)
            if isinstance(found, str):
                problems.append(found)
                continue
            value, label = found
            text = value if isinstance(value, str) else text  # "mo" is written MO
            chosen[name] = (*chosen.get(name, ()), text) if name == "mark" else (text,)
            labels[name, text] = label
            values[name] = value
    as_of = values.pop("as_of", None)
    selection = _selection(values, chosen.get("mark", ()))
    if state:
        selection = replace(selection, state=state)
    return Choice(selection, as_of, chosen, labels, problems, names.get(state, ""))


@cache
def states_by_code() -> States:
    """Names of states and territories by postal code."""
    return {state.abbreviation: state.name for state in states().values()}


def options() -> dict[str, list[tuple[str, str]]]:
    """What the form offers: codes and words."""
    until = date.today().year  # noqa: DTZ011 - a list of years to choose from
    years = [(str(year), str(year)) for year in range(until, FIRST_YEAR - 1, -1)]
    return {
        "years": years,
        "states": sorted(states_by_code().items(), key=lambda state: state[1]),
        "crimes": [(key, crime_label(key)) for key in CRIMES],
        "races": [(race.value, str(race.label)) for race in Race],
        "why": _named(("official_misconduct", *CAUSES, *MISCONDUCT)),
        "how": _named((*HELP, *CASE)),
    }


def _named(marks: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(key, str(MARKS[key].label)) for key in dict.fromkeys(marks)]


def _year(label: Callable[[int], str]) -> Understand:
    def understand(text: str) -> Understood:
        if text.isdecimal() and 1900 <= int(text) <= 2100:
            return int(text), label(int(text))
        return _("“%(text)s” is not a year. Type four digits, such as 2018.") % {"text": text}

    return understand


def _state(text: str, states: States) -> Understood:
    if text.upper() in states:
        return text.upper(), states[text.upper()]
    return _("“%(text)s” is not a state. Use its two letters, such as MO.") % {"text": text}


def _county(text: str) -> Understood:
    county = county_by_fips(text) if text.isdecimal() else None
    if county:
        return (county.fips,), f"{county.name}, {county.jurisdiction.abbreviation}"
    return _("No county has the code “%(text)s”.") % {"text": text}


def _crime(text: str) -> Understood:
    if text in CRIMES:
        return text, crime_label(text)
    return _("No crime is called “%(text)s” here. Choose one from the list.") % {"text": text}


def _race(text: str) -> Understood:
    if text in Race.values:
        return text, str(Race(text).label)
    return _("“%(text)s” is none of the Registry's words for race.") % {"text": text}


def _mark(text: str) -> Understood:
    if text in MARKS:
        return text, str(MARKS[text].label)
    return _("Nothing is counted under “%(text)s”. Choose from the list.") % {"text": text}


def _day(text: str) -> Understood:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return _("“%(text)s” is not a day. Write it as 2019-04-09.") % {"text": text}
    return day, _("known on %(day)s") % {"day": date_format(day)}


def _parameters(states: States) -> dict[str, Understand]:
    """Every parameter in the order of the address, with what understands it."""
    return {
        "year": _year(str),
        "since": _year(lambda year: _("from %(year)d") % {"year": year}),
        "until": _year(lambda year: _("to %(year)d") % {"year": year}),
        "state": lambda text: _state(text, states),
        "county": _county,
        "crime": _crime,
        "race": _race,
        "mark": _mark,
        "as_of": _day,
    }


def _selection(values: dict[str, Any], marks: tuple[str, ...]) -> Selection:
    return Selection(
        year=values.get("year"),
        since=values.get("since"),
        until=values.get("until"),
        state=values.get("state", ""),
        counties=values.get("county", ()),
        crime=values.get("crime", ""),
        race=values.get("race", ""),
        marks=marks,
    )


def _without(chosen: Chosen, name: str, value: str) -> Chosen:
    return {
        key: kept
        for key, values in chosen.items()
        if (kept := tuple(each for each in values if (key, each) != (name, value)))
    }


def _query(chosen: Chosen) -> str:
    pairs = [(name, value) for name, values in chosen.items() for value in values]
    return f"?{urlencode(pairs)}" if pairs else ""
