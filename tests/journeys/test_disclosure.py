"""The two sides of the complete file: compare, strip, pair, decide, report."""

import re

from playwright.sync_api import expect

from tests.journeys.caseworker import Caseworker
from tests.journeys.conftest import Meet


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


def test_a_page_is_decided_by_keys_and_the_word_taken_back(nadia: Caseworker) -> None:
    nadia.opens_the_comparison("Whitfield")
    nadia.chooses("Review", "Not decided by anybody")
    nadia.presses("Show")
    nadia.follows("Review page by page")
    first = nadia.page.url
    nadia.hits("4")
    expect(nadia.page).not_to_have_url(first)
    nadia.goes_to(first)
    nadia.sees("first reviewer")
    nadia.hits("u")
    expect(nadia.page.get_by_text("first reviewer")).to_have_count(0)
    nadia.hits("j")
    expect(nadia.page).not_to_have_url(first)


def test_a_second_reviewer_who_differs_is_shown_as_such(nadia: Caseworker, meet: Meet) -> None:
    nadia.opens_the_comparison("Whitfield")
    nadia.follows("case log Kosko.pdf, page 1")
    nadia.presses("Not found in the defense set")
    reese = meet("reese")
    reese.opens_the_comparison("Whitfield")
    reese.follows("case log Kosko.pdf, page 1")
    url = reese.page.url
    reese.presses("Not decided")
    reese.goes_to(url)
    reese.sees("Two reviewers differ about this page")


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
