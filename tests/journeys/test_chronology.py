"""The file in order of time and who is in it: names, facts, statements side by side."""

import re

from playwright.sync_api import expect

from tests.journeys.caseworker import Caseworker
from tests.journeys.conftest import Meet
from tests.journeys.looking import violations


def _opens(nadia: Caseworker, part: str) -> None:
    """A page of the reading room, once the file has been read and looked through."""
    nadia.opens_the_comparison("Whitfield")
    nadia.turns_to("Reading room")
    nadia.turns_to(part)


def _nobody_is_shut_out(nadia: Caseworker) -> None:
    assert violations(nadia) == []


def test_a_dated_sentence_is_kept_as_a_fact_and_taken_back(nadia: Caseworker) -> None:
    _opens(nadia, "Chronology")
    nadia.follows("Dated sentences")
    nadia.types("Words", "lived at 2162 Orchard Road")
    nadia.presses("Show")
    nadia.page.get_by_role("button", name="Keep as a fact").first.click()
    nadia.sees("Kept as a fact")
    nadia.chooses("What became of it", "Kept as a fact")
    nadia.presses("Show")
    nadia.sees("2162 Orchard Road")
    nadia.page.get_by_role("button", name="Undo").first.click()
    nadia.types("Words", "lived at 2162 Orchard Road")
    nadia.presses("Show")
    expect(nadia.page.get_by_role("button", name="Keep as a fact").first).to_be_visible()
    _nobody_is_shut_out(nadia)


def test_a_dismissed_sentence_is_gone_until_that_is_undone(nadia: Caseworker) -> None:
    _opens(nadia, "Chronology")
    nadia.follows("Dated sentences")
    nadia.types("Words", "some day somebody would want to read them")
    nadia.presses("Show")
    nadia.page.get_by_role("button", name=re.compile("^Dismiss")).first.click()
    nadia.sees("No sentence fits")
    nadia.chooses("What became of it", "Dismissed")
    nadia.presses("Show")
    nadia.page.get_by_role("button", name=re.compile("^Undo")).first.click()
    nadia.sees("No sentence fits")
    _nobody_is_shut_out(nadia)


def test_a_fact_is_written_by_hand_with_a_month_and_leaves_in_every_form(
    nadia: Caseworker,
) -> None:
    _opens(nadia, "Chronology")
    nadia.follows("Write a fact")
    nadia.types("Date, as far as it is known", "the fourteenth of never")
    nadia.types("What happened", "The clerk counted the drawer.")
    nadia.presses("Keep the fact")
    nadia.finds_typed("What happened", "The clerk counted the drawer.")
    _nobody_is_shut_out(nadia)
    nadia.types("Date, as far as it is known", "June 1988")
    nadia.presses("Keep the fact")
    nadia.sees("June 1988")
    assert "The clerk counted the drawer." in nadia.downloads("CSV").decode("utf-8-sig")
    assert nadia.downloads("Word").startswith(b"PK")
    _nobody_is_shut_out(nadia)


def test_a_page_is_cited_for_a_fact_that_stands_elsewhere(nadia: Caseworker) -> None:
    nadia.opens_the_document("Kemp 5-4.pdf")
    nadia.goes_to(nadia.address() + "p/1/")
    nadia.follows("Cite for a fact")
    nadia.chooses("Fact", "The clerk is shot")
    nadia.types("Words on the page it is about", "I heard a shot")
    nadia.presses("Cite the page")
    nadia.sees("cited here too")
    expect(nadia.page.locator(".mark-fact").first).to_be_visible()
    _nobody_is_shut_out(nadia)


def test_statements_of_a_witness_are_read_side_by_side(nadia: Caseworker) -> None:
    _opens(nadia, "Statements")
    nadia.sees("Dolores Ann Kemp")
    _nobody_is_shut_out(nadia)
    nadia.page.get_by_role("button", name="Lay them side by side").click()
    nadia.sees("differ in a number, date, time")
    nadia.sees("did not see his face")
    _nobody_is_shut_out(nadia)
    nadia.follows("Show only rows that differ")
    nadia.page.locator(".said a").first.click()
    nadia.waits_for_the_image()


