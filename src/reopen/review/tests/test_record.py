"""Exhibits and links: the list, the pages, both ends, and walls."""

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast, acting, signed_in

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.actions import wall_document
from reopen.documents.models import Document, Source
from reopen.documents.tests.factories import make_document
from reopen.documents.tests.shelf import Shelf, read_by_hand
from reopen.review import actions
from reopen.review.models import DocumentLink, Exhibit
from reopen.review.queries_record import (
    exhibit_pages_on,
    exhibits_of,
    find_documents,
    links_at,
)
from reopen.review.tests.desk import desk

pytestmark = pytest.mark.django_db


def _letter(actor: Actor, shelf: Shelf) -> Document:
    source = Source.objects.get(pk=shelf.source)
    letter = make_document(actor, source, b"%PDF-1.4 a letter", "box 2/letter.pdf")
    read_by_hand(letter, 1, "In answer to your report")
    letter.page_count = 1
    letter.save()
    return letter


def _case(shelf: Shelf) -> Case:
    return Case.objects.get(number=shelf.number)


def _exhibit(actor: Actor, shelf: Shelf, number: str = "State's 2") -> Exhibit:
    made: Exhibit = actions.enter_exhibit(actor, _case(shelf), number=number, title="The report")
    return made


def test_exhibits_stand_in_the_order_of_their_numbers(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        for number in ("State's 10", "Defense C", "State's 2"):
            _exhibit(actor, shelf, number)
        found = [exhibit.number for exhibit in exhibits_of(actor, _case(shelf))]
        assert found == ["Defense C", "State's 2", "State's 10"]
        assert exhibits_of(actor, _case(shelf), q="report 10")[0].number == "State's 10"
        assert exhibits_of(actor, _case(shelf), status="admitted") == []


def test_a_number_is_given_once_in_a_case_until_it_is_free_again(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        first = _exhibit(actor, shelf)
        with pytest.raises(ValidationError):
            _exhibit(actor, shelf, " State's  2 ")
        actions.remove_exhibit(actor, first)
        _exhibit(actor, shelf)
        with pytest.raises(ValidationError):
            actions.restore_exhibit(actor, first)


def test_pages_of_an_exhibit_are_pages_that_there_are(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        exhibit, document = _exhibit(actor, shelf), Document.objects.get(pk=shelf.document)
        for first, last in ((0, 1), (2, 1), (2, 3)):
            with pytest.raises(ValidationError):
                actions.give_pages(actor, exhibit, document=document, first=first, last=last)
        actions.give_pages(actor, exhibit, document=document, first=2, last=2)
        assert not exhibit_pages_on(actor, document, 1).exists()
        pages = exhibit_pages_on(actor, document, 2).get()
        assert actions.take_pages(actor, pages) == exhibit


def test_an_exhibit_that_stands_behind_a_wall_is_not_there(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.dana) as actor:
        exhibit, document = _exhibit(actor, shelf), Document.objects.get(pk=shelf.document)
        actions.give_pages(actor, exhibit, document=document, first=1, last=1)
        wall_document(actor, document)
    with acting(cast.alice) as actor:
        assert exhibits_of(actor, _case(shelf)) == []
    client = signed_in(cast.alice)
    url = shelf.case_url("review_exhibits")
    assert "The report" not in client.get(url).content.decode()
    assert client.get(f"/o/{shelf.org}/exhibits/{exhibit.pk}/").status_code == 404


def test_a_link_reads_from_both_ends_and_narrows_to_a_page(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        letter, report = _letter(actor, shelf), Document.objects.get(pk=shelf.document)
        actions.link_documents(actor, letter, kind="answers", other=report, other_number=2)
        actions.link_documents(actor, letter, kind="answers", other=report, other_number=2)
        [seen] = links_at(actor, letter, 1)
        assert (seen.words, seen.other, seen.number) == ("answers", report, 2)
        [back] = links_at(actor, report, 2)
        assert (back.words, back.other, back.number) == ("is answered by", letter, None)
        assert links_at(actor, report, 1) == []
        with pytest.raises(ValidationError):
            actions.link_documents(actor, letter, kind="copy", other=letter)
        with pytest.raises(ValidationError):
            actions.link_documents(actor, letter, kind="no_such_kind", other=report)


def test_a_link_to_a_document_behind_a_wall_is_not_there(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.dana) as actor:
        letter, report = _letter(actor, shelf), Document.objects.get(pk=shelf.document)
        actions.link_documents(actor, letter, kind="copy", other=report)
        wall_document(actor, report)
    with acting(cast.alice) as actor:
        assert links_at(actor, letter, 1) == []
        assert find_documents(actor, _case(shelf), "report.pdf") == ([], None)


def test_a_document_is_named_by_its_address_its_path_or_a_part_of_it(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        letter, report = _letter(actor, shelf), Document.objects.get(pk=shelf.document)
        case = _case(shelf)
        address = f"https://reopen.example{shelf.url('page', page=2)}?q=gate"
        assert find_documents(actor, case, address) == ([report], 2)
        assert find_documents(actor, case, "letter") == ([letter], None)
        assert find_documents(actor, case, "box 1/REPORT.pdf") == ([report], None)
        assert len(find_documents(actor, case, ".pdf")[0]) == 2


def test_a_page_is_made_an_exhibit_and_linked_from_the_viewer(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        _letter(actor, shelf)
    client = signed_in(cast.alice)
    new = {"number": "State's 4", "title": "Report", "first": "1", "last": "2"}
    assert client.post(shelf.url("review_pages_give", page=1), new).status_code == 302
    said = {"kind": "mentioned", "other": "letter.pdf"}
    assert client.post(shelf.url("review_link_add", page=1), said).status_code == 302
    body = client.get(shelf.url("page", page=2)).content.decode()
    assert "State&#x27;s 4" in body
    assert "is mentioned in" in body
    taken = client.post(shelf.url("review_pages_give", page=1), new)
    assert taken.status_code == 422
    unknown = client.post(shelf.url("review_link_add", page=1), {**said, "other": "diary"})
    assert "No document of this case is called so." in unknown.content.decode()
    with acting(cast.alice):
        link = DocumentLink.objects.get()
    client.post(shelf.url("review_link_remove", page=1, link=link.pk))
    assert "is mentioned in" not in client.get(shelf.url("page", page=2)).content.decode()


def test_the_list_says_what_is_missing_and_is_taken_away_as_a_table(cast: Cast) -> None:
    shelf = desk(cast)
    client = signed_in(cast.alice)
    url = shelf.case_url("review_exhibits")
    assert "No exhibit is on the list yet" in client.get(url).content.decode()
    entered = {
        "number": "State's 2",
        "title": "Map",
        "status": "admitted",
        "happened_on": "May 1988",
    }
    assert client.post(f"{url}new/", entered).status_code == 302
    assert "not found in the file yet" in client.get(url).content.decode()
    assert "State's 2,Map,Admitted,May 1988" in client.get(f"{url}?format=csv").content.decode()
    with acting(cast.alice):
        exhibit = Exhibit.objects.get()
    client.post(f"/o/{shelf.org}/exhibits/{exhibit.pk}/remove/")
    assert "Taken off the list" in client.get(f"{url}?status=removed").content.decode()
