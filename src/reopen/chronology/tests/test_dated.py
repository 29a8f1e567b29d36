"""Dated sentences: found once, kept as facts or dismissed, each undone; further pages of a fact."""

import io

import pytest
from django.core.exceptions import ValidationError
from docx import Document as Paper
from tests.cast import Cast, acting, signed_in

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.chronology.access import visible_citations, visible_dated_sentences
from reopen.chronology.actions import cite_page, write_fact
from reopen.chronology.actions.facts import Told
from reopen.chronology.dated import dated_sentences_of
from reopen.chronology.looking import look_through
from reopen.chronology.models import DatedSentence, Fact
from reopen.documents.actions import wall_document
from reopen.documents.models import Document, Page
from reopen.documents.tests.factories import work_off
from reopen.documents.tests.shelf import Shelf, read_by_hand, stocked
from reopen.lib.dates import parse

pytestmark = pytest.mark.django_db
FIRST = "On May 3, 1987 the clerk left the store.\nHe wore a green jacket."
SECOND = "It rained in June 1987 for days on end.\nOn May 9, 1987 she was asked about it again."


def _looked(cast: Cast) -> Shelf:
    shelf = stocked(cast, FIRST, SECOND)
    with acting(cast.alice) as actor:
        organization = str(actor.organization_id)
    look_through(organization, str(shelf.case))
    return shelf


def _case(shelf: Shelf) -> Case:
    return Case.objects.get(pk=shelf.case)


def _states(actor: Actor, shelf: Shelf) -> list[tuple[str, str]]:
    return [(row.date.text, row.state) for row in dated_sentences_of(actor, _case(shelf))]


def _page(shelf: Shelf, number: int) -> Page:
    return Page.objects.select_related("document__case").get(document=shelf.document, number=number)


def test_sentences_stand_in_the_order_of_time_and_a_month_is_a_month(cast: Cast) -> None:
    shelf = _looked(cast)
    with acting(cast.alice) as actor:
        assert [date for date, _ in _states(actor, shelf)] == [
            "1987-05-03", "1987-05-09", "1987-06",
        ]  # fmt: skip


def test_a_sentence_is_kept_as_a_fact_at_its_place_and_offered_again_without_it(
    cast: Cast,
) -> None:
    shelf = _looked(cast)
    browser = signed_in(cast.alice)
    with acting(cast.alice):
        sentence = DatedSentence.objects.get(page__number=1)
    url = f"/o/{shelf.org}/dated/{sentence.pk}/keep/"
    answer = browser.post(url, {"back": "q=clerk"})
    assert answer["Location"] == shelf.case_url("dated_sentences") + "?q=clerk"
    with acting(cast.alice) as actor:
        fact = Fact.objects.get()
        assert (fact.start, fact.date.text, fact.number) == (sentence.start, "1987-05-03", 1)
        assert _states(actor, shelf)[0] == ("1987-05-03", "kept")
    again = browser.post(url, follow=True)  # from another tab
    assert "kept as a fact already" in again.content.decode()
    with acting(cast.alice):
        assert Fact.objects.get() == fact
    browser.post(f"/o/{shelf.org}/facts/{fact.pk}/remove/", {"to": "dates"})
    with acting(cast.alice) as actor:
        assert _states(actor, shelf)[0] == ("1987-05-03", "open")


def test_a_dismissal_holds_when_the_page_is_read_again_and_can_be_undone(cast: Cast) -> None:
    shelf = _looked(cast)
    browser = signed_in(cast.alice)
    with acting(cast.alice) as actor:
        sentence = DatedSentence.objects.get(page__number=1)
    browser.post(f"/o/{shelf.org}/dated/{sentence.pk}/dismiss/")
    assert "The clerk left" not in browser.get(shelf.url("page", page=1)).content.decode()
    with acting(cast.alice) as actor:
        _page(shelf, 1).delete()
        read_by_hand(Document.objects.get(pk=shelf.document), 1, f"Stamped.\n{FIRST}")
        organization = str(actor.organization_id)
    look_through(organization, str(shelf.case))
    with acting(cast.alice) as actor:
        assert _states(actor, shelf)[0] == ("1987-05-03", "dismissed")
        sentence = DatedSentence.objects.get(page__number=1)
    browser.post(f"/o/{shelf.org}/dated/{sentence.pk}/restore/")
    with acting(cast.alice) as actor:
        assert _states(actor, shelf)[0] == ("1987-05-03", "open")