def test_a_statement_named_wrongly_is_changed(nadia: Caseworker) -> None:
    _opens(nadia, "Statements")
    nadia.page.get_by_role("link", name=re.compile("^Change Dolores.*4 May 1988")).click()
    nadia.types("Last page", "99")
    nadia.types("Note", "Signed on the second page.")
    nadia.presses("Keep the statement")
    nadia.sees("The document has pages 1 to")
    nadia.finds_typed("Note", "Signed on the second page.")
    _nobody_is_shut_out(nadia)
    nadia.types("Last page", "1")
    nadia.presses("Keep the statement")
    nadia.sees("Signed on the second page.")
    _nobody_is_shut_out(nadia)


def test_who_changes_a_statement_that_was_changed_meanwhile_is_shown_both(
    nadia: Caseworker, meet: Meet
) -> None:
    reese = meet("reese", script=False, width=390)
    for person in (nadia, reese):
        _opens(person, "Statements")
        person.page.get_by_role("link", name=re.compile("^Change Dolores.*29 April 1988")).click()
    nadia.types("Note", "Taken at the hospital.")
    nadia.presses("Keep the statement")
    nadia.sees("Taken at the hospital.")
    reese.types("Note", "Not signed.")
    reese.presses("Keep the statement")
    reese.sees("Somebody changed this while you were writing")
    reese.sees("Taken at the hospital.")
    reese.finds_typed("Note", "Not signed.")
    reese.types("Note", "Taken at the hospital. Not signed.")
    reese.presses("Keep the statement")
    reese.sees("Taken at the hospital. Not signed.")


def test_words_without_an_end_stay_within_a_narrow_screen(meet: Meet) -> None:
    nadia = meet("nadia", width=390)
    _opens(nadia, "Chronology")
    nadia.follows("Write a fact")
    nadia.types("What happened", "Lantern" * 40)
    nadia.types("People", "Whitfield" * 30)
    nadia.presses("Keep the fact")
    nadia.sees("LanternLantern")
    assert nadia.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    _nobody_is_shut_out(nadia)


def test_names_are_merged_split_and_brought_back_without_scripts(meet: Meet) -> None:
    kit = meet("nadia", script=False)
    _opens(kit, "People found")
    kit.types("Name", "Beecham")
    kit.presses("Show")
    for name in ("Beecham", "Harold Beecham"):
        kit.page.get_by_label(name, exact=True).check()
    kit.presses("They are the same")
    expect(kit.page.get_by_role("heading", level=2).first).to_have_text("Harold Beecham")
    kit.page.locator("input[name=key]").first.check()
    kit.presses("Split them off")
    expect(kit.page.get_by_role("heading", level=2).first).to_have_text("Beecham")
    kit.page.get_by_role("button", name=re.compile("^Undo")).first.click()
    kit.opens_the_comparison("Whitfield")
    kit.turns_to("Reading room")
    kit.turns_to("People found")
    kit.chooses("Who says so", "A person named them")
    kit.presses("Show")
    kit.follows("Harold Beecham")
    expect(kit.page.locator("input[name=key]")).to_have_count(2)
    kit.page.get_by_role("button", name=re.compile("^Undo")).last.click()
    kit.does_not_see("A person said who this is")


def test_close_names_are_proposed_and_a_person_decides(nadia: Caseworker) -> None:
    _opens(nadia, "People found")
    _nobody_is_shut_out(nadia)
    nadia.follows("Maybe the same")
    pairs = nadia.page.locator(".pairs > li")
    before = pairs.first.inner_text()
    pairs.first.get_by_role("button", name=re.compile("^Different")).click()
    nadia.sees("Kept apart")
    assert pairs.first.inner_text() != before
    _nobody_is_shut_out(nadia)
    nadia.page.locator(".steps").get_by_role("button", name=re.compile("^Undo")).first.click()
    expect(pairs.first).to_have_text(re.compile(re.escape(before.split("\n")[0])))
    nadia.page.locator(".pair-sides a").first.click()
    nadia.sees("Where it stands")
    _nobody_is_shut_out(nadia)
