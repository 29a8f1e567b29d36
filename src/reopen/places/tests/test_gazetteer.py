"""States, counties, towns and shapes agree with each other."""

import re

from reopen.places import gazetteer, shapes


def test_there_are_the_counties_of_2019_and_their_people() -> None:
    counties = gazetteer.counties()
    assert len(counties) == 3142
    assert sum(county.population for county in counties.values()) == 328_239_523
    assert counties["29095"].full_name == "Jackson County, Missouri"
    assert counties["29510"].is_city


def test_every_county_has_a_shape_on_both_maps_and_neighbors() -> None:
    known = set(gazetteer.counties())
    assert set(shapes.country().counties) == known
    drawn: set[str] = set()
    for fips in shapes.country().states:
        state = shapes.state(fips)
        assert state is not None
        drawn |= set(state.counties)
    assert drawn == known
    assert set(shapes.neighbors()) == known


def test_paths_are_paths_and_nothing_else() -> None:
    country = shapes.country()
    missouri = shapes.state("29")
    assert missouri is not None
    drawn = [*country.states.values(), *country.counties.values(), country.lines]
    drawn += [missouri.outline, *missouri.counties.values()]
    assert [path for path in drawn if not re.fullmatch(r"M[\dMlzhv \-]+", path)] == []


def test_neighbors_are_mutual_and_cross_state_lines() -> None:
    near = shapes.neighbors()
    assert all(fips in near[other] for fips, others in near.items() for other in others)
    jackson = {county.full_name for county in gazetteer.neighbors_of(gazetteer.counties()["29095"])}
    assert {"Clay County, Missouri", "Wyandotte County, Kansas"} <= jackson


def test_a_territory_has_no_shape() -> None:
    assert shapes.state("72") is None


def test_zip_codes_and_towns_name_known_counties() -> None:
    known = set(gazetteer.counties()) | set(gazetteer.states())
    assert set(gazetteer.counties_of_zip("60002")) <= known
    assert gazetteer.counties_of_zip("64106") == ["29095"]
    assert [town.counties for town in gazetteer.towns_named("St Louis") if town.state.fips == "29"]
    assert gazetteer.counties_of_zip("6410") == []
