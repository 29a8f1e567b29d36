"""Searching, as a person does it."""

import csv
import io
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import Cast, acting, signed_in

from reopen.audit.models import Event
from reopen.documents.actions import wall_document
from reopen.documents.models import Document, Page
from reopen.documents.tests.shelf import stocked

URL = "/o/harbor/search/"


def found(cast: Cast, who: str = "alice", **asked: Any) -> str:
    response = signed_in(getattr(cast, who)).get(URL, asked)
    assert response.status_code == 200
    return response.content.decode()


def test_a_result_opens_the_viewer_at_its_page_with_the_search(cast: Cast) -> None:
    shelf = stocked(cast, "Nothing here.", "The lantern was out.")
    body = found(cast, q="lantern")
    assert f'href="{shelf.url("page", page=2)}?q=lantern#hit"' in body
    assert "The <mark>lantern</mark> was out." in body
    assert "Pages with “lantern”." in body


def test_how_the_query_was_understood_is_said(cast: Cast) -> None:
    stocked(cast, "The lantern was out.")
    body = found(cast, q='"lantern was')
    assert "the exact phrase “lantern was”" in body
    assert "Note:" in body


def test_without_a_query_nothing_is_searched(cast: Cast) -> None:
    stocked(cast, "The lantern was out.")
    assert "What are you looking for?" in found(cast)


def test_nothing_found_says_what_to_try(cast: Cast) -> None:
    stocked(cast, "The lantern was out.")
    assert "No page has this" in found(cast, q="zebra")


def test_a_search_that_is_too_wide_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from reopen.documents.search import QueryTooWideError
    from reopen.documents.views import search

    def too_wide(*args: object, **kwargs: object) -> None:
        raise QueryTooWideError("Give more letters before a *.")

    monkeypatch.setattr(search, "search", too_wide)
    assert "Give more letters before a *." in found(cast, q="a*")


def test_one_case_or_one_source_can_be_searched(cast: Cast) -> None:
    here = stocked(cast, "The lantern was out.", path="here.pdf")
    stocked(cast, "Another lantern.", path="elsewhere.pdf")
    both = found(cast, q="lantern")
    assert "here.pdf, page 1" in both
    assert "elsewhere.pdf, page 1" in both
    for narrowed in ({"case": here.number}, {"source": here.source}):
        body = found(cast, q="lantern", **narrowed)
        assert "here.pdf, page 1" in body
        assert "elsewhere.pdf, page 1" not in body


def test_facets_lead_to_narrower_searches(cast: Cast) -> None:
    here = stocked(cast, "The lantern was out.")
    stocked(cast, "Another lantern.")
    assert f'href="?q=lantern&amp;case={here.number}"' in found(cast, q="lantern")


def test_the_box_on_top_finds_cases_too(cast: Cast) -> None:
    shelf = stocked(cast, "One page.")
    body = found(cast, q="Lantern Street")
    assert reverse("case_overview", args=["harbor", shelf.number]) in body


def test_what_is_behind_a_wall_is_neither_found_nor_counted(cast: Cast) -> None:
    stocked(cast, "The lantern was out.")
    with acting(cast.alice) as actor:
        wall_document(actor, Document.objects.get())
    body = found(cast, "ivan", q="lantern")
    assert "No page has this" in body
    assert "report.pdf" not in body


def test_pages_not_in_the_search_yet_are_said(cast: Cast) -> None:
    stocked(cast, "The lantern was out.")
    with acting(cast.alice):
        Page.objects.update(revision=7)
    assert "1 page is not in the search yet." in found(cast, q="lantern")


def test_all_rows_as_csv_are_recorded_with_their_number(cast: Cast) -> None:
    shelf = stocked(cast, *["The lantern was out."] * 25)
    response = signed_in(cast.alice).get(URL, {"q": "lantern", "format": "csv"})
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 25
    assert rows[0]["Snippet"] == "The lantern was out."
    assert shelf.url("page", page=int(rows[0]["Page"])) in rows[0]["Address"]
    with acting(cast.alice):
        event = Event.objects.get(kind="search.exported")
        assert event.facts == {"rows": 25, "format": "csv"}


def test_whoever_may_not_take_results_away_is_refused(cast: Cast) -> None:
    stocked(cast, "The lantern was out.")
    response = signed_in(cast.stella).get(URL, {"q": "lantern", "format": "csv"})
    assert response.status_code == 403


def test_screens_follow_each_other(cast: Cast) -> None:
    stocked(cast, *["The lantern was out."] * 25)
    assert "21\N{EN DASH}25 of <strong>25</strong>" in found(cast, q="lantern", page=2)


@pytest.mark.parametrize("asked", [
    {"source": "nonsense"}, {"case": "1999-0001"}, {"page": "x"}, {"page": "99999"},
    {"added_from": "never"},
])  # fmt: skip
def test_nonsense_in_the_address_is_no_error(cast: Cast, asked: dict[str, str]) -> None:
    stocked(cast, "The lantern was out.")
    found(cast, q="lantern", **asked)
