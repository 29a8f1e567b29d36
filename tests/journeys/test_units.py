"""Units: a reporter with a deadline, a mother who must know before she writes, two editors."""

from collections.abc import Callable

from tests.journeys.caseworker import Caseworker
from tests.journeys.looking import violations

Meet = Callable[..., Caseworker]


def test_a_reporter_finds_a_unit_what_is_not_known_and_takes_the_list(meet: Meet) -> None:
    reporter = meet()
    reporter.goes_to("/units/")
    assert violations(reporter) == []
    reporter.types("Name or place", "kansas city")
    reporter.presses("Show")
    reporter.sees("1 unit.")
    assert b"jackson-mo" in reporter.downloads("This list as CSV")
    reporter.follows("Jackson (Kansas City)")
    reporter.reads_heading("Jackson (Kansas City): Conviction Integrity Unit")
    reporter.sees("Five questions, and what we know")
    reporter.sees("We do not know.")
    reporter.sees("never added up")
    assert violations(reporter) == []
    reporter.unfolds("What changed on this page, when, by which source")
    reporter.sees("content that comes with Reopen")
    reporter.follows("Write to the prosecutor")
    assert "/county/29095/letter/" in reporter.address()


def test_a_reporter_reads_coverage_on_a_day_and_the_growth(meet: Meet) -> None:
    reporter = meet()
    reporter.goes_to("/units/coverage/")
    reporter.chooses("On the last day of", "2018")
    reporter.presses("Show")
    reporter.sees("On 31 December 2018, a unit was at work in")
    assert violations(reporter) == []
    reporter.follows("Growth")
    reporter.sees("Numbers that others published")
    reporter.sees("Units in 2013, as another page of the Registry has it.")
    assert violations(reporter) == []


def test_a_mother_on_an_old_phone_reads_in_spanish_what_to_know_before(meet: Meet) -> None:
    mother = meet(script=False, width=320)
    mother.goes_to("/es/units/jackson-mo/")
    mother.sees("¿Debe la persona renunciar a protecciones para solicitarlo?")
    mother.sees("Hable con un abogado antes de renunciar")
    wide = mother.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320


def test_somebody_sends_a_correction_and_an_editor_closes_it(meet: Meet) -> None:
    citizen = meet()
    citizen.goes_to("/units/fulton-ga/")
    citizen.follows("Something wrong here, or missing? Send a correction")
    assert violations(citizen) == []
    citizen.types("Your e-mail address, if you want an answer", "nobody")
    citizen.types("What is wrong, or missing?", "The unit has a new address.")
    citizen.presses("Send")
    citizen.finds_typed("What is wrong, or missing?", "The unit has a new address.")
    citizen.types("Your e-mail address, if you want an answer", "")
    citizen.presses("Send")
    citizen.sees("Your correction has arrived.")
    assert violations(citizen) == []
    rosa = meet("rosa")
    rosa.goes_to("/o/network/commons/units/corrections/")
    rosa.sees("The unit has a new address.")
    assert violations(rosa) == []
    there = rosa.page.locator("article", has_text="The unit has a new address.")
    with rosa.page.expect_navigation():
        there.get_by_role("button", name="Dealt with").click()
    rosa.sees("Closed.")


def test_one_editor_proposes_another_publishes_and_takes_it_back(meet: Meet) -> None:
    sam = meet("sam")
    sam.goes_to("/o/network/commons/")
    assert violations(sam) == []
    sam.follows("Units")
    sam.types("Name or key", "kankakee")
    sam.presses("Show")
    sam.follows("Kankakee")
    assert violations(sam) == []
    sam.goes_to("/o/network/commons/units/change/answer/kankakee-il/form/")
    sam.types("In words, English", "A questionnaire in English and in Spanish.")
    assert violations(sam) == []
    sam.presses("Propose")
    sam.sees("You proposed it: somebody else decides.")
    rosa = meet("rosa")
    rosa.goes_to("/o/network/commons/units/changes/")
    assert violations(rosa) == []
    there = rosa.page.locator("article", has_text="A questionnaire in English and in Spanish.")
    with rosa.page.expect_navigation():
        there.get_by_role("button", name="Approve and publish").click()
    rosa.sees("It stands on the public page now.")
    there.get_by_text("Undo", exact=True).click()
    there.get_by_label("Why is it undone").fill("The page says it otherwise.")
    with rosa.page.expect_navigation():
        there.get_by_role("button", name="Put back what stood before").click()
    rosa.sees("Undone.")
    assert violations(rosa) == []
