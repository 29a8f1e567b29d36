"""A page behind a wall is not there: not as a page, a match, a status, a word or a count."""

import pytest
from tests.cast import Cast, acting, signed_in

from reopen.disclosure.access import visible_decisions, visible_differences, visible_matches
from reopen.disclosure.actions import decide
from reopen.disclosure.board import board_of
from reopen.disclosure.models import ComparedPage
from reopen.disclosure.outcome import outcomes
from reopen.disclosure.queries import Filters, matches_of, narrowed, pages_of
from reopen.disclosure.tests.factories import Table, comparison_of, laid_out
from reopen.documents.actions import wall_document
from reopen.documents.models import Document

pytestmark = pytest.mark.django_db


def _walled(cast: Cast, path: str) -> Table:
    table = laid_out(cast)
    with acting(cast.dana) as actor:
        wall_document(actor, Document.objects.get(path=path))
    return table


def test_a_walled_copy_counts_only_for_who_passes_the_wall(cast: Cast) -> None:
    table = _walled(cast, "tray/copies.pdf")
    with acting(cast.dana) as actor:
        assert board_of(actor, comparison_of(table)).counts["not_found"] == 1
    with acting(cast.alice) as actor:
        assert board_of(actor, comparison_of(table)).counts["not_found"] == 3
        assert not visible_matches(actor).exists()
        assert not visible_differences(actor).exists()
        for found in outcomes(actor, comparison_of(table)):
            assert (found.status, found.matches, found.differences) == ("not_found", [], [])
            assert not matches_of(actor, found.page).exists()


def test_a_filter_finds_nothing_by_what_a_walled_copy_says(cast: Cast) -> None:
    table = _walled(cast, "tray/copies.pdf")
    with acting(cast.alice) as actor:
        pages = pages_of(actor, comparison_of(table))
        assert not narrowed(actor, comparison_of(table), pages, Filters(kind="time")).exists()
        assert not narrowed(actor, comparison_of(table), pages, Filters(status="altered")).exists()


def test_a_walled_page_of_the_state_is_in_no_list_and_no_count(cast: Cast) -> None:
    table = _walled(cast, "box 1/report.pdf")
    with acting(cast.dana):
        page = ComparedPage.objects.get(side="prosecution", number=1)
    with acting(cast.alice) as actor:
        assert sum(board_of(actor, comparison_of(table)).counts.values()) == 0
    client = signed_in(cast.alice)
    assert "report.pdf" not in client.get(table.url()).content.decode()
    assert client.get(table.url("disclosure_pair", page=page.pk)).status_code == 404
    for form in ("csv", "xlsx", "docx", "pdf"):
        assert (
            b"report.pdf"
            not in client.get(table.url("disclosure_report") + f"?form={form}").content
        )


def test_a_decision_upon_a_walled_copy_shows_only_to_who_passes_the_wall(cast: Cast) -> None:
    table = _walled(cast, "tray/copies.pdf")
    with acting(cast.dana) as actor:
        page = ComparedPage.objects.get(status="altered")
        decide(actor, page, status="given", other=page.matches.get(rank=1).right)
        assert board_of(actor, comparison_of(table)).counts["given"] == 2
    with acting(cast.alice) as actor:
        assert not visible_decisions(actor).exists()
        assert board_of(actor, comparison_of(table)).counts["given"] == 0
