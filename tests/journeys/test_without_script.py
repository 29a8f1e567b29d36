"""No page needs script: to sign in, open a case, read, search, send a file."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Meet


def test_signing_in_and_opening_a_case_need_no_script(meet: Meet) -> None:
    nadia = meet(script=False)
    nadia.signs_in("nadia@demo.example")
    nadia.opens_her_case("Whitfield")
    nadia.sees("one eyewitness")


def test_searching_and_reading_a_page_need_no_script(meet: Meet) -> None:
    nadia = meet("nadia", script=False)
    nadia.opens_a_page("Beecham", "88-1432 incident report.pdf, page 2")
    nadia.sees_hits_on_the_image()
    nadia.follows("Next hit")
    expect(nadia.page.locator("[data-at]")).to_have_text("2")
    nadia.follows("200 %")
    nadia.follows("Next page")
    nadia.reads_page(3)


def test_sending_files_needs_no_script(meet: Meet, tmp_path: Path) -> None:
    june = meet("june", script=False)
    page = tmp_path / "questionnaire.txt"
    page.write_text("Question 4: I was at my sister's.")
    june.adds_a_source("Vidal", "Letters from Mr. Vidal")
    june.chooses_files("Letters from Mr. Vidal", page)
    june.presses("Send")
    june.sees("questionnaire.txt")
    june.sees("SHA-256")
