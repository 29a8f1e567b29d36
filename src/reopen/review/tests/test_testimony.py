"""Citing testimony: from a page, from a typed citation, over pages, behind walls."""

import pytest
from tests.cast import Cast, acting, signed_in

from reopen.documents.actions import wall_document
from reopen.documents.models import Document, Page
from reopen.documents.tests.shelf import Shelf
from reopen.lib.transcripts import read_citation
from reopen.lib.transcripts.tests.pages import page_of
from reopen.review.testimony import passage, sheets_on
from reopen.review.tests.desk import desk

pytestmark = pytest.mark.django_db
_FIRST = ["     Q.   Was the lamp out?", "     A.   It had been out", "a long while."]
_SECOND = ["     Q.   Who told you?", "     A.   Nobody."]


def _courtroom(cast: Cast) -> Shelf:
    """The desk's two pages as pages 212 and 213 of a trial; the second number was lost."""
    shelf = desk(cast)
    with acting(cast.alice):
        pages = Page.objects.filter(document=shelf.document)
        for page, said, printed in zip(pages, (_FIRST, _SECOND), ("212", "213"), strict=True):
            page.take(page_of(said, printed=printed, lost=(1, 2, 3)))
            page.save()
    return shelf


def _document(shelf: Shelf) -> Document:
    return Document.objects.get(pk=shelf.document)


def test_a_passage_runs_over_pages_and_says_who_speaks(cast: Cast) -> None:
    shelf = _courtroom(cast)
    with acting(cast.alice) as actor:
        citation = read_citation("Tr. 212:2-213:1")
        assert citation
        said = passage(actor, _document(shelf), citation)
        assert [(one.testimony.printed, one.line.number, one.line.speaker) for one in said] == [
            (212, 2, "A"), (212, 3, "A"), (213, 1, "Q"),
        ]  # fmt: skip


def test_a_page_that_is_no_testimony_has_none(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        page = Page.objects.select_related("document").get(document=shelf.document, number=1)
        assert sheets_on(actor, page) == []
    assert (
        "page-testimony"
        not in signed_in(cast.alice).get(shelf.url("page", page=1)).content.decode()
    )


def test_a_typed_citation_leads_to_its_line_and_a_wrong_one_says_what_there_is(cast: Cast) -> None:
    shelf = _courtroom(cast)
    client = signed_in(cast.alice)
    url = shelf.url("review_testimony")
    went = client.get(url, {"to": "Tr. 213:2", "go": "1"})
    assert went.headers["Location"] == shelf.url("page", page=2) + "#line-213-2"
    body = client.get(shelf.url("page", page=2)).content.decode()
    assert 'id="line-213-2"' in body
    shown = client.get(url, {"printed": "212", "first": "3", "last": "2"}).content.decode()
    assert "Tr. 212:2\u20133" in shown
    assert "a long while." in shown
    for wrong, sentence in (("999:1", "was not found"), ("lamp", "Write it as page and line")):
        answer = client.get(url, {"to": wrong}).content.decode()
        assert sentence in answer
        assert "This document holds pages 212 to 213." in answer


def test_testimony_behind_a_wall_is_quoted_to_nobody(cast: Cast) -> None:
    shelf = _courtroom(cast)
    with acting(cast.dana) as actor:
        wall_document(actor, _document(shelf))
    answer = signed_in(cast.alice).get(shelf.url("review_testimony"), {"to": "212:1"})
    assert answer.status_code == 404
