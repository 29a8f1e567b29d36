"""The pages about notes: panel, form, list, room, codes."""

import csv
import io
import re

import pytest
from tests.cast import Cast, acting, signed_in

from reopen.review.models import IssueCode, PageNote, Visibility
from reopen.review.tests.desk import desk, noted

pytestmark = pytest.mark.django_db
WORDS = {"color": "blue", "visibility": "case"}


def _body(client: object, url: str) -> str:
    response = client.get(url)  # type: ignore[attr-defined]
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_note_written_without_scripts_is_outlined_and_listed_beside_the_page(cast: Cast) -> None:
    shelf = desk(cast)
    client = signed_in(cast.alice)
    url = shelf.url("review_note_add", page=1)
    answer = client.post(url, {**WORDS, "text": "Too dark.", "quote": "a man by the"})
    assert answer.status_code == 302
    body = _body(client, shelf.url("page", page=1))
    assert body.count('class="mark mark-blue"') == 2
    note = re.search(r'href="#note-([0-9a-f-]+)"', body)
    assert note
    assert f'id="note-{note[1]}"' in body
    assert f'id="spot-{note[1]}"' in body
    assert "mark-blue" not in _body(client, shelf.url("page", page=2))


def test_a_rectangle_drawn_from_any_corner_is_kept_within_the_page(cast: Cast) -> None:
    shelf = desk(cast)
    corners = {"x0": "0.5", "y0": "0.2", "x1": "-0.1", "y1": "0.1"}
    url = shelf.url("review_note_add", page=1)
    signed_in(cast.alice).post(url, {**WORDS, **corners, "text": "Here."})
    with acting(cast.alice):
        note = PageNote.objects.get()
    assert (note.x0, note.y0, note.x1, note.y1, note.drawn) == (0.0, 0.1, 0.5, 0.2, True)
    assert note.quote.split()[:2] == ["The", "lantern"]


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"quote": "a red pickup truck", "text": "x"}, "not found on the page"),
        ({"x0": "0.1", "y0": "0.1", "x1": "0.1", "y1": "0.1", "text": "x"}, "too small"),
        ({}, "Write something, or choose an issue"),
    ],
)
def test_a_refused_note_says_why_and_keeps_what_was_typed(
    cast: Cast, given: dict[str, str], refusal: str
) -> None:
    answer = signed_in(cast.alice).post(
        desk(cast).url("review_note_add", page=1), {**WORDS, **given}
    )
    assert answer.status_code == 422
    assert refusal in answer.content.decode()


def test_a_note_is_changed_removed_and_put_back(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        note = noted(actor, shelf)
    client = signed_in(cast.alice)
    base = f"/o/{shelf.org}/page-notes/{note.pk}/"
    assert "saw a man" in _body(client, f"{base}edit/")
    client.post(f"{base}edit/", {**WORDS, "text": "Seen.", "quote": "saw a man", "color": "red"})
    body = _body(client, shelf.url("page", page=1))
    assert "Seen." in body
    assert "mark-red" in body
    client.post(f"{base}remove/")
    body = _body(client, shelf.url("page", page=1))
    assert "1 note removed by you" in body
    assert "mark-red" not in body
    client.post(f"{base}restore/")
    assert "mark-red" in _body(client, shelf.url("page", page=1))
    assert signed_in(cast.cora).get(f"{base}edit/").status_code == 403


def test_the_list_filters_by_the_address_and_leads_to_the_spot(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        note = noted(actor, shelf, "Dark", codes=("alibi",))
        noted(actor, shelf, "Hers alone", visibility=Visibility.PRIVATE)
    client = signed_in(cast.alice)
    url = shelf.case_url("review_notes")
    assert "Hers alone" in _body(client, url)
    body = _body(client, f"{url}?code=alibi")
    assert "Hers alone" not in body
    assert f"{shelf.url('page', page=1)}#spot-{note.pk}" in body
    assert "Hers alone" not in _body(signed_in(cast.cora), url)
    assert "No note fits these filters" in _body(client, f"{url}?q=zebra")


def test_the_table_taken_away_has_a_row_a_note(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        noted(actor, shelf, "=SUM(A1)", codes=("alibi",))
    answer = signed_in(cast.alice).get(shelf.case_url("review_notes") + "?format=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][:6] == [
        "Trial counsel's file", "report.pdf", "1", "saw a man", "'=SUM(A1)", "Alibi",
    ]  # fmt: skip


def test_the_room_counts_issues_and_says_what_to_do_while_it_is_empty(cast: Cast) -> None:
    shelf = desk(cast)
    client = signed_in(cast.alice)
    assert "Nothing is noted on any page yet" in _body(client, shelf.case_url("review_room"))
    with acting(cast.alice) as actor:
        noted(actor, shelf, codes=("alibi",))
    assert re.search(r'\?code=alibi">Alibi</a> <span[^>]*>1<', _body(
        client, shelf.case_url("review_room")
    ))  # fmt: skip


def test_an_office_adds_and_retires_a_code(cast: Cast) -> None:
    shelf = desk(cast)
    client = signed_in(cast.alice)
    url = f"/o/{shelf.org}/issue-codes/"
    client.post(url, {"label": "Bite marks"})
    assert "Bite marks" in _body(client, shelf.url("review_note_add", page=1))
    with acting(cast.alice):
        code = IssueCode.objects.get()
    client.post(f"{url}retire/", {"code": str(code.pk)})
    assert "Bite marks" not in _body(client, shelf.url("review_note_add", page=1))
    assert signed_in(cast.cora).get(url).status_code == 403


def test_a_note_changed_in_another_tab_is_not_overwritten_without_a_word(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        note = noted(actor, shelf)
    client, url = signed_in(cast.alice), f"/o/harbor/page-notes/{note.pk}/edit/"
    opened = client.get(url).context["form"]["opened_on"].value()
    typed = {"color": "blue", "visibility": "case", "quote": note.quote, "opened_on": opened}
    assert client.post(url, typed | {"text": "From one tab."}).status_code == 302
    refused = client.post(url, typed | {"text": "From the other."})
    assert refused.status_code == 422
    assert refused.context["form"].now == [("Note", "From one tab.")]
