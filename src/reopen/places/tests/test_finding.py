"""What people type when they look for their county. No table is asked."""

import pytest

from reopen.places.finding import find_place


@pytest.mark.parametrize(
    ("text", "fips"),
    [
        ("Jackson County, Missouri", "29095"),
        ("  jackson   county mo ", "29095"),
        ("Missouri, Jackson County", "29095"),
        ("condado de Jackson, Misuri", "29095"),
        ("64106", "29095"),
        ("64106-1234", "29095"),
        ("Kansas City, MO 64106", "29095"),
        ("FIPS 29095", "29095"),
        ("29095", "29095"),
        ("Fairfax County", "51059"),
        ("fairfax city, VA", "51600"),
        ("St. Louis City", "29510"),
        ("Saint Louis County, Missouri", "29189"),
        ("Wayne MI", "26163"),
        ("Orleans Parish", "22071"),
        ("Los Ángeles", "06037"),
        ("Cheyenne, Wyoming", "56021"),
        ("Washington, D.C.", "11001"),
        ("DC", "11001"),
        ("Carolina del Norte, Wake", "37183"),
    ],
)
def test_one_county_is_found_when_only_one_can_be_meant(text: str, fips: str) -> None:
    found = find_place(text)
    assert found.county is not None
    assert found.county.fips == fips


@pytest.mark.parametrize(
    ("text", "first", "among"),
    [
        ("jackson mo", "29095", "29031"),  # the county, or the town of Jackson
        ("Kansas City, MO", "29095", "29047"),
        ("St. Louis, MO", "29189", "29510"),
        ("Fairfax", "51059", "51600"),
        ("Baltimore MD", "24005", "24510"),
        ("63105", "29189", "29510"),  # a ZIP code on the line
        ("New York", "36061", "36061"),  # the county, or the whole state
        ("Dade County", "12086", "29057"),
    ],
)
def test_nobody_chooses_between_two_places(text: str, first: str, among: str) -> None:
    found = find_place(text)
    assert found.county is None
    assert found.matches[0].county.fips == first
    assert among in {match.county.fips for match in found.matches}


@pytest.mark.parametrize(
    ("text", "fips"),
    [
        ("Jakson County, MO", "29095"),
        ("Jackson County, Misouri", "29095"),
        ("Filadelfia, PA", "42101"),
        ("Hillsboro County, Florida", "12057"),
    ],
)
def test_what_is_misspelled_is_offered_and_not_chosen(text: str, fips: str) -> None:
    found = find_place(text)
    assert (found.county, found.matches) == (None, ())
    assert found.near[0].county.fips == fips


@pytest.mark.parametrize("text", ["Missouri", "Misuri", "estado de Misuri", "Nueva York", "TX"])
def test_a_state_alone_is_a_state(text: str) -> None:
    found = find_place(text)
    assert found.whole_state
    assert found.county is None


@pytest.mark.parametrize("text", ["Puerto Rico", "San Juan, PR", "00601", "Guam"])
def test_a_territory_says_that_its_districts_are_not_known(text: str) -> None:
    found = find_place(text)
    assert found.territory is not None
    assert found.county is None


@pytest.mark.parametrize("text", ["", "   ", "xyzzy", "00000", "x" * 5000, "\x00", "(),;%"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    found = find_place(text)
    assert (found.county, found.matches, found.near) == (None, (), ())


def test_a_zip_code_is_remembered() -> None:
    assert find_place("64106").zip == "64106"
    assert find_place("29095").zip == ""
