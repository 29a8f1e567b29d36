"""Papers that pages speak of: collected, joined, set aside, asked for."""

import io
import re

import pytest
from docx import Document as WordDocument
from tests.cast import Cast, acting, signed_in

from reopen.disclosure.access import visible_mentions
from reopen.disclosure.actions import ask_for, dismiss_mention, join_mention, reset_mention
from reopen.disclosure.mentioned import letter_of, mentions_of, named
from reopen.disclosure.models import Mention, RecordsRequest
from reopen.disclosure.run import collect
from reopen.disclosure.tests.factories import Table, comparison_of, laid_out
from reopen.documents.actions import wall_document
from reopen.documents.models import Document
from reopen.documents.tests.factories import work_off

pytestmark = pytest.mark.django_db

SAYS = "He told me that it is all in Supplement 6 and on the tape of 3 May\nas file 88-1907 shows"
HEAD = "Supplement 6\nThis is what was found on the third day"


def _table(cast: Cast) -> Table:
    return laid_out(cast, (SAYS,), ("Nothing of use",))


def test_each_paper_is_listed_once_with_its_pages(cast: Cast) -> None:
    table = _table(cast)
    with acting(cast.alice) as actor:
        rows = named(actor, mentions_of(actor, comparison_of(table).case, state="missing"))
        assert {row.name for row in rows} == {
            "Supplement 6", "Tape or recording, 3 May", "File or case number 88-1907",
        }  # fmt: skip
        places = [(place.document.path, place.number) for row in rows for place in row.more]
        assert set(places) == {("box 1/report.pdf", 1)}


def test_a_paper_that_says_what_it_is_is_found_in_the_file(cast: Cast) -> None:
    table = laid_out(cast, (SAYS,), (HEAD,))
    with acting(cast.alice) as actor:
        (row,) = named(actor, mentions_of(actor, comparison_of(table).case, state="there"))
        assert (row.name, row.there and row.there.path) == ("Supplement 6", "tray/copies.pdf")


def test_what_a_person_said_stays_when_pages_are_searched_again(cast: Cast) -> None:
    table = _table(cast)
    with acting(cast.alice) as actor:
        tape, other = Mention.objects.get(kind="tape"), Mention.objects.get(kind="file")
        document = Document.objects.get(path="tray/copies.pdf")
        join_mention(actor, tape, document=document)
        dismiss_mention(actor, other)
        collect(str(actor.organization_id), str(table.case))
        tape.refresh_from_db()
        other.refresh_from_db()
        assert (tape.found_id, other.dismissed) == (document.pk, True)
        reset_mention(actor, tape)
        work_off(actor)
        tape.refresh_from_db()
        assert (tape.found_id, tape.settled_by) == (None, "")


def test_asking_for_papers_drafts_one_letter_that_names_pages(cast: Cast) -> None:
    _table(cast)
    with acting(cast.alice) as actor:
        for mention in Mention.objects.all():
            ask_for(actor, mention)
            ask_for(actor, mention)
        told = "\n".join(letter_of(actor, RecordsRequest.objects.get()))
    assert told.count("Named in report.pdf, page 1") == 3
    assert "Supplement 6" in told
    assert "withheld" not in told.lower()


def test_the_page_offers_the_ways_and_the_letter(cast: Cast) -> None:
    table = _table(cast)
    client, url = signed_in(cast.alice), table.case_url("disclosure_mentions")
    body = client.get(url).content.decode()
    assert "The pages of this case name 3 papers that no source seems to hold." in body
    with acting(cast.alice):
        tape = Mention.objects.get(kind="tape")
    settle = f"{url}{tape.pk}/"
    client.post(settle, {"do": "ask"})
    client.post(settle, {"do": "join", "document": "tray/copies.pdf"})
    refused = client.post(settle, {"do": "join", "document": "no/such.pdf"}, follow=True)
    assert "There is no document “no/such.pdf” in this case" in refused.content.decode()
    assert "copies.pdf" in client.get(f"{url}?state=there").content.decode()
    with acting(cast.alice):
        draft = RecordsRequest.objects.get()
    letter = url.replace("mentioned/", f"requests/{draft.pk}/")
    word = WordDocument(io.BytesIO(client.get(letter).content))
    assert any("3 May" in paragraph.text for paragraph in word.paragraphs)
    assert "3 May" in client.get(f"{letter}?form=txt").content.decode()
    assert "Supplement 6" in client.get(f"{url}?format=csv").content.decode()


def test_what_was_done_with_a_paper_is_said_by_its_name(cast: Cast) -> None:
    table = _table(cast)
    client, url = signed_in(cast.alice), table.case_url("disclosure_mentions")
    with acting(cast.alice):
        key = Mention.objects.get(kind="supplement").pk
    for what, words in (("dismiss", "set aside"), ("reset", "undone"), ("ask", "in the draft")):
        body = client.post(f"{url}{key}/", {"do": what}, follow=True).content.decode()
        assert re.search(f"Supplement 6:? (is )?{words}", body), what


def test_a_letter_that_was_sent_is_noted_and_the_next_paper_begins_a_new_one(cast: Cast) -> None:
    table = _table(cast)
    client, url = signed_in(cast.alice), table.case_url("disclosure_mentions")
    with acting(cast.alice):
        tape, other = Mention.objects.get(kind="tape"), Mention.objects.exclude(kind="tape")[0]
    client.post(f"{url}{tape.pk}/", {"do": "ask"})
    with acting(cast.alice):
        sent = url.replace("mentioned/", f"requests/{RecordsRequest.objects.get().pk}/sent/")
    refused = client.post(sent, {"on": "soon"}, follow=True)
    assert "Write the day on which it went out" in refused.content.decode()
    client.post(sent, {"on": "3 March 2026"})
    assert "Sent on 3 March 2026" in client.get(url).content.decode()
    assert client.post(sent, {"on": "2026-03-04"}).status_code == 404
    client.post(f"{url}{other.pk}/", {"do": "ask"})
    with acting(cast.alice):
        assert RecordsRequest.objects.filter(sent_on=None).count() == 1


def test_a_paper_named_only_behind_a_wall_is_not_there(cast: Cast) -> None:
    table = _table(cast)
    with acting(cast.dana) as actor:
        wall_document(actor, Document.objects.get(path="box 1/report.pdf"))
        ask_for(actor, Mention.objects.get(kind="tape"))
    with acting(cast.alice) as actor:
        assert not visible_mentions(actor).exists()
        assert "May" not in "".join(letter_of(actor, RecordsRequest.objects.get()))
    body = signed_in(cast.alice).get(table.case_url("disclosure_mentions")).content.decode()
    assert "Supplement 6" not in body
    assert "names 0" in body or "name 0 papers" in body
