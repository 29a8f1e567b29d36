"""Who had which paper when: read, corrected, and set beside what was asked for."""

import pytest
from tests.cast import Cast, acting, signed_in

from reopen.disclosure.actions import (
    add_trace,
    note_answer,
    note_request,
    restore_trace,
    strike_trace,
)
from reopen.disclosure.ledger import items_of, lines_of, requests_of
from reopen.disclosure.models import DefenseRequest, RequestAnswer, Trace
from reopen.disclosure.run import collect
from reopen.disclosure.tests.factories import (
    LETTER,
    REPORT,
    Table,
    comparison_of,
    laid_out,
    statuses,
)
from reopen.documents.actions import wall_document
from reopen.documents.models import Document
from reopen.lib.dates import PartialDate

pytestmark = pytest.mark.django_db

STAMPED = f"{REPORT}\nRECEIVED MAY 02 1988 RECORDS DIVISION"


def _table(cast: Cast) -> Table:
    return laid_out(cast, (STAMPED,), (REPORT, LETTER))


def _cells(cast: Cast, table: Table) -> dict[str, Trace | None]:
    with acting(cast.alice) as actor:
        items = list(items_of(actor, comparison_of(table).case))
        return dict(lines_of(actor, items)[0].cells)


def _day(text: str) -> PartialDate:
    return PartialDate.from_text(text)


def test_stamps_files_and_copies_are_signs_with_their_pages(cast: Cast) -> None:
    found = _cells(cast, _table(cast))
    police, defense = found["police"], found["defense"]
    assert police is not None
    assert (police.why, police.date.text, police.number) == ("stamp", "1988-05-02", 1)
    assert defense is not None
    assert (defense.why, defense.document and defense.document.path) == ("copy", "tray/copies.pdf")
    assert found["prosecution"] is not None
    assert found["court"] is None


def test_a_letterhead_is_a_sign_of_who_wrote_it_with_the_papers_own_date(cast: Cast) -> None:
    headed = f"QUARRY FALLS POLICE DEPARTMENT\nCASE 88-1432   2 MAY 88\n{REPORT}"
    police = _cells(cast, laid_out(cast, (headed,), (LETTER,)))["police"]
    assert police is not None
    assert (police.why, police.date.text, police.is_own_date) == ("letterhead", "1988-05-02", True)


def test_a_date_after_the_paper_came_was_misread(cast: Cast) -> None:
    table = laid_out(cast, (f"QUARRY FALLS POLICE DEPARTMENT\nMay 2, 2088\n{REPORT}",), (LETTER,))
    police = _cells(cast, table)["police"]
    assert police is not None
    assert police.date.text == ""


def test_papers_that_look_like_requests_are_proposed_until_they_are_noted(cast: Cast) -> None:
    asked = f"MOTION FOR DISCOVERY\nMay 20, 1988\n{LETTER}"
    table = laid_out(cast, (STAMPED,), (asked,))
    client, url = signed_in(cast.alice), table.case_url("disclosure_requests")
    body = client.get(url).content.decode()
    assert "MOTION FOR DISCOVERY" in body
    assert "as=request&amp;document=tray/copies.pdf" in body.replace("%2F", "/")
    filled = client.get(
        url + "?as=request&document=tray/copies.pdf&number=1&date=1988-05-20&words=All"
    )
    assert ">All</textarea>" in filled.content.decode().replace("\n", "")
    sent = {"kind": "discovery", "wording": "All", "document": "tray/copies.pdf", "number": "1"}
    client.post(url, sent | {"date": "1988-05-20"})
    assert "that look like a request" not in client.get(url).content.decode()


def test_a_proposal_behind_a_wall_is_not_there(cast: Cast) -> None:
    table = laid_out(cast, (STAMPED,), (f"MOTION FOR DISCOVERY\n{LETTER}",))
    with acting(cast.dana) as actor:
        wall_document(actor, Document.objects.get(path="tray/copies.pdf"))
    body = signed_in(cast.alice).get(table.case_url("disclosure_requests")).content.decode()
    assert "MOTION FOR DISCOVERY" not in body


