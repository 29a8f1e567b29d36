"""Panels and coding: what is asked, what stands, who differs, walls, the list."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast, acting, signed_in

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Denied
from reopen.cases.models import Case
from reopen.documents.actions import wall_document
from reopen.documents.models import Document
from reopen.documents.tests.factories import make_document
from reopen.documents.tests.shelf import Shelf
from reopen.review import actions
from reopen.review.models import Answers, Coding, CodingField, CodingPanel
from reopen.review.queries_coding import CodingFilters, coded_documents, coded_on, used_tags
from reopen.review.tests.desk import desk

pytestmark = pytest.mark.django_db


def made_panel(actor: Actor) -> CodingPanel:
    """The first starter: one that must, tags, yes or no, words."""
    panel: CodingPanel = actions.make_panel(actor, name="First", starter="first_reading")
    return panel


def _keys(panel: CodingPanel) -> list[str]:
    return [field.key for field in CodingField.objects.filter(panel=panel)]


def answered(panel: CodingPanel, *said: str) -> Answers:
    """Answers in the order of the questions; empty ones are left out."""
    return {key: [word] for key, word in zip(_keys(panel), said, strict=False) if word}


def _document(shelf: Shelf) -> Document:
    return Document.objects.select_related("case").get(pk=shelf.document)


def test_a_starter_is_a_panel_of_the_offices_own_from_then_on(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        panel = made_panel(actor)
        first, *_rest = CodingField.objects.filter(panel=panel)
        assert (first.kind, first.must, len(first.options)) == ("one", True, 4)
        with pytest.raises(ValidationError):
            made_panel(actor)
        actions.move_field(actor, CodingField.objects.filter(panel=panel)[1])
        assert CodingField.objects.filter(panel=panel)[1] == first
    with acting(cast.cora) as actor, pytest.raises(Denied):
        actions.make_panel(actor, name="Other")


def test_a_question_with_choices_has_at_least_two(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        panel = made_panel(actor)
        with pytest.raises(ValidationError):
            actions.add_field(actor, panel, label="Side", kind="one", options=["A", " A "])
        words = actions.add_field(actor, panel, label=" Who  speaks", kind="text", options=["x"])
        assert (words.label, words.options) == ("Who speaks", [])


def test_what_must_be_answered_is_and_unknown_questions_are_not_kept(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        panel, document = made_panel(actor), _document(shelf)
        with pytest.raises(ValidationError):
            actions.code_document(actor, document, panel=panel, answers={})
        answers = {**answered(panel, "neither"), "no-such-question": ["x"]}
        coding = actions.code_document(actor, document, panel=panel, answers=answers)
        assert list(coding.answers) == _keys(panel)[:1]


def test_the_last_word_stands_the_others_are_kept_and_a_difference_is_settled(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        panel, document = made_panel(actor), _document(shelf)
        actions.code_document(actor, document, panel=panel, answers=answered(panel, "both"))
    with acting(cast.ivan) as actor:
        said = answered(panel, "neither", "alibi")
        assert actions.code_document(actor, document, panel=panel, answers=said).differs
        coded = coded_on(actor, document, panel)
        [(other, differing)] = coded.others
        assert coded.current
        assert (other.by.user, differing) == (cast.alice, (("What it says for the case", "both"),))
        with pytest.raises(Denied):
            actions.settle_coding(actor, document, panel=panel, answers=said)
    with acting(cast.alice) as actor:
        assert not actions.settle_coding(actor, document, panel=panel, answers=said).differs
        assert coded_on(actor, document, panel).others == ()
        assert Coding.objects.count() == 3
        assert Coding.objects.filter(current=True).count() == 1


def test_who_agrees_in_the_end_differs_no_more(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        panel, document = made_panel(actor), _document(shelf)
        actions.code_document(actor, document, panel=panel, answers=answered(panel, "both"))
    with acting(cast.ivan) as actor:
        actions.code_document(actor, document, panel=panel, answers=answered(panel, "neither"))
        said = answered(panel, "both")
        assert not actions.code_document(actor, document, panel=panel, answers=said).differs


def test_documents_are_found_by_what_was_answered_and_never_behind_a_wall(cast: Cast) -> None:
    shelf = desk(cast)
    case = Case(pk=None)
    with acting(cast.dana) as actor:
        panel, document = made_panel(actor), _document(shelf)
        case, key = document.case, _keys(panel)[1]
        said = answered(panel, "both", "a red lamp")
        actions.code_document(actor, document, panel=panel, answers=said)
    with acting(cast.alice) as actor:
        assert used_tags(actor, case, panel) == {key: ["a red lamp"]}
        for asked, found in (
            (CodingFilters(answer=f"{key}=a red lamp"), 1), (CodingFilters(answer=f"{key}=x"), 0),
            (CodingFilters(state="open"), 0), (CodingFilters(q="lamp"), 1),
            (CodingFilters(state="differs"), 0), (CodingFilters(state="coded"), 1),
        ):  # fmt: skip
            assert coded_documents(actor, case, panel, asked).count() == found, asked
    with acting(cast.dana) as actor:
        wall_document(actor, document)
    with acting(cast.alice) as actor:
        assert used_tags(actor, case, panel) == {key: []}
        assert not coded_documents(actor, case, panel, CodingFilters()).exists()


def test_a_document_is_coded_beside_its_page_and_a_refusal_keeps_what_was_typed(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        panel = made_panel(actor)
        one, tags, _new, why = _keys(panel)
    client = signed_in(cast.alice)
    url = shelf.url("review_code", page=1, panel=panel.pk)
    refused = client.post(url, {why: "Because of the lamp", f"{tags}-more": "lamp, gate"})
    assert refused.status_code == 422
    assert "This must be answered." in refused.content.decode()
    assert "Because of the lamp" in refused.content.decode()
    assert client.post(url, {one: "both", f"{tags}-more": "lamp, gate"}).status_code == 302
    body = client.get(shelf.url("page", page=2)).content.decode()
    assert "gate; lamp" in body
    assert "Coded by" in body
    listed = client.get(shelf.case_url("review_coding") + "?format=csv").content.decode("utf-8-sig")
    row = list(csv.reader(io.StringIO(listed)))[1]
    assert row[3:7] == ["both", "gate; lamp", "", ""]


def test_the_list_leads_to_the_page_and_where_there_is_none_to_the_document(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        made_panel(actor)
        unread = make_document(actor, _document(shelf).source, b"Not read yet.", "note.txt")
    body = signed_in(cast.alice).get(shelf.case_url("review_coding")).content.decode()
    assert f'href="{shelf.url("page", page=1)}#page-coding"' in body
    assert f'href="/o/{shelf.org}/files/{unread.pk}/"' in body


def test_the_list_says_what_to_do_while_there_is_no_panel(cast: Cast) -> None:
    shelf = desk(cast)
    url = shelf.case_url("review_coding")
    assert "Make a panel" in signed_in(cast.alice).get(url).content.decode()
    assert "Make a panel" not in signed_in(cast.cora).get(url).content.decode()


def test_a_panel_is_made_changed_and_retired_on_its_pages(cast: Cast) -> None:
    shelf = desk(cast)
    client = signed_in(cast.alice)
    made = client.post(f"/o/{shelf.org}/coding-panels/", {"name": "Privilege"})
    panel = made.headers["Location"]
    assert client.post(panel, {"label": "Out", "kind": "one", "options": "yes"}).status_code == 422
    client.post(panel, {"label": "Out", "kind": "one", "options": "yes\nno", "must": "on"})
    with acting(cast.alice):
        field = CodingField.objects.get()
    url = f"/o/{shelf.org}/coding-fields/{field.pk}/"
    client.post(url, {"label": "May it go out", "options": "yes\nno\npartly"})
    body = client.get(panel).content.decode()
    assert "May it go out" in body
    assert "partly" in body
    assert "May it go out" in client.get(shelf.url("page", page=1)).content.decode()
    client.post(f"{panel}retire/")
    assert "May it go out" not in client.get(shelf.url("page", page=1)).content.decode()
    assert client.post(f"{panel}name/", {"name": " "}).status_code == 422
