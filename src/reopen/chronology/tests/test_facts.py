"""Facts: where they stand, who sees them, how their dates are kept."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast, acting, signed_in

from reopen.accounts.tenancy import acting_as_system
from reopen.cases.models import Case
from reopen.chronology.access import visible_facts, visible_statements
from reopen.chronology.actions import add_statement, write_fact
from reopen.chronology.actions.facts import Told
from reopen.chronology.actions.statements import Spoken
from reopen.chronology.models import Fact, Statement
from reopen.chronology.queries import facts_of
from reopen.documents.models import Document, Page
from reopen.documents.tests.shelf import Shelf, stocked
from reopen.lib.dates import PartialDate, parse

pytestmark = pytest.mark.django_db
FIRST = "On May 3, 1987 the clerk left\nthe store at 9:40 p.m. with a man.\nHe wore a green jacket."
SECOND = "On May 9, 1987 I was asked again.\nHe wore a blue jacket then."


def _body(client: object, url: str) -> str:
    response = client.get(url)  # type: ignore[attr-defined]
    assert response.status_code == 200
    return str(response.content.decode())


def _page(shelf: Shelf, number: int = 1) -> Page:
    return Page.objects.select_related("document__case").get(document=shelf.document, number=number)


def test_a_dated_sentence_of_a_page_becomes_a_fact_that_leads_back_to_it(cast: Cast) -> None:
    shelf = stocked(cast, FIRST)
    client = signed_in(cast.alice)
    form_url = f"{shelf.url('fact_add', page=1)}?at=0"
    assert form_url.replace("&", "&amp;") in _body(client, shelf.url("page", page=1))
    form = _body(client, form_url)
    assert "3 May 1987" in form
    assert "21:40" in form
    answer = client.post(
        shelf.url("fact_add", page=1),
        {"date": "May 3, 1987", "text": "The clerk left.", "standing": "agreed",
         "quote": "the clerk left the store"},
    )  # fmt: skip
    assert answer.status_code == 302
    with acting(cast.alice):
        fact = Fact.objects.get()
    assert fact.quote == "the clerk left\nthe store"
    viewer = _body(client, shelf.url("page", page=1))
    assert viewer.count('class="mark mark-fact"') == 2
    assert "?at=0" not in viewer
    listed = _body(client, shelf.case_url("chronology"))
    assert f"{shelf.url('page', page=1)}#spot-{fact.pk}" in listed


def test_words_that_stand_nowhere_on_the_page_are_refused_with_the_form_kept(cast: Cast) -> None:
    shelf = stocked(cast, FIRST)
    answer = signed_in(cast.alice).post(
        shelf.url("fact_add", page=1),
        {"text": "Kept words", "standing": "unknown", "quote": "a red pickup truck"},
    )
    assert answer.status_code == 422
    assert "not found on the page" in answer.content.decode()
    assert "Kept words" in answer.content.decode()


def test_partial_dates_sort_as_spans_and_unknown_ones_come_last(cast: Cast) -> None:
    shelf = stocked(cast, FIRST)
    with acting(cast.alice) as actor:
        case = Case.objects.get(pk=shelf.case)
        for typed in ("", "June 3, 1987", "1988", "June 1987", "about 1986"):
            write_fact(actor, case, told=Told(typed or "unknown", parse(typed)))
        order = [fact.text for fact in facts_of(actor, case)]
    assert order == ["about 1986", "June 1987", "June 3, 1987", "1988", "unknown"]


def test_a_month_is_written_and_drawn_as_a_month(cast: Cast) -> None:
    shelf = stocked(cast, FIRST)
    with acting(cast.alice) as actor:
        case = Case.objects.get(pk=shelf.case)
        write_fact(actor, case, told=Told("First", parse("June 1987")))
        write_fact(actor, case, told=Told("Second", parse("July 4, 1987")))
    body = _body(signed_in(cast.alice), shelf.case_url("chronology"))
    assert "<strong>June 1987</strong>" in body
    assert body.count("<circle") == 1
    found = _body(signed_in(cast.alice), shelf.case_url("chronology") + "?until=June+10+1987")
    assert "First" in found
    assert "Second" not in found


def test_a_filter_that_was_not_understood_says_so(cast: Cast) -> None:
    shelf = stocked(cast, FIRST)
    body = _body(signed_in(cast.alice), shelf.case_url("chronology") + "?since=31+June+1988")
    assert "there is no day 31" in body


def test_a_printed_list_says_what_it_leaves_out(cast: Cast) -> None:
    shelf = stocked(cast, FIRST)
    client, url = signed_in(cast.alice), shelf.case_url("chronology")
    assert "Do the sides agree?: Agreed" in _body(client, url + "?standing=agreed&q=")
    assert "asked-for" not in _body(client, url)


def test_a_fact_is_changed_removed_and_put_back(cast: Cast) -> None:
    shelf = stocked(cast, FIRST)
    client = signed_in(cast.alice)
    client.post(shelf.case_url("fact_new"), {"text": "He came.", "standing": "unknown"})
    with acting(cast.alice):
        fact = Fact.objects.get()
    base = f"/o/{shelf.org}/facts/{fact.pk}/"
    client.post(f"{base}edit/", {"text": "He went.", "standing": "disputed", "date": "1987"})
    body = _body(client, shelf.case_url("chronology"))
    assert "He went." in body
    assert "Disputed" in body
    client.post(f"{base}remove/")
    assert "He went." not in _body(client, shelf.case_url("chronology"))
    assert "He went." in _body(client, shelf.case_url("chronology") + "?removed=yes")
    client.post(f"{base}restore/")
    assert "He went." in _body(client, shelf.case_url("chronology"))


def test_what_stands_on_a_walled_page_is_in_nobody_elses_chronology(cast: Cast) -> None:
    shelf = stocked(cast, FIRST)
    with acting(cast.alice) as actor:
        page = _page(shelf)
        write_fact(actor, page.document.case, told=Told("Sealed"), page=page)
        add_statement(actor, page.document, spoken=Spoken("D. Odell", 1, 1))
        organization = actor.organization
    with acting_as_system(organization):
        Document.objects.filter(pk=shelf.document).update(walled=True)
    with acting(cast.cora) as actor:
        assert not visible_facts(actor).exists()
        assert not visible_statements(actor).exists()
    assert "Sealed" not in _body(signed_in(cast.cora), shelf.case_url("chronology"))


def test_the_table_taken_away_keeps_the_date_as_known(cast: Cast) -> None:
    shelf = stocked(cast, FIRST)
    with acting(cast.alice) as actor:
        case = Case.objects.get(pk=shelf.case)
        write_fact(actor, case, told=Told("=1+1", PartialDate.from_text("1987-06")))
    answer = signed_in(cast.alice).get(shelf.case_url("chronology") + "?format=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][:4] == ["June 1987", "1987-06", "", "'=1+1"]


def test_two_statements_are_read_side_by_side(cast: Cast) -> None:
    shelf = stocked(cast, FIRST, SECOND)
    client = signed_in(cast.alice)
    for number, day in ((1, "May 3, 1987"), (2, "May 9, 1987")):
        answer = client.post(
            shelf.url("statement_add", page=number),
            {"witness": "Dolores Odell", "kind": "police", "date": day, "first": number,
             "last": number},
        )  # fmt: skip
        assert answer.status_code == 302
    with acting(cast.alice):
        keys = [str(statement.pk) for statement in Statement.objects.all()]
    assert "Dolores Odell" in _body(client, shelf.case_url("statements"))
    url = f"{shelf.case_url('statements_compare')}?s={keys[0]}&s={keys[1]}&rows=differing"
    body = _body(client, url)
    assert "<del>green</del>" in body
    assert "<ins>blue</ins>" in body
    assert shelf.url("page", page=2) in body


def test_a_statement_lies_within_its_document(cast: Cast) -> None:
    shelf = stocked(cast, FIRST)
    with acting(cast.alice) as actor, pytest.raises(ValidationError, match="pages 1 to 1"):
        add_statement(actor, _page(shelf).document, spoken=Spoken("D. Odell", 1, 2))


def test_a_statement_is_changed_where_it_was_named_wrongly(cast: Cast) -> None:
    shelf = stocked(cast, FIRST, SECOND)
    with acting(cast.alice) as actor:
        made = add_statement(actor, _page(shelf).document, spoken=Spoken("D. Odel", 1, 1))
    client = signed_in(cast.alice)
    url = f"/o/{cast.harbor.slug}/statements/{made.pk}/edit/"
    assert url in _body(client, shelf.case_url("statements"))
    assert 'value="D. Odel"' in _body(client, url)
    right = {"witness": "D. Odell", "kind": "trial", "date": "May 1987", "first": 1, "last": 2}
    assert client.post(url, {**right, "last": 7}).status_code == 422
    assert client.post(url, right).status_code == 302
    body = _body(client, shelf.case_url("statements"))
    assert "D. Odell" in body
    assert "pages 1 to 2" in body
    with acting(cast.alice):
        made.refresh_from_db()
        assert (made.kind, str(made.date)) == ("trial", "1987-05")