def test_a_persons_earlier_date_goes_before_the_machines(cast: Cast) -> None:
    table = _table(cast)
    with acting(cast.alice) as actor:
        paper = Document.objects.get(path="box 1/report.pdf")
        add_trace(actor, paper, holder="police", date=_day("1988-04-30"), words="She said so.")
    police = _cells(cast, table)["police"]
    assert police is not None
    assert (police.why, police.date.text) == ("person", "1988-04-30")


def test_a_struck_line_stays_struck_when_pages_are_searched_again(cast: Cast) -> None:
    table = _table(cast)
    with acting(cast.alice) as actor:
        strike_trace(actor, Trace.objects.get(why="stamp"))
        collect(str(actor.organization_id), str(table.case))
    assert _cells(cast, table)["police"] is None
    with acting(cast.alice) as actor:
        restore_trace(actor, Trace.objects.get(why="stamp"))
    assert _cells(cast, table)["police"] is not None


def test_beside_a_request_stands_what_bore_an_earlier_date(cast: Cast) -> None:
    table = _table(cast)
    with acting(cast.alice) as actor:
        case = comparison_of(table).case
        for day in ("1988-05-20", "1988-05-01"):
            made = note_request(
                actor, case, kind="letter", by="Counsel", date=_day(day), wording="All of it."
            )
        note_answer(actor, made, by="The state", date=_day("1988-06-01"), words="There is none.")
        early, late = requests_of(actor, case)
        assert early.held == []
        assert [answer.words for answer in early.answers] == ["There is none."]
        ((paper, _trace, status),) = late.held
        assert paper.path == "box 1/report.pdf"
        assert [status] == statuses(table)


def test_pages_show_the_ledger_and_take_corrections(cast: Cast) -> None:
    table = _table(cast)
    client = signed_in(cast.alice)
    url = table.case_url("disclosure_ledger")
    assert "2 May 1988" in client.get(url).content.decode()
    assert (
        "report.pdf"
        not in client.get(f"{url}?without=defense").content.decode().split("<tbody")[-1]
    )
    assert "1988-05-02" in client.get(f"{url}?format=csv").content.decode()
    with acting(cast.alice):
        paper = Document.objects.get(path="box 1/report.pdf")
    one = f"{url}{paper.pk}/"
    posted = {"do": "add", "holder": "court", "date": "June 1988", "document": "tray/copies.pdf"}
    assert client.post(one, posted).status_code == 302
    assert client.post(one, {**posted, "document": "no/such"}).status_code == 422
    body = client.get(one).content.decode()
    assert "June 1988" in body
    with acting(cast.alice):
        trace = Trace.objects.get(holder="court")
    client.post(one, {"do": "strike", "trace": str(trace.pk)})
    assert "struck by" in client.get(one).content.decode()


def test_a_request_and_its_answer_are_noted_on_the_page(cast: Cast) -> None:
    table = _table(cast)
    client, url = signed_in(cast.alice), table.case_url("disclosure_requests")
    client.post(url, {"kind": "letter", "date": "20 May 1988", "wording": "Send everything."})
    with acting(cast.alice):
        asked = DefenseRequest.objects.get()
    client.post(f"{url}{asked.pk}/answer/", {"words": "That is all there is."})
    body = client.get(url).content.decode()
    assert "Send everything." in body
    assert "That is all there is." in body
    assert "1 paper of the prosecution&#x27;s side bears" in body or "1 paper of the" in body
    assert client.post(f"{url}{asked.pk}/answer/", {"words": ""}).status_code == 422
    with acting(cast.alice):
        assert RequestAnswer.objects.count() == 1
    client.post(f"{url}{asked.pk}/answer/", {"do": "strike"})
    assert "Send everything." not in client.get(url).content.decode()


def test_who_does_not_pass_a_wall_sees_no_sign_of_what_is_behind_it(cast: Cast) -> None:
    table = _table(cast)
    with acting(cast.dana) as actor:
        wall_document(actor, Document.objects.get(path="tray/copies.pdf"))
    assert _cells(cast, table)["defense"] is None
    body = signed_in(cast.alice).get(table.case_url("disclosure_ledger")).content.decode()
    assert "copies.pdf" not in body
