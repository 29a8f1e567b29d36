"""The pages: start, strip, list, pair, decide, report."""

import io
import re
from dataclasses import replace
from uuid import UUID

import pytest
from docx import Document as WordDocument
from tests.cast import Cast, acting, signed_in

from reopen.audit.models import Event
from reopen.disclosure.board import Leaf, Paper
from reopen.disclosure.models import ComparedPage, Comparison, Decision
from reopen.disclosure.report.content import Copy, Line
from reopen.disclosure.report.ranges import ranges_of
from reopen.disclosure.strip import PART, groups_of, lines_of
from reopen.disclosure.tests.factories import Table, laid_out, page_by_page, two_sources
from reopen.disclosure.views import comparison
from reopen.documents.models import Document, Page, Source
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


def test_a_case_with_one_source_only_says_that_the_other_side_is_missing(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        case = make_case(actor)
        two_sources(actor, case)[1].delete()
        url = f"/o/{actor.organization.slug}/cases/{case.number}/disclosure/"
    body = _body(cast, url)
    assert "So far there is one source, “Prosecutor" in body
    assert "Compare the two sides" not in body


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
    assert body.count('class="crop"') == 4  # both differences, cut out of both images
    assert body.count("<image href=") == 2 + 4
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


def test_a_refused_decision_keeps_what_was_typed_and_says_why(cast: Cast) -> None:
    table = laid_out(cast)
    page = _page(cast, table, "not_found")
    answer = signed_in(cast.alice).post(
        table.url("disclosure_decide", page=page.pk), {"status": "given", "note": "Seen at trial."}
    )
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "lay that page beside this one first" in body
    assert 'value="Seen at trial."' in body
    gone = {"status": "given", "other": str(page.pk), "note": "Seen."}
    answer = signed_in(cast.alice).post(table.url("disclosure_decide", page=page.pk), gone)
    assert "is not part of the comparison any more" in answer.content.decode()


def test_a_person_lays_another_page_beside_and_decides_upon_it(cast: Cast) -> None:
    table = laid_out(cast)
    page = _page(cast, table, "not_found")
    client = signed_in(cast.alice)
    url = table.url("disclosure_pair", page=page.pk)
    answer = client.get(url + "?paper=nothing.pdf&number=2")
    assert answer.status_code == 422
    assert "has no such page" in answer.content.decode()
    answer = client.get(url + "?paper=tray/copies.pdf&number=1")
    body = client.get(answer["Location"]).content.decode()
    assert "somebody laid them side by side" in body
    beside = answer["Location"].split("beside=")[1]
    client.post(
        table.url("disclosure_decide", page=page.pk), {"status": "partial", "other": beside}
    )
    assert "as a person found" in _body(cast, table.url() + "?status=partial")
    lines = client.get(table.url("disclosure_report") + "?form=csv").content.decode("utf-8-sig")
    assert "copies.pdf, page 1" in lines.splitlines()[3]


def test_a_long_file_is_shown_whole_and_its_cells_part_by_part() -> None:
    papers = {UUID(int=1): Paper("box.pdf", "State")}
    said = ["given", "given", "not_found", ""]
    leaves = [
        Leaf(UUID(int=n), UUID(int=1), n, said[n % 4], decided=False, disputed=False)
        for n in range(20_000)
    ]
    lines = lines_of(leaves, None)
    assert len(lines) == 20_000 // PART
    assert lines[1].label == "Pages 501 to 1000: Given 250, Not found in the defense set 125"
    assert dict(lines[0].runs)["given"].startswith("M0 0h2v1h-2zM4 0h2v1h-2z")
    assert sum(len(path) for line in lines for _, path in line.runs) < 400_000
    assert len(groups_of(leaves[:PART], papers, str, {UUID(int=1)})[0].cells) == PART
    assert lines_of(leaves[:PART], None) == []


def test_pages_that_only_go_on_are_one_line_of_the_printed_list() -> None:
    def line(page: int, status: str = "given", at: int = 0, **more: object) -> Line:
        copies = (Copy("copy.pdf", "Defense", at, at),) if at else ()
        plain = Line(
            "State", "box.pdf", "box.pdf", page, status, status, copies, (), (), (), UUID(int=1)
        )
        return replace(plain, **more)  # type: ignore[arg-type]

    lines = [line(1, at=4), line(2, at=5), line(3, at=9), line(4, "not_found")]
    lines += [line(5, "not_found"), line(6, "not_found", notes=("Asked.",)), line(7, "not_found")]
    got = [(each.pages, [str(copy) for copy in each.copies]) for each in ranges_of(lines)]
    assert got == [
        ("1\u20132", ["copy.pdf, pages 4 to 5 (Defense)"]),
        ("3", ["copy.pdf, page 9 (Defense)"]),
        ("4\u20135", []),
        ("6", []),
        ("7", []),
    ]


def test_a_newer_method_is_announced_and_compares_everything_anew(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = laid_out(cast)
    assert "newer method" not in _body(cast, table.url())
    monkeypatch.setattr(comparison, "METHOD_VERSION", "99")
    assert "There is a newer method of comparing" in _body(cast, table.url())


def test_files_nobody_could_read_are_named_on_the_page_and_in_the_report(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice) as actor:
        document = page_by_page(actor, Source.objects.get(pk=table.defense), "tray/locked.pdf")
        document.status = Document.State.NEEDS_PERSON
        document.save()
    assert "1 file of these sources could not be read" in _body(cast, table.url())
    got = signed_in(cast.alice).get(table.url("disclosure_report") + "?form=docx").content
    told = "\n".join(each.text for each in WordDocument(io.BytesIO(got)).paragraphs)
    assert "could not be read: tray/locked.pdf" in told


def test_pages_of_the_defense_that_could_hardly_be_read_are_pointed_out(cast: Cast) -> None:
    table = laid_out(cast)
    assert "could hardly be read" not in _body(cast, table.url())
    with acting(cast.alice):
        Page.objects.filter(document__path="tray/copies.pdf", number=2).update(legibility="low")
    assert "1 page of the defense's side could hardly be read" in _body(cast, table.url())
    got = signed_in(cast.alice).get(table.url("disclosure_report") + "?form=docx").content
    told = "\n".join(each.text for each in WordDocument(io.BytesIO(got)).paragraphs)
    assert "may not be found: copies.pdf, page 2" in told


def test_how_far_it_is_tells_nobody_how_many_pages_are_behind_a_wall(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice):
        Comparison.objects.update(state=Comparison.State.LOOKING, pages_all=400, pages_done=100)
    assert 'value="25" max="100"' in _body(cast, table.url("disclosure_progress"))
    told = signed_in(cast.dana).get(table.url("disclosure_progress")).content.decode()
    assert 'value="100" max="400"' in told


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
    assert 'value="25" max="100"' in body
