"""The file of a case, as a person meets it."""

import csv
import io

import pytest
from tests.cast import Cast, acting, signed_in

from reopen.audit.models import Event
from reopen.cases.models import Case
from reopen.documents.models import Document, Source
from reopen.documents.tests.factories import make_document, make_source
from reopen.documents.tests.shelf import ORIGINAL, stocked

SOURCE = {"name": "Police, request 12", "kind": "police", "given_by": "The clerk", "how": "by mail"}


def test_the_list_says_what_each_file_is_and_where_it_came_from(cast: Cast) -> None:
    shelf = stocked(cast, "One page.")
    body = signed_in(cast.alice).get(shelf.case_url("case_files")).content.decode()
    for words in ("report.pdf", "Trial counsel", "A lawyer", "Ready"):
        assert words in body


def test_a_file_that_could_not_be_read_says_why_and_what_to_do(cast: Cast) -> None:
    shelf = stocked(cast, "One page.")
    with acting(cast.alice):
        Document.objects.update(status="refused", reason="empty")
    body = signed_in(cast.alice).get(shelf.case_url("case_files")).content.decode()
    assert "Refused" in body
    assert "Ask the sender to send it again." in body


def test_filters_stand_in_the_address(cast: Cast) -> None:
    shelf = stocked(cast, "One page.")
    client, url = signed_in(cast.alice), shelf.case_url("case_files")
    assert "report.pdf" in client.get(f"{url}?status=ready&q=report").content.decode()
    none = client.get(f"{url}?status=refused").content.decode()
    assert "report.pdf" not in none
    assert "No document fits these filters" in none


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_all_rows_can_be_taken_away_and_that_is_recorded(cast: Cast, form: str) -> None:
    shelf = stocked(cast, "One page.", path="=cmd.pdf")
    response = signed_in(cast.alice).get(shelf.case_url("case_files") + f"?format={form}")
    assert response["Content-Disposition"].startswith("attachment")
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
        assert rows[0]["Path"] == "'=cmd.pdf"
    with acting(cast.alice):
        event = Event.objects.get(kind="document.list_exported")
        assert event.facts == {"rows": 1, "format": form}


def test_a_duplicate_shows_every_place_that_the_reader_may_see(cast: Cast) -> None:
    shelf = stocked(cast, "One page.")
    with acting(cast.alice) as actor:
        case = Case.objects.get(pk=shelf.case)
        other = make_source(actor, case, "Police file")
        make_document(actor, other, ORIGINAL, "copy.pdf")
    client, url = signed_in(cast.alice), shelf.case_url("case_files")
    body = client.get(url).content.decode()
    assert "Came before, byte for byte:" in body
    assert "Came again:" in body
    with acting(cast.alice):
        Document.objects.filter(path="copy.pdf").update(walled=True)
    body = client.get(url).content.decode()
    assert "copy.pdf" not in body
    assert "Came again:" not in body


def test_progress_asks_again_only_while_something_is_being_read(cast: Cast) -> None:
    shelf = stocked(cast, "One page.", "Two pages.")
    client, url = signed_in(cast.alice), shelf.case_url("files_progress")
    assert "All files are read." in client.get(url).content.decode()
    with acting(cast.alice):
        Document.objects.update(status="reading")
        Document.objects.get().pages.filter(number=2).update(state="waiting")
    body = client.get(url).content.decode()
    assert "hx-trigger" in body
    assert 'value="1" max="2"' in body


def test_a_source_is_added_with_who_gave_it_when_and_how(cast: Cast) -> None:
    shelf = stocked(cast)
    client = signed_in(cast.alice)
    url = shelf.case_url("source_add")
    assert client.post(url, SOURCE | {"given_on": "June 2026"}).status_code == 302
    body = client.get(shelf.case_url("case_files")).content.decode()
    assert "Given by The clerk, June 2026, by mail" in " ".join(body.split())
    with acting(cast.alice):
        assert Source.objects.get(name="Police, request 12").side == "prosecution"


def test_two_sources_of_a_case_cannot_have_one_name(cast: Cast) -> None:
    shelf = stocked(cast)
    client = signed_in(cast.alice)
    assert client.post(shelf.case_url("source_add"), SOURCE).status_code == 302
    assert client.post(shelf.case_url("source_add"), SOURCE).status_code == 422
    edit = shelf.case_url("source_edit", source=shelf.source)
    response = client.post(edit, SOURCE)
    assert response.status_code == 422
    assert "has a source of this name" in response.content.decode()


def test_a_source_is_edited_and_keeps_its_side(cast: Cast) -> None:
    shelf = stocked(cast)
    edit = shelf.case_url("source_edit", source=shelf.source)
    client = signed_in(cast.alice)
    assert client.post(edit, SOURCE | {"kind": "other"}).status_code == 302
    with acting(cast.alice):
        source = Source.objects.get(pk=shelf.source)
        assert (source.name, source.side) == ("Police, request 12", "defense")


def test_an_empty_case_says_what_to_do(cast: Cast) -> None:
    shelf = stocked(cast)
    with acting(cast.alice):
        Document.objects.all().delete()
        Source.objects.all().delete()
    body = signed_in(cast.alice).get(shelf.case_url("case_files")).content.decode()
    assert "First say whose file it is" in body


def test_whoever_may_not_add_files_is_not_offered_to(cast: Cast) -> None:
    shelf = stocked(cast, "One page.", by=cast.dana)
    from reopen.cases.tests.factories import put_on_team

    with acting(cast.dana):
        case = Case.objects.get(pk=shelf.case)
    put_on_team(cast, case, cast.edith)
    client = signed_in(cast.edith)
    body = client.get(shelf.case_url("case_files")).content.decode()
    assert shelf.case_url("files_upload") not in body
    assert client.get(shelf.case_url("files_upload")).status_code == 403
