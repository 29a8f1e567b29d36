"""The pages: start, strip, list, pair, decide, report."""

import csv
import io
import re

import pytest
from docx import Document as WordDocument
from pypdfium2 import PdfDocument
from tests.cast import Cast, acting, signed_in

from reopen.audit.models import Event
from reopen.disclosure.models import ComparedPage, Comparison, Decision
from reopen.disclosure.tests.factories import Table, laid_out, page_by_page, two_sources
from reopen.documents.models import Source
from reopen.documents.tests.factories import make_case, work_off

pytestmark = pytest.mark.django_db


def _page(cast: Cast, table: Table, status: str) -> ComparedPage:
    with acting(cast.alice):
        return ComparedPage.objects.get(comparison=table.comparison, status=status)


def _body(cast: Cast, url: str) -> str:
    response = signed_in(cast.alice).get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_a_case_without_files_says_what_is_needed(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        case = make_case(actor)
        url = f"/o/{actor.organization.slug}/cases/{case.number}/disclosure/"
    assert "There is nothing to compare yet" in _body(cast, url)


def test_sides_are_proposed_and_two_clicks_start_the_comparison(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        case = make_case(actor)
        state, own = two_sources(actor, case)
        url = f"/o/{actor.organization.slug}/cases/{case.number}/disclosure/"
    body = _body(cast, url)
    checked = re.findall(r'name="(\w+)" value="([^"]+)"[^>]* checked', body)
    assert set(checked) == {("prosecution", str(state.pk)), ("defense", str(own.pk))}
    answer = signed_in(cast.alice).post(
        f"{url}start/", {"prosecution": [str(state.pk)], "defense": [str(own.pk)]}
    )
    assert answer.status_code == 302
    with acting(cast.alice):
        assert Comparison.objects.get().state == Comparison.State.WAITING
    assert "Waiting to be compared" in _body(cast, answer["Location"])


def test_the_strip_has_a_cell_for_each_page_with_letter_and_words(cast: Cast) -> None:
    body = _body(cast, laid_out(cast).case_url())
    cells = re.findall(r'class="cell s-(\w+)[^"]*" href="[^"]+" title="([^"]+)"', body)
    assert cells == [
        ("altered", "Page 1: Given altered"),
        ("given", "Page 2: Given"),
        ("not_found", "Page 3: Not found in the defense set"),
    ]


def test_filters_narrow_the_list_and_dim_the_strip(cast: Cast) -> None:
    table = laid_out(cast)
    body = _body(cast, table.url() + "?status=not_found")
    assert body.count("cell-out") == 2
    assert "report.pdf, page 3" in body
    assert "report.pdf, page 1" not in body
    assert "report.pdf, page 1" in _body(cast, table.url() + "?kind=time")


def test_no_page_of_the_room_says_that_anything_was_withheld(cast: Cast) -> None:
    table = laid_out(cast)
    for status in ("altered", "not_found"):
        url = table.url("disclosure_pair", page=_page(cast, table, status).pk)
        assert "withheld" not in _body(cast, url).lower()
    assert "withheld" not in _body(cast, table.url()).lower()


def test_a_pair_shows_both_images_both_texts_and_what_differs(cast: Cast) -> None:
    table = laid_out(cast)
    body = _body(cast, table.url("disclosure_pair", page=_page(cast, table, "altered").pk))
    assert body.count("<image href=") == 2
    assert re.search(r"<strong>Time</strong> <del>9:40</del> → <ins>9:10</ins>", body)
    assert body.count('<mark class="diff"') >= 4
    assert body.count('class="mark diff-changed"') >= 3
    with acting(cast.alice):
        assert Event.objects.filter(kind="disclosure.pair_read").count() == 1


def test_a_page_without_a_copy_says_so_in_words_that_claim_no_more(cast: Cast) -> None:
    table = laid_out(cast)
    body = _body(cast, table.url("disclosure_pair", page=_page(cast, table, "not_found").pk))
    assert "No page of the defense set comes close" in body


def test_a_decision_leads_to_the_next_page_of_the_filtered_list(cast: Cast) -> None:
    table = laid_out(cast)
    page, after = _page(cast, table, "altered"), _page(cast, table, "not_found")
    client = signed_in(cast.alice)
    url = table.url("disclosure_pair", page=page.pk)
    body = client.get(url).content.decode()
    beside = re.search(r'name="other" value="([^"]+)"', body)
    assert beside
    answer = client.post(
        table.url("disclosure_decide", page=page.pk) + "?decided=no",
        {"status": "altered", "other": beside[1], "next": str(after.pk), "note": "Seen."},
    )
    assert answer["Location"] == table.url("disclosure_pair", page=after.pk) + "?decided=no"
    assert "<q>Seen.</q>" in client.get(url).content.decode()
    with acting(cast.alice):
        made = Decision.objects.get()
    client.post(table.url("disclosure_undo", page=page.pk), {"decision": str(made.pk)})
    with acting(cast.alice):
        assert Decision.objects.get().undone_at


def test_new_pages_are_announced_and_compared_on_a_click(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice) as actor:
        page_by_page(actor, Source.objects.get(pk=table.defense), "tray/late.pdf", "A late page.")
    assert "1 page came in or was read since." in _body(cast, table.url())
    signed_in(cast.alice).post(table.url("disclosure_again"))
    with acting(cast.alice) as actor:
        work_off(actor)
    assert "came in or was read since" not in _body(cast, table.url())


def test_progress_asks_again_only_while_work_goes_on(cast: Cast) -> None:
    table = laid_out(cast)
    assert "hx-get" not in _body(cast, table.url("disclosure_progress"))
    with acting(cast.alice):
        Comparison.objects.update(state=Comparison.State.LOOKING, pages_all=4, pages_done=1)
    body = _body(cast, table.url("disclosure_progress"))
    assert "hx-get" in body
    assert 'value="1" max="4"' in body


def test_the_report_holds_list_method_hashes_and_signatures_in_every_form(cast: Cast) -> None:
    table = laid_out(cast)
    client = signed_in(cast.alice)
    got = {
        form: client.get(table.url("disclosure_report") + f"?form={form}").content
        for form in ("csv", "xlsx", "docx", "pdf")
    }
    rows = list(csv.reader(io.StringIO(got["csv"].decode("utf-8-sig"))))
    assert [row[3:5] for row in rows[1:]] == [
        ["1", "Given altered"], ["2", "Given"], ["3", "Not found in the defense set"],
    ]  # fmt: skip
    word = WordDocument(io.BytesIO(got["docx"]))
    told = "\n".join(paragraph.text for paragraph in word.paragraphs)
    paper = PdfDocument(got["pdf"])
    printed = "\n".join(page.get_textpage().get_text_bounded() for page in paper)
    for text in (told, printed):
        assert "as it was given to us" in text
        assert "Signatures" in text
        assert "withheld" not in text.lower()
    with acting(cast.alice):
        sha = Source.objects.get(pk=table.defense).documents.get().original.sha256
    assert sha in "".join(printed.split())
    assert got["xlsx"].startswith(b"PK")


def test_a_table_of_a_filtered_list_holds_only_its_pages(cast: Cast) -> None:
    table = laid_out(cast)
    answer = signed_in(cast.alice).get(
        table.url("disclosure_report") + "?form=csv&status=not_found"
    )
    assert len(answer.content.decode("utf-8-sig").strip().splitlines()) == 2
    bad = signed_in(cast.alice).get(table.url("disclosure_report") + "?form=exe")
    assert bad.status_code == 404
