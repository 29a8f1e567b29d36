"""Pages of figures: each number with its set, its day and what is missing, to take away."""

import csv
import json
import re
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from reopen.public.figures.numbers import fraction, of_all, percent, tenths, whole, with_share
from reopen.public.tests.exonerations import import_people
from reopen.registry.queries import Selection
from reopen.registry.queries_kept import figures_of

pytestmark = pytest.mark.django_db

COUNTED = (
    "figures", "figures_years", "figures_factors", "figures_misconduct", "figures_states",
    "figures_crimes", "figures_race",
)  # fmt: skip
every_page = pytest.mark.parametrize("name", COUNTED)


@pytest.fixture
def imported(shipped: None) -> None:
    import_people()


def _page(client: Client, name: str, query: str = "", status: int = 200) -> str:
    response = client.get(f"{reverse(f'public:{name}')}{query}")
    assert response.status_code == status
    return response.content.decode()


@every_page
def test_before_an_import_a_page_says_how_one_is_made(
    client: Client, shipped: None, name: str
) -> None:
    page = _page(client, name)
    assert "reopen registry import FILE" in page
    assert "<svg" not in page.split("<main")[1].replace('<svg class="icon"', "")


@every_page
def test_every_chart_has_a_table_a_day_and_a_definition_beside_it(
    client: Client, imported: None, name: str
) -> None:
    page = _page(client, name)
    sheets = page.split('<section class="figure-sheet"')[1:]
    assert sheets
    assert all(("<table" in sheet, 'role="img"' in sheet) == (True, True) for sheet in sheets)
    assert "A blank means not known" in page
    assert "5 January 2024" in page
    assert "Officials significantly abused their authority" in page


@every_page
def test_every_sheet_is_taken_as_csv_json_and_pictures(
    client: Client, imported: None, name: str
) -> None:
    page = _page(client, name)
    taken = re.findall(r'href="([^"]+as=(csv|json|svg|png)[^"]*)"', page)
    assert {form for _url, form in taken} == {"csv", "json", "svg", "png"}
    for url, form in taken:
        response = client.get(url.replace("&amp;", "&").removeprefix("http://testserver"))
        assert response.status_code == 200, url
        assert form in response["Content-Type"].replace("image/svg+xml", "svg")


@every_page
def test_a_page_of_figures_is_light(client: Client, imported: None, name: str) -> None:
    packed = client.get(reverse(f"public:{name}"), headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < 20_000


def test_what_is_chosen_stands_in_the_address_and_is_counted(
    client: Client, imported: None
) -> None:
    page = _page(client, "figures", "?state=il&mark=ciu&mark=io")
    assert "<strong>20</strong>" in page
    assert "20 of 20 (100%)" in page
    assert 'aria-label="Take away: Illinois"' in page
    assert "?mark=ciu&amp;mark=io" in page  # the address without the state
    none = _page(client, "figures", "?year=1990")
    assert "No exoneration fits what was chosen" in none


def test_a_day_leaves_out_what_was_posted_later(client: Client, imported: None) -> None:
    assert "<strong>30</strong>" in _page(client, "figures", "?year=2018")
    then = _page(client, "figures", "?year=2018&as_of=2019-04-09")
    assert "<strong>25</strong>" in then
    assert "as of 9 April 2019" in then


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?year=abcd", "“abcd” is not a year"),
        ("?state=ZZ", "“ZZ” is not a state"),
        ("?county=x", "No county has the code “x”"),
        ("?crime=x", "No crime is called “x”"),
        ("?race=x", "“x” is none of the Registry&#x27;s words"),
        ("?mark=x", "Nothing is counted under “x”"),
        ("?as_of=soon", "“soon” is not a day"),
        ("?state=%3Cb%3E", "“&lt;b&gt;” is not a state"),
    ],
)
def test_what_is_not_understood_is_said_and_nothing_is_counted(
    client: Client, imported: None, query: str, sentence: str
) -> None:
    page = _page(client, "figures", f"{query}&since=2010", status=400)
    assert sentence in page
    assert "<option selected>2010</option>" in page
    assert 'class="large-numbers"' not in page


def test_a_state_has_a_page_and_what_is_no_state_has_none(client: Client, imported: None) -> None:
    page = client.get("/figures/states/il/").content.decode()
    assert "<h1>Illinois</h1>" in page
    assert "Cook County, IL" in page
    assert client.get("/figures/states/zz/").status_code == 404


