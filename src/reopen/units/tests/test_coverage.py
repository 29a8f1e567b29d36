"""Counties and people where units work."""

from datetime import date

import pytest

from reopen.places.models import County, Jurisdiction
from reopen.units.models import StatusEvent, Territory, Unit
from reopen.units.queries import Place, coverage, coverage_by_state, statuses_by_county, units_for

pytestmark = pytest.mark.usefixtures("shipped")
TODAY = date(2026, 11, 22)
US_2019 = 328_239_523  # Census Bureau, co-est2019, 50 states and DC


def county(fips: str) -> County:
    return County.objects.get(fips=fips)


def made(key: str, *fips: str, state: str = "", kind: str = "county", **event: object) -> Unit:
    place = Jurisdiction.objects.get(key=state or f"us-{key[:2]}")
    unit = Unit.objects.create(
        key=key, name="Test Unit", office="Office", short_name=key, kind=kind, jurisdiction=place,
        source="made for a test", mark="verified",
    )  # fmt: skip
    for code in fips:
        Territory.objects.create(key=f"{key}/{code}", unit=unit, county=county(code), source="test")
    told = {"status": "operating", "on": "2001", "mark": "verified"} | event
    StatusEvent.objects.create(key=f"{key}/began", unit=unit, source="test", **told)
    return unit


def test_a_list_of_counties_gives_the_exact_share_and_doubles_change_nothing() -> None:
    jackson, cook = county("29095"), county("17031")
    once, twice = coverage([jackson, cook], TODAY), coverage([jackson, cook, jackson], TODAY)
    assert (once.counties, once.population) == (2, 703_011 + 5_150_233)
    assert once.of_population == US_2019
    assert once.share == 5_853_244 / 328_239_523
    assert twice == once


def test_a_planning_region_without_a_figure_is_named() -> None:
    found = coverage([county("09110"), county("29095")], TODAY)
    assert found.population == 703_011
    assert found.without_population == ("09110 Capitol Planning Region",)


def test_a_second_unit_in_a_county_and_a_statewide_unit_are_not_counted_twice() -> None:
    before = coverage(on=TODAY)
    made("mo-second", "29095", state="us-mo")
    assert coverage(on=TODAY).population == before.population
    michigan = {row.jurisdiction.key: row.coverage for row in coverage_by_state(TODAY)}["us-mi"]
    assert (michigan.counties, michigan.of_counties) == (83, 83)
    assert michigan.share == 1


def test_an_independent_city_is_not_the_county_around_it() -> None:
    statuses = statuses_by_county(TODAY)
    assert statuses["24510"].status is Place.OWN  # Baltimore City
    assert statuses["24005"].status is Place.NONE  # Baltimore County
    assert statuses["51059"].units[0] == "fairfax-va"
    assert "fairfax-va" not in statuses["51600"].units  # Fairfax City
    assert statuses["51610"].units[0] == "arlington-va"  # Falls Church


def test_left_out_counties_are_not_the_statewide_units() -> None:
    assert [one.unit.key for one in units_for(county("26163"), TODAY)] == ["wayne-mi"]
    assert [one.unit.key for one in units_for(county("26161"), TODAY)] == [
        "washtenaw-mi",
        "michigan-ag",
    ]
    assert [one.unit.key for one in units_for(county("42101"), TODAY)] == ["philadelphia-pa"]


def test_a_unit_for_its_own_convictions_only_covers_nobody() -> None:
    limited = units_for(county("06003"), TODAY)  # Alpine County, California
    assert [(one.unit.key, one.limited) for one in limited] == [("california-ag", True)]
    assert statuses_by_county(TODAY)["06003"].status is Place.NONE


def test_hearsay_counts_only_in_the_figure_beside() -> None:
    before = coverage(on=TODAY)
    made("ks-hearsay", "20091", state="us-ks", mark="unverified")
    after = coverage(on=TODAY)
    assert after.population == before.population
    assert after.with_unverified is not None
    assert before.with_unverified is not None
    more = after.with_unverified.population - before.with_unverified.population
    assert more == 602_401  # Johnson County, Kansas
    assert statuses_by_county(TODAY)["20091"].status is Place.UNVERIFIED


def test_a_withdrawn_territory_is_gone_and_dates_bound_it() -> None:
    unit = made("ia-one", "19153", state="us-ia")
    there = Territory.objects.filter(unit=unit)
    assert units_for(county("19153"), TODAY)
    there.update(until="2020")
    assert units_for(county("19153"), TODAY) == []
    assert units_for(county("19153"), date(2019, 1, 1)) != []
    there.update(until="", withdrawn=True)
    assert units_for(county("19153"), date(2019, 1, 1)) == []


def test_connecticut_is_covered_once_by_its_people_of_then_and_its_regions_of_now() -> None:
    row = {row.jurisdiction.key: row.coverage for row in coverage_by_state(TODAY)}["us-ct"]
    assert (row.counties, row.population, row.share) == (9, 3_565_287, 1)
    before = {r.jurisdiction.key: r.coverage for r in coverage_by_state(date(2020, 1, 1))}["us-ct"]
    assert (before.counties, before.of_counties) == (0, 8)


def test_no_day_before_the_first_unit_is_covered() -> None:
    assert coverage(on=date(2003, 12, 31)).counties == 0
    assert coverage(on=date(2007, 12, 31)).population == 2_635_516 + 1_927_852