def test_only_new_pages_are_looked_through(cast: Cast) -> None:
    shelf = _looked(cast)
    with acting(cast.alice) as actor:
        first = set(DatedSentence.objects.values_list("pk", flat=True))
        document = Document.objects.get(pk=shelf.document)
        read_by_hand(document, 3, "On May 4, 1987 nobody came by the store.")
        organization = str(actor.organization_id)
    look_through(organization, str(shelf.case))
    with acting(cast.alice):
        assert first < set(DatedSentence.objects.values_list("pk", flat=True))
        assert DatedSentence.objects.count() == 4


def test_pages_are_looked_through_on_demand_in_the_background(cast: Cast) -> None:
    shelf = stocked(cast, FIRST)
    listed = signed_in(cast.alice).get(shelf.case_url("dated_sentences"))
    assert listed.context["unseen"] == 1
    signed_in(cast.alice).post(shelf.case_url("dated_look"))
    with acting(cast.alice) as actor:
        work_off(actor)
        assert _states(actor, shelf) == [("1987-05-03", "open")]


def test_a_further_page_is_cited_once_and_shown_on_both_pages(cast: Cast) -> None:
    shelf = _looked(cast)
    with acting(cast.alice) as actor:
        told = Told("The clerk left.", parse("May 3, 1987"))
        fact = write_fact(actor, _case(shelf), told=told, page=_page(shelf, 1))
        cite_page(actor, fact, page=_page(shelf, 2), quote="about it again")
        for number in (1, 2):
            with pytest.raises(ValidationError, match="already"):
                cite_page(actor, fact, page=_page(shelf, number))
    browser = signed_in(cast.alice)
    viewer = browser.get(shelf.url("page", page=2)).content.decode()
    assert "cited here too" in viewer
    assert viewer.count('class="mark mark-fact"') == 1
    assert shelf.url("page", page=2) in browser.get(shelf.case_url("chronology")).content.decode()


def test_behind_a_wall_there_is_neither_sentence_nor_citation(cast: Cast) -> None:
    shelf = _looked(cast)
    with acting(cast.dana) as director:
        other = stocked(cast, "The clerk left at ten, they say.", by=cast.dana)
        case = Case.objects.get(pk=other.case)
        fact = write_fact(director, case, told=Told("The clerk left."))
        page = Page.objects.select_related("document__case").get(document=other.document)
        cite_page(director, fact, page=page)
        wall_document(director, Document.objects.get(pk=shelf.document))
        wall_document(director, page.document)
        assert visible_citations(director).count() == 1
    with acting(cast.alice) as actor:
        assert not visible_dated_sentences(actor).exists()
        assert not visible_citations(actor).exists()


def test_the_word_document_tells_dates_as_known_and_every_page(cast: Cast) -> None:
    shelf = _looked(cast)
    with acting(cast.alice) as actor:
        told = Told("It rained.", parse("June 1987"), people="D. Odell", standing="disputed")
        fact = write_fact(actor, _case(shelf), told=told, page=_page(shelf, 2))
        cite_page(actor, fact, page=_page(shelf, 1))
    answer = signed_in(cast.alice).get(shelf.case_url("chronology") + "?format=docx")
    (table,) = Paper(io.BytesIO(answer.content)).tables
    cells = [cell.text for cell in table.rows[1].cells]
    assert cells[:2] == ["June 1987", "It rained.\nD. Odell · Disputed"]
    assert "page 2\n" in cells[2]
    assert cells[2].endswith("page 1")
