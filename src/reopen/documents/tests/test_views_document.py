"""One document, as a person meets it."""

from typing import Any

import pytest
from tests.cast import Cast, acting, signed_in

from reopen.audit.models import Event
from reopen.cases.models import Case
from reopen.documents.models import Document
from reopen.documents.tests.factories import make_document, make_source
from reopen.documents.tests.shelf import ORIGINAL, stocked


def test_the_page_tells_where_it_came_from_and_is_recorded(cast: Cast) -> None:
    shelf = stocked(cast, "One page.")
    body = signed_in(cast.alice).get(shelf.url("document")).content.decode()
    with acting(cast.alice):
        original = Document.objects.get().original
        assert Event.objects.filter(kind="document.read").count() == 1
    for words in (
        original.sha256,
        "box 1/report.pdf",
        "A lawyer",
        "by hand",
        "Every page was read.",
    ):
        assert words in body


def test_who_looked_is_told_to_those_who_may_read_the_log(cast: Cast) -> None:
    shelf = stocked(cast, "One page.")
    signed_in(cast.ivan).get(shelf.url("page", page=1))
    assert "Ivan Teller" in signed_in(cast.dana).get(shelf.url("document")).content.decode()
    body = signed_in(cast.cora).get(shelf.url("document")).content.decode()
    assert "Ivan Teller" not in body


def test_the_original_comes_byte_for_byte_and_cannot_act(cast: Cast) -> None:
    shelf = stocked(cast, "One page.", path="box 1/Señal <1>.html")
    response: Any = signed_in(cast.alice).get(shelf.url("document_original"))
    assert b"".join(response.streaming_content) == ORIGINAL
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"].endswith("private")
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''Se%C3%B1al%20%3C1%3E.html"
    )
    with acting(cast.alice):
        assert Event.objects.get(kind="document.downloaded").facts["sha256"]


def test_a_student_reads_and_does_not_take_away(cast: Cast) -> None:
    from reopen.cases.tests.factories import put_on_team

    shelf = stocked(cast, "One page.")
    with acting(cast.alice):
        case = Case.objects.get()
    put_on_team(cast, case, cast.stella)
    client = signed_in(cast.stella)
    assert shelf.url("document_original") not in client.get(shelf.url("document")).content.decode()
    assert client.get(shelf.url("document_original")).status_code == 403


def test_it_gets_a_title_a_kind_and_a_date_and_keeps_its_path(cast: Cast) -> None:
    shelf, client = stocked(cast, "One page."), signed_in(cast.alice)
    said = {"title": "First statement", "kind": "statement", "date": "about 3 May 1987"}
    assert client.post(shelf.url("document_edit"), said).status_code == 302
    body = client.get(shelf.url("document")).content.decode()
    for words in ("First statement", "Statement", "about 3 May 1987", "box 1/report.pdf"):
        assert words in body


def test_a_date_nobody_can_read_is_refused_and_nothing_is_lost(cast: Cast) -> None:
    shelf, client = stocked(cast, "One page."), signed_in(cast.alice)
    said = {"title": "First statement", "kind": "statement", "date": "the day after"}
    response = client.post(shelf.url("document_edit"), said)
    assert response.status_code == 422
    assert 'value="First statement"' in response.content.decode()


def test_it_moves_to_another_source_of_its_case_only(cast: Cast) -> None:
    shelf, client = stocked(cast, "One page."), signed_in(cast.alice)
    elsewhere = stocked(cast)
    with acting(cast.alice) as actor:
        police = make_source(actor, Case.objects.get(pk=shelf.case), "Police file")
    refused = client.post(shelf.url("document_move"), {"source": elsewhere.source})
    assert refused.status_code == 422
    moved = client.post(shelf.url("document_move"), {"source": police.pk})
    assert moved.status_code == 302
    with acting(cast.alice):
        assert Document.objects.get(pk=shelf.document).source_id == police.pk


def test_a_wall_hides_it_at_once_until_somebody_is_cleared(cast: Cast) -> None:
    shelf, client = stocked(cast, "One page."), signed_in(cast.alice)
    ivan, wall = signed_in(cast.ivan), shelf.url("document_wall")
    client.post(wall, {"do": "wall"})
    assert ivan.get(shelf.url("document")).status_code == 404
    assert ivan.get(shelf.url("page", page=1)).status_code == 404
    assert ivan.get(shelf.url("page_image", page=1)).status_code == 404
    membership = cast.membership(cast.ivan).pk
    client.post(wall, {"do": "clear", "membership": membership})
    assert "Ivan Teller" in client.get(wall).content.decode()
    assert ivan.get(shelf.url("document")).status_code == 200
    client.post(wall, {"do": "unclear", "clearance": membership})
    assert ivan.get(shelf.url("document")).status_code == 404
    client.post(wall, {"do": "unwall"})
    assert ivan.get(shelf.url("document")).status_code == 200


def test_some_pages_become_a_document_and_go_back(cast: Cast) -> None:
    shelf, client = stocked(cast, "One.", "Two.", "Three."), signed_in(cast.alice)
    said = {"first": 2, "last": 3, "title": "The letter", "kind": "letter"}
    assert client.post(shelf.url("document_split"), said).status_code == 302
    assert client.post(shelf.url("document_split"), said).status_code == 422
    with acting(cast.alice):
        part = Document.objects.get().parts.get()
    assert "The letter" in client.get(shelf.url("document")).content.decode()
    assert client.post(shelf.url("part_undo", part=part.pk)).status_code == 302
    assert "The letter" not in client.get(shelf.url("document")).content.decode()


@pytest.mark.parametrize(("first", "last"), [(3, 2), (0, 1), (1, 9)])
def test_pages_that_are_not_there_cannot_be_named(cast: Cast, first: int, last: int) -> None:
    shelf = stocked(cast, "One.", "Two.", "Three.")
    said = {"first": first, "last": last, "title": "The letter", "kind": "letter"}
    response = signed_in(cast.alice).post(shelf.url("document_split"), said)
    assert response.status_code == 422


def test_reading_again_is_refused_where_people_corrected(cast: Cast) -> None:
    shelf, client = stocked(cast, "One."), signed_in(cast.alice)
    client.post(shelf.url("page_text", page=1), {"text": "Won."})
    answer = client.post(shelf.url("document_again"), follow=True)
    assert "Pages of this file were corrected" in answer.content.decode()
    with acting(cast.alice):
        assert Document.objects.get().status == "ready"


def test_files_inside_lead_back_to_what_held_them(cast: Cast) -> None:
    shelf = stocked(cast, "One.", path="box.zip")
    with acting(cast.alice) as actor:
        parent = Document.objects.get()
        child = make_document(actor, parent.source, b"inside", "box.zip/in.txt")
        Document.objects.filter(pk=child.pk).update(parent=parent, position=0)
    client = signed_in(cast.alice)
    assert "in.txt" in client.get(shelf.url("document")).content.decode()
    inside = shelf.url("document").replace(str(shelf.document), str(child.pk))
    assert "It was inside" in client.get(inside).content.decode()
