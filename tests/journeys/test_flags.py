"""Flags: search the file, read one by one and decide, change the lexicon and test it."""

from playwright.sync_api import expect

from tests.journeys.caseworker import Caseworker
from tests.journeys.looking import violations

_WORD = "galleon"  # in no rule and on no page


def _opens_the_flags(person: Caseworker) -> None:
    """Of the complete file, with something searched."""
    person.opens_the_document("88-1432 incident report.pdf")
    person.opens_her_case("Whitfield")
    person.turns_to("Reading room")
    person.turns_to("Flags")
    search = person.page.get_by_role("button", name="Search the pages")
    if search.count():
        with person.page.expect_navigation():
            search.click()
    while not person.page.locator(".flag-passage").count():
        person.page.wait_for_timeout(2000)
        person.page.reload()


def test_a_passage_is_read_decided_and_taken_back(nadia: Caseworker) -> None:
    _opens_the_flags(nadia)
    nadia.sees("Searched, nothing found")
    nadia.sees("Not searched")
    nadia.sees("No flag does not mean no problem.")
    assert violations(nadia) == []
    with nadia.page.expect_navigation():
        nadia.hits("r")
    nadia.sees("1 of ")
    assert violations(nadia) == []
    with nadia.page.expect_navigation():
        nadia.hits("2")
    nadia.sees("2 of ")
    with nadia.page.expect_navigation():
        nadia.hits("k")
    expect(nadia.page.locator(".flag-standing")).to_contain_text("Not relevant")
    with nadia.page.expect_navigation():
        nadia.hits("u")
    expect(nadia.page.locator(".flag-standing")).to_have_count(0)


def test_a_rule_is_changed_tested_on_a_case_and_dropped(nadia: Caseworker) -> None:
    _opens_the_flags(nadia)
    nadia.follows("Lexicon")
    assert violations(nadia) == []
    nadia.presses("Change the lexicon")
    nadia.follows("A jailhouse informant")
    nadia.types("Name", "Somebody in custody")
    nadia.types("Point at a passage with one of these lines", "<nobody> lied")
    nadia.presses("Keep in the draft")
    nadia.sees("there is no list <nobody>")
    nadia.finds_typed("Name", "Somebody in custody")
    assert violations(nadia) == []
    nadia.types("Point at a passage with one of these lines", _WORD)
    nadia.presses("Keep in the draft")
    nadia.sees("The rule is kept in the draft.")
    assert violations(nadia) == []
    nadia.follows("Test on a case")
    nadia.chooses("Case", "Whitfield")
    nadia.presses("Test")
    nadia.sees("passages gained")
    assert violations(nadia) == []
    nadia.follows("Back to the draft")
    nadia.presses("Drop the draft")
    nadia.sees("Change the lexicon")
