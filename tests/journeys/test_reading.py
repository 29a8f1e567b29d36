"""A page in the viewer: turned, enlarged, cited, corrected."""

import re

from playwright.sync_api import expect

from tests.journeys.caseworker import Caseworker
from tests.journeys.conftest import Meet

_REPORT = "88-1432 incident report.pdf, page 2"
_LOG = "case log Kosko.pdf"


def test_j_and_k_turn_the_pages_of_a_document(nadia: Caseworker) -> None:
    nadia.opens_a_page("Beecham", _REPORT)
    nadia.hits("j")
    nadia.reads_page(3)
    nadia.hits("k")
    nadia.reads_page(2)
    nadia.goes_back()
    nadia.reads_page(3)


def test_a_page_is_enlarged_and_turned_without_loading_and_stays_so(nadia: Caseworker) -> None:
    nadia.opens_a_page("Beecham", _REPORT)
    fitting = nadia.width_of_the_sheet()
    nadia.hits("+", "+")
    nadia.hits("t")
    assert nadia.width_of_the_sheet() > fitting
    expect(nadia.page).to_have_url(re.compile("zoom=200"))
    expect(nadia.page).to_have_url(re.compile("turn=90"))
    nadia.page.reload()
    expect(nadia.page.locator("[data-sheet] g")).to_have_attribute(
        "transform", re.compile("rotate\\(90\\)")
    )


def test_a_cited_page_opens_for_a_colleague_at_that_very_page(
    nadia: Caseworker, meet: Meet
) -> None:
    nadia.opens_a_page("Beecham", _REPORT)
    nadia.page.locator("p", has_text="Cite this page").get_by_role("link").first.click()
    nadia.reads_page(2)
    ada = meet("ada")
    ada.goes_to(nadia.address())
    ada.reads_page(2)
    ada.sees("Nadia Brandvold")


def test_a_page_before_sign_in_is_reached_after_it(nadia: Caseworker, meet: Meet) -> None:
    nadia.opens_a_page("Beecham", _REPORT)
    late = meet()
    late.goes_to(nadia.address())
    late.types("Email", "reese@demo.example")
    late.types("Password", "quiet lantern over gravel")
    late.presses("Sign in")
    late.reads_page(2)


def test_a_corrected_text_keeps_what_stood_there_and_can_be_put_back(nadia: Caseworker) -> None:
    nadia.opens_the_document(_LOG)
    nadia.follows("Read it")
    nadia.follows("Correct the text")
    box = nadia.page.get_by_label("Text of the page")
    before = box.input_value()
    box.fill(f"{before}\nHand at the foot: see Dreiling's pad.")
    nadia.presses("Save the text")
    nadia.sees("see Dreiling's pad")
    nadia.sees("The text was corrected once")
    nadia.follows("Before and after")
    nadia.unfolds("Before and after")
    nadia.presses("Put the text before this back")
    nadia.goes_to(nadia.address().split("text/")[0])
    nadia.does_not_see("see Dreiling's pad")


def test_pages_named_as_a_document_are_put_back(nadia: Caseworker) -> None:
    nadia.opens_the_document("88-1432 incident report.pdf")
    nadia.follows("Name some pages as a document of their own")
    nadia.types("From page", "2")
    nadia.types("To page", "3")
    nadia.types("Title", "Continuation sheets")
    nadia.presses("Name these pages")
    nadia.sees("Documents within these pages")
    nadia.follows("Continuation sheets")
    nadia.reads_page(2)
    nadia.goes_back()
    nadia.page.get_by_role("button", name="Put these pages back").click()
    nadia.does_not_see("Continuation sheets")
    nadia.sees("3 pages")


def test_a_document_says_where_it_came_from_and_who_looked(nadia: Caseworker, meet: Meet) -> None:
    nadia.opens_a_page("Beecham", _REPORT)
    nadia.page.get_by_label("Where you are").get_by_role("link").last.click()
    nadia.sees("SHA-256")
    nadia.sees("Harlan Ford County District Attorney")
    nadia.sees("Who looked")
    nadia.sees("Nadia Brandvold")
