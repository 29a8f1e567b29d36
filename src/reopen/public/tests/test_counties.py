"""The search for one's county, and its page."""

import pytest
from django.test import Client

from reopen.public.tests.commons import answer, make_unit

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_one_county_is_gone_to_at_once(client: Client) -> None:
    assert client.get("/county/", {"q": "Jackson County, Missouri"})["Location"] == "/county/29095/"
    assert client.get("/es/county/", {"q": "fips 29095"})["Location"] == "/es/county/29095/"


def test_a_zip_code_says_most_likely(shipped: None, client: Client) -> None:
    there = client.get("/county/", {"q": "64106"})["Location"]
    assert there == "/county/29095/?q=64106"
    assert "most likely in this county" in page(client, there)
    assert "most likely" not in page(client, "/county/29095/?q=10001")


def test_where_several_can_be_meant_they_are_offered(client: Client) -> None:
    offered = page(client, "/county/?q=Fairfax")
    assert 'href="/county/51059/"' in offered
    assert 'href="/county/51600/"' in offered
    assert "the city, which belongs to no county" in offered


def test_a_misspelled_name_and_nothing_at_all(client: Client) -> None:
    assert 'href="/county/29095/"' in page(client, "/county/?q=Jakson County, MO")
    assert "We did not find this place" in page(client, "/county/?q=xyzzy")
    assert "All counties of Missouri" in page(client, "/county/?q=Misuri")
    assert "We do not know the districts of Puerto Rico" in page(client, "/county/?q=00601")


def test_where_none_is_known_the_page_says_so_honestly(shipped: None, client: Client) -> None:
    said = page(client, "/county/29097/")
    assert "We know of none." in said
    assert "That does not mean that nobody in the office looks at old cases." in said
    assert 'href="/county/29097/letter/"' in said
    assert 'href="/help/find/?place=us-mo"' in said


def test_a_unit_of_its_own_question_by_question(shipped: None, client: Client) -> None:
    unit = make_unit("jackson", "29095")
    answer(unit, "publishes", "no", "It says that findings stay inside.")
    answer(unit, "in_charge", "yes", "A chief.", mark="unverified")
    answer(unit, "waives_privilege", "yes", "The form asks for it.")
    said = page(client, "/county/29095/")
    assert "Yes. The prosecutor has a conviction integrity unit." in said
    assert "Second Look Unit jackson" in said
    assert "It says that findings stay inside." in said
    assert "made for a test" in said
    assert "Not confirmed" in said
    assert "Before somebody applies" in said
    assert said.count("We do not know.") == 2  # what it has done, how a case is reviewed


def test_a_statewide_unit_is_not_the_county_s_own(shipped: None, client: Client) -> None:
    make_unit("state", "us-mo", kind="attorney_general")
    said = page(client, "/county/29097/")
    assert "Not of its own, as far as we know." in said
    assert "The statewide unit" in said


def test_what_nobody_confirmed_is_a_perhaps(shipped: None, client: Client) -> None:
    make_unit("jackson", "29095", mark="unverified")
    assert "Perhaps." in page(client, "/county/29095/")


def test_neighbors_with_a_unit_are_named(shipped: None, client: Client) -> None:
    make_unit("wyandotte", "20209")
    assert "Wyandotte County, Kansas" in page(client, "/county/29095/")


def test_the_page_of_a_county_speaks_spanish(shipped: None, client: Client) -> None:
    assert "No conocemos ninguna." in page(client, "/es/county/29097/")


def test_there_is_no_page_for_what_is_no_county(client: Client) -> None:
    assert client.get("/county/00000/").status_code == 404
    assert client.get("/county/missouri/").status_code == 404


@pytest.mark.parametrize("text", ["\x00", "%00", "x" * 3000, "<script>", "'; drop table", "\uff10"])
def test_anything_may_be_typed(client: Client, text: str) -> None:
    response = client.get("/county/", {"q": text})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode().split("<h1>")[1].split("</main>")[0]


def test_looking_up_a_place_asks_no_table(
    client: Client, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        client.get("/county/", {"q": "Springfield"})
