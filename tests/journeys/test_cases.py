"""A case from the first letter on: opened, found, moved."""

from playwright.sync_api import expect

from tests.journeys.caseworker import Caseworker
from tests.journeys.conftest import Meet
from tests.journeys.person import HOME


def test_a_mistake_on_the_way_loses_nothing_that_was_typed(meet: Meet) -> None:
    june = meet("june")
    june.goes_to(f"{HOME}cases/new/")
    june.types("Title", "Letter from Orla Penhaligon")
    june.types("Corrections number", "512-044")
    june.types("What it is about", "Two pages, in pencil. Asks for her trial record.")
    june.presses("Open the case")
    june.sees("A number is only worth something with who gave it.")
    june.finds_typed("Title", "Letter from Orla Penhaligon")
    june.finds_typed("What it is about", "Two pages, in pencil. Asks for her trial record.")
    june.types("Applicant", "Orla Penhaligon")
    june.types("Given by", "Fremont Department of Corrections")
    june.presses("Open the case")
    june.reads_heading("Letter from Orla Penhaligon")
    june.sees("First contact")
    june.sees("Two pages, in pencil.")


def test_a_case_is_found_by_its_number_and_the_address_keeps_the_filter(
    nadia: Caseworker,
) -> None:
    nadia.opens_her_case("Maslenko")
    number = nadia.address().rstrip("/").rsplit("/", 1)[-1]
    nadia.goes_to(f"{HOME}cases/")
    nadia.types("Search", number)
    nadia.presses("Show")
    nadia.sees("Teodora Maslenko")
    nadia.does_not_see("Marlon Whitfield")
    assert f"q={number}" in nadia.address()
    nadia.page.reload()
    nadia.does_not_see("Marlon Whitfield")


def test_a_moved_case_says_where_it_stands_and_since_when(nadia: Caseworker) -> None:
    nadia.opens_her_case("Oyelaran")
    nadia.turns_to("Team and stages")
    nadia.unfolds("Move the case")
    nadia.chooses("Stage", "^Investigation$")
    nadia.types("Entered on", "2026-11-02")
    nadia.presses("Move the case")
    nadia.reads_heading("Oyelaran")
    last = nadia.page.locator("ol.timeline li").last
    expect(last).to_contain_text("Investigation")
    expect(last.locator("time")).to_have_attribute("datetime", "2026-11-02")


def test_somebody_we_know_is_chosen_for_another_case(meet: Meet) -> None:
    nadia = meet("nadia", script=False)
    nadia.opens_her_case("Farnsworth")
    nadia.turns_to("People")
    nadia.follows("Add a person")
    nadia.types("Name, a part of it, or a number", "whitf")
    nadia.presses("Look for them")
    nadia.sees("A new person")
    nadia.page.get_by_role("radio", name="Marlon Dexter Whitfield").check()
    nadia.chooses("Role in this case", "Eyewitness")
    nadia.presses("Add to the case")
    nadia.sees("Marlon Dexter Whitfield")
    nadia.sees("Fremont Department of Corrections")


def test_what_is_written_down_can_be_taken_back_and_stays_readable(nadia: Caseworker) -> None:
    nadia.opens_her_case("Maslenko")
    nadia.turns_to("Notes")
    nadia.types("Note", "The motel register has two hands in it.")
    nadia.presses("Write it down")
    nadia.sees("The motel register has two hands in it.")
    nadia.presses("Take it back")
    nadia.sees("taken back")
    nadia.sees("The motel register has two hands in it.")
