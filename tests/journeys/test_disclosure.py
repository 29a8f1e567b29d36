"""The two sides of the complete file: compare, strip, pair, decide, report."""

import re

from playwright.sync_api import Dialog, expect

from tests.journeys.caseworker import Caseworker
from tests.journeys.conftest import Meet
from tests.journeys.looking import violations


def test_the_strip_leads_to_a_pair_whose_change_is_marked_on_both_images(
    nadia: Caseworker,
) -> None:
    nadia.opens_the_comparison("Whitfield")
    cells = nadia.page.locator(".strip .cell")
    assert cells.count() > 80
    nadia.follows("88-1432 supplements 1-3.pdf, page 5")
    expect(nadia.page.locator(".pair-page svg image")).to_have_count(2)
    nadia.sees("9:40")
    nadia.sees("9:10")
    assert nadia.page.locator(".pair-page .diff-changed").count() >= 2
    assert nadia.page.locator(".crops .crop").count() >= 2
    assert violations(nadia) == []


def test_a_page_is_decided_by_keys_and_the_word_taken_back(nadia: Caseworker) -> None:
    nadia.opens_the_comparison("Whitfield")
    nadia.chooses("Review", "Not decided by anybody")
    nadia.presses("Show")
    with nadia.page.expect_navigation():
        nadia.follows("Review page by page")
    first = nadia.page.url
    nadia.hits("4")
    expect(nadia.page).not_to_have_url(first)
    nadia.goes_to(first)
    nadia.sees("first reviewer")
    nadia.page.wait_for_load_state()
    nadia.hits("u")
    expect(nadia.page.get_by_text("first reviewer")).to_have_count(0)
    nadia.page.wait_for_load_state()
    nadia.hits("j")
    expect(nadia.page).not_to_have_url(first)


def test_a_second_reviewer_who_differs_is_shown_as_such(nadia: Caseworker, meet: Meet) -> None:
    nadia.opens_the_comparison("Whitfield")
    nadia.follows("case log Kosko.pdf, page 1")
    nadia.presses("Not found in the defense set")
    reese = meet("reese")
    reese.opens_the_comparison("Whitfield")
    with reese.page.expect_navigation():
        reese.follows("your second look")
    reese.follows("case log Kosko.pdf, page 1")
    reese.sees("what the first reviewer said is shown after your own word")
    reese.does_not_see("Nadia Brandvold")
    assert violations(reese) == []
    url = reese.page.url
    reese.presses("Not decided")
    reese.goes_to(url)
    reese.sees("Two reviewers differ about this page")


def test_a_note_that_was_typed_and_not_sent_is_not_left_without_a_question(
    nadia: Caseworker,
) -> None:
    nadia.opens_the_comparison("Whitfield")
    nadia.follows("Kosko pad.pdf, page 1")
    nadia.types("Note", "Two pens, one hand.")
    asked: list[str] = []

    def stays(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    nadia.page.on("dialog", stays)
    nadia.hits("Escape", "j")
    nadia.page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    nadia.finds_typed("Note", "Two pens, one hand.")
    nadia.presses("Not found in the defense set")


def test_a_page_is_laid_beside_by_hand_and_a_decision_without_one_loses_no_note(
    nadia: Caseworker,
) -> None:
    nadia.opens_the_comparison("Whitfield")
    nadia.follows("Kosko pad.pdf, page 2")
    nadia.types("Note", "The same hand, I think.")
    nadia.presses("Given in part")
    nadia.sees("lay that page beside this one first")
    nadia.finds_typed("Note", "The same hand, I think.")
    nadia.unfolds("Lay another page")
    nadia.types("Document", "box 1/08 waivers.pdf")
    nadia.types("Page", "2")
    nadia.presses("Show it")
    expect(nadia.page.locator(".pair-page svg image")).to_have_count(2)
    nadia.sees("somebody laid them side by side")
    assert violations(nadia) == []


def test_what_is_mentioned_and_not_there_becomes_a_letter_in_one_step(nadia: Caseworker) -> None:
    nadia.opens_the_comparison("Whitfield")
    nadia.turns_to("Mentioned, not found")
    nadia.types("Words", "Supplement 6")
    nadia.presses("Show")
    nadia.presses("Ask for it")
    nadia.sees("Asked for")
    letter = nadia.downloads("Letter (plain text)").decode()
    assert "1. Supplement 6. Named in " in letter
    assert violations(nadia) == []


def test_beside_a_request_stands_what_the_file_held_on_that_day(nadia: Caseworker) -> None:
    nadia.opens_the_comparison("Whitfield")
    nadia.turns_to("Requests and answers")
    nadia.sees("There is no exculpatory material known to this office.")
    nadia.unfolds("papers of the prosecution's side bear this date")
    nadia.sees("88-1432 supp 4 (hold).pdf")
    assert violations(nadia) == []
    nadia.turns_to("Who had it when")
    nadia.follows("88-1432 incident report.pdf")
    nadia.sees("on its letterhead, itself dated 29 April 1988")


def test_the_report_is_paper_one_can_take_away(nadia: Caseworker) -> None:
    nadia.opens_the_comparison("Whitfield")
    assert nadia.downloads("Report as PDF").startswith(b"%PDF")
    lines = nadia.downloads("Report as CSV").decode("utf-8-sig").splitlines()
    assert re.match("Source,Document,Path,Page", lines[0])
    assert len(lines) > 80


def test_everything_works_without_scripts(meet: Meet) -> None:
    kit = meet("nadia", script=False)
    kit.opens_the_comparison("Whitfield")
    kit.chooses("What became of it", "Given altered")
    kit.presses("Show")
    kit.follows("Review page by page")
    kit.presses("Given altered")
    kit.follows("Before")
    kit.sees("first reviewer")
