"""The interface: what it promises, and that it answers everybody alike."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from reopen.api.files import TABLES
from reopen.directory.actions import load_directory
from reopen.lib.registry.tests import made
from reopen.places.actions import load_places
from reopen.registry.importing import File, take_over
from reopen.units.loading import load_units

V1 = "/api/v1/"


@pytest.fixture(scope="module")
def _commons(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        load_places()
        load_units()
        load_directory()
        take_over(File(made.with_postings().csv(), "made.csv"), by="Test")
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def commons(_commons: None, db: None) -> None:
    """What ships, and five made exonerations."""


def get(path: str) -> Any:
    answer = Client().get(V1 + path)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_units_come_in_pages() -> None:
    first = get("units?size=2")
    assert (len(first["results"]), first["page"], first["next"], first["previous"]) == (
        2,
        1,
        2,
        None,
    )
    assert get("units?size=2&page=9999")["results"] == []


def test_a_unit_carries_its_questions_with_their_sources() -> None:
    listed = get("units")["results"][0]
    unit = get(f"units/{listed['key']}")
    assert {answer["value"] for answer in unit["answers"]} <= {"yes", "no", "unknown"}
    assert len(unit["answers"]) == len(get("questions"))
    assert unit["source"]


def test_units_of_a_state() -> None:
    assert {unit["state"] for unit in get("units?state=mo")["results"]} <= {"MO"}


def test_coverage_of_a_day_is_a_share_of_the_people() -> None:
    now, before = get("coverage"), get("coverage?as_of=2000-01-01")
    assert before["counties"] == 0
    assert 0 < now["population"] / now["of_population"] == pytest.approx(now["share"])


def test_a_county_names_its_units() -> None:
    county = get("counties/24510")
    assert (county["name"], county["state"]) == ("Baltimore city", "MD")
    assert get("counties?state=DC")["count"] == 1


def test_organizations_tell_what_they_take() -> None:
    found = get("organizations?size=1")["results"][0]
    assert found.keys() >= {"takes", "contacts", "source", "mark", "checked"}


def test_figures_carry_definition_set_day_and_what_is_missing() -> None:
    found = get("exonerations/figures?year=2018&as_of=2019-04-09&by=state")
    assert (found["n"], found["as_of"]) == (3, "2019-04-09")
    assert found["figures"]["ciu"] | {"label": "", "definition": ""} == {
        "label": "", "definition": "", "n": 1, "of": 3, "unknown": 2,
    }  # fmt: skip
    assert found["groups"][0]["key"] == "IL"
    assert found["notes"]


def test_no_name_of_an_exonerated_person_leaves() -> None:
    everything = "".join(
        Client().get(path).content.decode()
        for path in (
            f"{V1}exonerations/figures?by=county",
            *(f"/data/{name}.json" for name in TABLES),
        )
    )
    assert "Ferncastle" not in everything


@pytest.mark.parametrize("path", ["units?size=9999", "units?page=0", "coverage?as_of=soon"])
def test_wrong_questions_are_refused_with_a_reason(path: str) -> None:
    answer = Client().get(V1 + path)
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_nothing_can_be_written() -> None:
    assert Client().post(f"{V1}units").status_code == 405


def test_scripts_of_other_sites_may_ask_and_ask_again_cheaply() -> None:
    client = Client()
    answer = client.get(f"{V1}coverage")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "max-age" in answer["Cache-Control"]
    assert "Set-Cookie" not in answer
    again = client.get(f"{V1}coverage", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_the_description_names_every_address() -> None:
    described = get("openapi.json")
    assert described["openapi"].startswith("3.")
    assert {"/api/v1/units", "/api/v1/exonerations/figures"} <= described["paths"].keys()
    assert "http" not in json.dumps(described["paths"])


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_the_same_as_csv_and_json(name: str) -> None:
    document = Client().get(f"/data/{name}.json").json()
    lines = list(csv.DictReader(io.StringIO(Client().get(f"/data/{name}.csv").content.decode())))
    assert len(lines) == len(document["rows"]) > 0
    assert document["licence"].startswith("CC BY")
    assert document["as_of"]


def test_the_readme_tells_licence_and_day() -> None:
    text = Client().get("/data/README.txt").content.decode()
    assert "CC BY 4.0" in text
    assert "of 20 March 2019" in text


@pytest.mark.parametrize("feed", ["changes", "registry"])
def test_feeds_come_as_atom(feed: str) -> None:
    answer = Client().get(f"/feeds/{feed}.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert b"<feed" in answer.content


def test_an_import_is_news() -> None:
    assert b"5 exonerations" in Client().get("/feeds/registry.atom").content


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_the_page_of_open_data_in_both_languages(prefix: str) -> None:
    page = Client().get(f"{prefix}/data/").content.decode()
    assert "/data/units.csv" in page
    assert "/api/v1/openapi.json" in page