def test_a_line_of_csv_says_what_it_counts_and_from_where(client: Client, imported: None) -> None:
    body = client.get("/figures/?as=csv&sheet=causes&year=2018").content.decode("utf-8-sig")
    lines = {line["key"]: line for line in csv.DictReader(StringIO(body))}
    line = lines["official_misconduct"]
    assert (line["n"], line["of"], line["not_known"]) == ("20", "30", "10")
    assert line["share"] == "0.6667"
    assert (line["selection"], line["as_of"]) == ("2018", "2024-01-05")
    assert "National Registry of Exonerations" in line["source"]


def test_a_label_that_a_spreadsheet_would_calculate_stays_a_label(
    client: Client, shipped: None
) -> None:
    import_people(county="=cmd()")
    body = client.get("/figures/states/il/?as=csv&sheet=counties").content.decode("utf-8-sig")
    labels = [line["label"] for line in csv.DictReader(StringIO(body))]
    assert labels
    assert not any(label.startswith("=") for label in labels)
    page = client.get("/figures/states/il/").content.decode()
    assert "=cmd()" in page


def test_json_carries_set_definitions_and_notes(client: Client, imported: None) -> None:
    got = json.loads(client.get("/figures/?as=json&sheet=officials&state=IL").content)
    assert (got["n"], got["made_up"], got["as_of"]) == (20, False, "2024-01-05")
    assert got["selection"] == {"state": ["IL"]}
    assert got["address"] == "http://testserver/figures/?state=IL"
    assert "since 1989" in got["set"]
    assert got["definitions"]["police"]
    assert any("not known" in note for note in got["notes"])


def test_made_up_figures_are_marked_wherever_they_go(client: Client, shipped: None) -> None:
    import_people(made_up=True)
    page = _page(client, "figures")
    assert page.count("Made-up figures of the demo world") >= 4
    rows = csv.DictReader(StringIO(client.get("/figures/?as=csv").content.decode("utf-8-sig")))
    assert all("Made-up" in row["source"] for row in rows)
    assert "made-up" in client.get("/figures/?as=csv")["Content-Disposition"]
    assert json.loads(client.get("/figures/?as=json").content)["made_up"] is True
    assert b"Made-up figures" in client.get("/figures/?as=svg").content
    assert "Made-up figures" in _page(client, "misconduct")
    assert "Made-up figures" in _page(client, "figures_2018")


def test_a_shared_link_shows_a_picture_of_the_view(client: Client, imported: None) -> None:
    page = _page(client, "figures", "?state=IL")
    found = re.search(r'<meta property="og:image" content="([^"]+)"', page)
    assert found
    address = found[1].replace("&amp;", "&")
    assert address == "http://testserver/figures/?state=IL&as=png"
    picture = client.get(address.removeprefix("http://testserver"))
    assert Image.open(BytesIO(picture.content)).size == (1200, 630)
    assert "Exonerations: 20." in page


def test_numbers_are_written_as_the_language_writes_them(client: Client, imported: None) -> None:
    assert "20 · 67%" in _page(client, "figures")
    assert "20 · 67\u00a0%" in client.get("/es/figures/").content.decode()


def test_a_second_reader_does_not_count_again(client: Client, imported: None) -> None:
    client.get("/figures/years/?year=2018")
    with CaptureQueriesContext(connection) as asked:
        client.get("/figures/years/?since=2018")
    first = len(asked)
    with CaptureQueriesContext(connection) as again:
        client.get("/figures/years/?since=2018&ignored=1")
    assert len(again) < first
    assert not any("COUNT(" in query["sql"] for query in again)


def test_a_new_import_is_counted_at_once(shipped: None) -> None:
    assert figures_of(Selection()).n == 0
    import_people()
    assert figures_of(Selection()).n == 30


def test_small_numbers_are_never_a_share() -> None:
    assert (fraction(9, 100), fraction(10, 20), fraction(5, 5)) == (None, 0.5, None)
    with override("en"):
        assert with_share(9, 100) == "9"
        assert of_all(9, 100) == "9 of 100"


def test_numbers_are_rounded_and_not_cut_off() -> None:
    with override("en"):
        assert [whole(3834.6), tenths(9.37)] == ["3,835", "9.4"]
        assert [percent(0.6519), percent(0.599), percent(0.6519, 1)] == ["65%", "60%", "65.2%"]
        assert [percent(0.003), percent(None)] == ["under 1%", ""]
    with override("es"):
        assert percent(0.6519, 1) == "65.2\u00a0%"
