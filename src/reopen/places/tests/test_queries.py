from datetime import date

import pytest
from django.db import IntegrityError, transaction

from reopen.lib.dates import parse
from reopen.places import queries
from reopen.places.models import County, Court, Jurisdiction, MailRules, Prison

pytestmark = pytest.mark.usefixtures("shipped")


def state(abbreviation: str) -> Jurisdiction:
    found = queries.find_jurisdiction(abbreviation)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "where", "fips"),
    [
        ("Fairfax County", "VA", "51059"),
        ("fairfax city ", "VA", "51600"),
        ("City of Fairfax", "VA", "51600"),
        ("St. Louis County", "MO", "29189"),
        ("Saint Louis City", "MO", "29510"),
        ("ST LOUIS CO.", "MO", "29189"),
        ("Baltimore city", "MD", "24510"),
        ("Baltimore County ", "MD", "24005"),
        ("Carson City", "NV", "32510"),
        ("James City", "VA", "51095"),
        ("James City County", "VA", "51095"),
        ("Charles City", "VA", "51036"),
        ("Virginia Beach", "VA", "51810"),
        ("Arlington", "VA", "51013"),
        ("Orleans", "LA", "22071"),
        ("Orleans County", "LA", "22071"),
        ("St. John the Baptist Parish", "LA", "22095"),
        ("Ste Genevieve", "MO", "29186"),
        ("De Kalb", "GA", "13089"),
        ("Dona Ana", "NM", "35013"),
        ("PRINCE GEORGES", "MD", "24033"),
        ("Dade", "FL", "12086"),
        ("Juneau", "AK", "02110"),
        ("Kenai Peninsula Borough", "AK", "02122"),
        ("District of Columbia", "DC", "11001"),
        ("Capitol Planning Region", "CT", "09110"),
        ("Brooklyn", "NY", "36047"),
    ],
)
def test_a_clear_county_is_found(text: str, where: str, fips: str) -> None:
    found = queries.find_county(text, state(where))
    assert found.county is not None
    assert found.county.fips == fips


@pytest.mark.parametrize(
    ("text", "where", "fips"),
    [
        ("Fairfax", "VA", {"51059", "51600"}),
        ("St. Louis", "MO", {"29189", "29510"}),
        ("Baltimore ", "MD", {"24005", "24510"}),
        ("Richmond", "VA", {"51159", "51760"}),
        ("Carson County", "NV", {"32510"}),
        ("Suffolk County", "VA", {"51800"}),
        ("New York City", "NY", {"36061"}),
        ("Farfax County", "VA", {"51059", "51600"}),
    ],
)
def test_an_unclear_county_gives_candidates_and_no_guess(
    text: str, where: str, fips: set[str]
) -> None:
    found = queries.find_county(text, state(where))
    assert found.county is None
    assert fips <= {county.fips for county in found.candidates}


def test_nothing_alike_gives_nothing() -> None:
    assert queries.find_county("Qqqq", state("VA")) == queries.CountyFound(None, ())
    assert queries.find_county("", state("VA")).county is None


def test_every_county_is_found_by_its_own_name() -> None:
    for where in ("VA", "MD", "MO", "NV", "LA", "AK", "CT", "TX"):
        for county in queries.counties_of(state(where)):
            assert queries.find_county(county.name, county.jurisdiction).county == county


def test_finding_a_county_is_one_query(django_assert_num_queries: object) -> None:
    texas = state("TX")
    with django_assert_num_queries(1):  # type: ignore[operator]
        queries.find_county("Harris", texas)


def test_codes_keep_and_regain_their_leading_zero() -> None:
    for written in ("01001", "1001", 1001, " 01001 "):
        county = queries.county_by_fips(written)
        assert county is not None
        assert (county.name, county.fips) == ("Autauga County", "01001")


def test_connecticut_changed_in_2022() -> None:
    connecticut = state("CT")
    assert queries.counties_of(connecticut, date(2019, 7, 1)).count() == 8
    assert queries.counties_of(connecticut, date(2024, 7, 1)).count() == 9
    assert queries.counties_of(connecticut).count() == 17
    assert not queries.counties_of(connecticut).filter(verified=True).exists()


def test_jurisdictions_are_found_as_people_write_them() -> None:
    for written in ("MO", "mo", "29", "Missouri", "us-mo"):
        assert state(written).name == "Missouri"
    assert queries.find_jurisdiction("") is None
    assert queries.find_jurisdiction("Atlantis") is None


def test_courts_of_a_state_include_the_federal_ones_in_it(
    django_assert_num_queries: object,
) -> None:
    missouri = state("MO")
    with django_assert_num_queries(1):  # type: ignore[operator]
        names = [
            (court.name, court.appeals_to.key if court.appeals_to else "")
            for court in queries.courts_in(missouri)
        ]
    assert ("Supreme Court of Missouri", "us-scotus") in names
    assert ("United States District Court for the Western District of Missouri", "us-ca8") in names
    assert len(names) == 3


def test_an_appeal_climbs_to_the_supreme_court() -> None:
    court = Court.objects.get(key="us-mo-wd")
    assert [above.key for above in queries.courts_above(court)] == ["us-ca8", "us-scotus"]


def test_a_search_ignores_accents_and_word_order() -> None:
    assert [c.fips for c in County.objects.matching("ana doña")] == ["35013"]


def prison() -> Prison:
    made_up = Jurisdiction.objects.create(
        key="zz-ex", name="Example", kind="state", source="a test", fictional=True
    )
    return Prison.objects.create(
        key="zz-ex-prison",
        name="Example Prison",
        kind="state",
        jurisdiction=made_up,
        source="a test",
        fictional=True,
    )


def test_mail_rules_are_those_of_the_day() -> None:
    house = prison()
    old = MailRules.objects.create(prison=house, until=parse("2019"), source="a test")
    new = MailRules.objects.create(prison=house, since=parse("March 2020"), source="a test")
    assert queries.mail_rules_on(house, date(2018, 1, 1)) == old
    assert queries.mail_rules_on(house, date(2026, 1, 1)) == new
    assert queries.mail_rules_on(house, date(2020, 1, 15)) is None


def test_rules_are_verified_by_somebody_on_a_day_or_not_at_all() -> None:
    house = prison()
    with pytest.raises(IntegrityError), transaction.atomic():
        MailRules.objects.create(prison=house, verified_by="Ann Example", source="a test")


def test_a_fictional_county_cannot_carry_a_real_code() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        County.objects.create(
            key="zz-county",
            name="Example County",
            kind="county",
            jurisdiction=state("MO"),
            fips="29998",
            source="a test",
            fictional=True,
        )


def test_lists_of_prisons_and_agencies_need_few_queries(django_assert_num_queries: object) -> None:
    house = prison()
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert [p.county for p in queries.prisons_in(house.jurisdiction)] == [None]
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert list(queries.agencies_in(house.jurisdiction, "police")) == []
