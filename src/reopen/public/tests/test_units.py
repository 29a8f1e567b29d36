"""Pages of units: the list, one unit as answers, coverage, growth."""

import csv
import io

import pytest
from django.core.cache import cache
from django.test import Client

from reopen.units.loading import load_units

pytestmark = pytest.mark.usefixtures("shipped")


@pytest.fixture(autouse=True)
def _units(shipped: None) -> None:
    cache.clear()
    load_units()


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def rows(client: Client, path: str) -> list[dict[str, str]]:
    text = client.get(path).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_list_is_narrowed_by_the_address(client: Client) -> None:
    assert len(rows(client, "/units/?format=csv")) == 80
    texas = rows(client, "/units/?format=csv&state=us-tx")
    assert {row["state"] for row in texas} == {"TX"}
    assert [r["key"] for r in rows(client, "/units/?format=csv&q=kansas+city")] == ["jackson-mo"]
    hearsay = rows(client, "/units/?format=csv&status=unverified")
    assert {row["mark"] for row in hearsay} == {"unverified"}
    assert len(rows(client, "/units/?format=csv&status=nonsense")) == 80


def test_the_list_is_sorted_by_the_address(client: Client) -> None:
    people = [int(r["population_2019"]) for r in rows(client, "/units/?format=csv&sort=-people")]
    assert people == sorted(people, reverse=True)


def test_no_unit_that_fits_leads_to_the_county(client: Client) -> None:
    assert "No unit fits" in page(client, "/units/?q=atlantis")


def test_a_unit_reads_like_an_answer(client: Client) -> None:
    text = page(client, "/units/jackson-mo/")
    assert "Is there a unit?" in text
    assert "waives procedural safeguards" in text
    assert "We do not know." in text
    assert "checked 20 November 2026" in text
    assert "/county/29095/letter/" in text
    assert "never added up" in text


def test_a_unit_that_nobody_confirmed_says_so(client: Client) -> None:
    assert "Nobody has confirmed that this unit is at work" in page(client, "/units/merced-ca/")


def test_a_unit_for_its_own_convictions_says_so(client: Client) -> None:
    assert "Only some convictions there." in page(client, "/units/massachusetts-ag/")


def test_it_is_read_in_spanish(client: Client) -> None:
    text = page(client, "/es/units/jackson-mo/")
    assert "¿Hay una unidad?" in text
    assert "renuncia a garantías" in text


def test_coverage_is_told_on_a_day(client: Client) -> None:
    assert "31 December 2018" in page(client, "/units/coverage/?on=2018-12-31")
    told = rows(client, "/units/coverage/?format=csv&on=2007-12-31")
    assert len(told) == 51
    assert {row["state"] for row in told if row["units"] != "0"} == {"CA", "TX"}
    page(client, "/units/coverage/?on=tomorrow")


def test_growth_has_a_drawing_a_table_and_the_numbers_of_others(client: Client) -> None:
    text = page(client, "/units/growth/")
    assert "<svg" in text
    assert "Units in 2013, as one page of the Registry has it." in text
    assert rows(client, "/units/growth/?format=csv")[-1]["year"] == "2026"


def test_an_unknown_unit_is_not_found(client: Client) -> None:
    assert client.get("/units/nowhere/").status_code == 404


def test_no_page_sets_a_cookie(client: Client) -> None:
    for path in ("/units/", "/units/jackson-mo/", "/units/coverage/", "/units/growth/"):
        assert client.get(path).cookies == {}
