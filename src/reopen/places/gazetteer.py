"""States, counties, towns and ZIP codes in memory, from the shipped files: look-ups for everybody.

A search by a visitor asks no table. Only what the Census Bureau counted as counties in 2019 is
here, so that a look-up, the figures of population and the map agree: Connecticut has its eight
counties. About 10 MB in each process, read at the first question (`warm`).
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from reopen.lib.names import fold
from reopen.places.county_names import CountyName, closed, readings
from reopen.places.datafiles import SHIPPED, Row, rows, several
from reopen.places.shapes import neighbors


@dataclass(frozen=True, order=True)
class State:
    """A state, the District of Columbia or a territory. `slug` is its postal code in addresses."""

    name: str
    fips: str = field(compare=False)
    abbreviation: str = field(compare=False)
    key: str = field(compare=False)

    @property
    def slug(self) -> str:
        """The lower-case postal code, as in addresses."""
        return self.abbreviation.lower()


@dataclass(frozen=True)
class KnownCounty:
    """A county or what stands in its place, with its population in 2019."""

    fips: str
    name: str
    kind: str
    state: State
    population: int
    population_year: int
    note: str
    names: tuple[CountyName, ...] = field(repr=False, compare=False)

    @property
    def full_name(self) -> str:
        """ "Jackson County, Missouri"."""
        return f"{self.name}, {self.state.name}"

    @property
    def is_city(self) -> bool:
        """A city that is no part of a county, which people mistake for the county of its name."""
        return self.kind == "independent_city"


@dataclass(frozen=True)
class Town:
    """A place name of the post, and the FIPS codes of its counties, most ZIP codes first."""

    key: str
    name: str
    state: State
    counties: tuple[str, ...]


@cache
def states() -> dict[str, State]:
    """States, the District and territories by their two digits."""
    return {
        row.cells["fips"]: State(
            row.cells["name"], row.cells["fips"], row.cells["abbreviation"], row.cells["key"]
        )
        for row in rows(SHIPPED, "jurisdictions")
        if row.cells.get("fips")
    }


@cache
def states_by_name() -> dict[str, State]:
    """States by folded name, postal code, old abbreviation and Spanish name."""
    found = {}
    for state in states().values():
        found[fold(state.name)] = found[fold(state.abbreviation)] = state
    for row in rows(SHIPPED, "state_names"):
        found[fold(row.cells["alias"])] = states()[row.cells["fips"]]
    return found


def state_by_slug(slug: str) -> State | None:
    """The state with this lower-case postal code."""
    found = states_by_name().get(slug)
    return found if found and found.slug == slug else None


@cache
def counties() -> dict[str, KnownCounty]:
    """All 3,142 counties of 2019 by FIPS code, in the order of the codes."""
    other: dict[str, list[str]] = {}
    for row in rows(SHIPPED, "county_names"):
        other.setdefault(row.cells["fips"], []).append(row.cells["alias"])
    by_key = {state.key: state for state in states().values()}
    return {
        row.cells["fips"]: _county(row, by_key, other) for row in rows(SHIPPED, "counties_2019")
    }


def counties_in(state: State) -> list[KnownCounty]:
    """The counties of a state by name."""
    found = [county for fips, county in counties().items() if fips.startswith(state.fips)]
    return sorted(found, key=lambda county: (fold(county.name), county.fips))


@cache
def counties_by_name() -> dict[str, list[tuple[CountyName, KnownCounty]]]:
    """Every name a county answers to, closed up, with the kinds of county that the name means."""
    found: dict[str, list[tuple[CountyName, KnownCounty]]] = {}
    for county in counties().values():
        for name in county.names:
            found.setdefault(name.base, []).append((name, county))
    return found


def neighbors_of(county: KnownCounty) -> list[KnownCounty]:
    """The counties that share a border with it, its own state's first."""
    known = [counties()[fips] for fips in neighbors().get(county.fips, []) if fips in counties()]
    return sorted(known, key=lambda other: (other.state != county.state, fold(other.name)))


def counties_of_zip(code: str) -> list[str]:
    """FIPS codes of the counties that a ZIP code touches; two digits for a territory."""
    return [fips for line in _lines("zips", code) for fips in line.split(",")[1].split()]


def towns_named(name: str) -> list[Town]:
    """The towns of that name in all states."""
    return [_town(line) for line in _lines("towns", closed(name))] if closed(name) else []


@cache
def town_keys() -> list[str]:
    """All names of towns, closed up, for names that are nearly right."""
    return sorted({line.split(",", 1)[0] for line in _file("towns")})


def towns_keyed(key: str) -> list[Town]:
    """The towns whose closed-up name is this."""
    return [_town(line) for line in _lines("towns", key)]


def warm() -> None:
    """Read everything now, so that the first visitor does not wait."""
    counties_by_name(), states_by_name(), town_keys(), _file("zips"), neighbors()


def _county(row: Row, by_key: dict[str, State], other: dict[str, list[str]]) -> KnownCounty:
    cells = row.cells
    called = [cells["name"], *several(cells.get("aliases", "")), *other.get(cells["fips"], [])]
    return KnownCounty(
        fips=cells["fips"],
        name=cells["name"],
        kind=cells["kind"],
        state=by_key[cells["jurisdiction"]],
        population=int(cells["population"]),
        population_year=int(cells["population_year"]),
        note=cells.get("note", ""),
        names=tuple(reading for name in called for reading in readings(name)),
    )


def _town(line: str) -> Town:
    key, name, abbreviation, codes = line.split(",")
    return Town(key, name, states_by_name()[abbreviation.lower()], tuple(codes.split()))


@cache
def _file(name: str) -> list[str]:
    """The lines of a data file that is sorted as text, without its two first."""
    return (SHIPPED / f"{name}.csv").read_text(encoding="utf-8").splitlines()[2:]


def _lines(name: str, key: str) -> Iterator[str]:
    lines, start = _file(name), f"{key},"
    for line in lines[bisect_left(lines, start) :]:
        if not line.startswith(start):
            return
        yield line
