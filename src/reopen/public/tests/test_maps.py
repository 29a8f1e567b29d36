"""The map of the country and of each state."""

import re

import pytest
from django.test import Client

from reopen.places import gazetteer
from reopen.public.tests.commons import make_unit

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_every_state_is_a_link_with_its_name_and_counts(shipped: None, client: Client) -> None:
    make_unit("jackson", "29095")
    drawn = page(client, "/units/map/")
    links = re.findall(r'<a href="/units/map/(\w\w)/" aria-label="([^"]+)">', drawn)
    assert len(links) == 51
    said = dict(links)
    assert said["mo"].startswith("Missouri: 1 of 115 counties has a unit of its own.")
    assert "We know of none: 114" in said["mo"]


def test_shares_are_those_of_the_people_in_2019(shipped: None, client: Client) -> None:
    make_unit("la", "06037")
    make_unit("michigan", "us-mi", kind="attorney_general")
    people = sum(c.population for c in gazetteer.counties().values())
    own = 100 * gazetteer.counties()["06037"].population / people
    michigan = gazetteer.states()["26"]
    both = own + 100 * sum(c.population for c in gazetteer.counties_in(michigan)) / people
    drawn = page(client, "/units/map/")
    assert f"{own:.1f} % of the people" in drawn
    assert f"{both:.1f} % where that or a statewide unit worked" in drawn


def test_an_unconfirmed_unit_counts_in_no_share(shipped: None, client: Client) -> None:
    make_unit("la", "06037", mark="unverified")
    assert "0.0 % of the people" in page(client, "/units/map/")


def test_the_day_can_be_chosen(shipped: None, client: Client) -> None:
    make_unit("jackson", "29095", since="2019")
    assert "Missouri: 0 of 115" in page(client, "/units/map/?on=2018")
    then = page(client, "/units/map/?on=2020")
    assert "Missouri: 1 of 115" in then
    assert 'href="/units/map/mo/?on=2020-12-31"' in then


@pytest.mark.parametrize("typed", ["nonsense", "1850", "2999-01-01", "<b>", "\x00"])
def test_a_day_that_cannot_be_read_says_so_and_shows_today(
    shipped: None, client: Client, typed: str
) -> None:
    said = client.get("/units/map/", {"on": typed}).content.decode()
    assert "This day could not be read" in said


def test_a_state_lists_its_counties_as_links_and_in_a_table(shipped: None, client: Client) -> None:
    make_unit("jackson", "29095")
    drawn = page(client, "/units/map/mo/")
    assert 'aria-label="Jackson County: A unit of its own or of its district"' in drawn
    assert drawn.count('href="/county/29095/"') == 2
    assert drawn.count('class="m-dot"') == 1
    assert drawn.count('class="m-county"') == 115


@pytest.mark.parametrize("slug", ["pr", "xx", "MO", "missouri"])
def test_there_is_no_map_of_what_is_no_state(shipped: None, client: Client, slug: str) -> None:
    assert client.get(f"/units/map/{slug}/").status_code == 404


def test_the_map_is_light_and_has_no_style_of_its_own(shipped: None, client: Client) -> None:
    packed = client.get("/units/map/", headers={"accept-encoding": "gzip"})
    assert len(packed.content) < 150_000
    assert "style=" not in page(client, "/units/map/")
