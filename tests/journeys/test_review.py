"""The reading room: notes on a spot, exhibits, links, coding."""

import re

from playwright.sync_api import expect

from tests.journeys.caseworker import Caseworker
from tests.journeys.conftest import Meet
from tests.journeys.looking import violations

_REPORT = "88-1432 incident report.pdf"
_LOG = "Dreiling canvass.pdf"
_PAD = "Kosko pad.pdf"
_MEMOS = "02 Maddox memos.pdf"  # in no batch
_MOTIONS = "04 motions.pdf"


def _opens_a_page_of(person: Caseworker, document: str) -> None:
    person.opens_the_document(document)
    person.follows("Read it")
    person.waits_for_the_image()
    person.page.wait_for_load_state()


def _draws_on_the_image(person: Caseworker) -> None:
    box = person.page.locator("[data-sheet] svg").bounding_box()
    assert box
    person.page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 120)
    person.page.mouse.down()
    person.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 180, steps=5)
    person.page.mouse.up()


def test_a_note_is_drawn_on_the_image_found_in_the_list_and_taken_back(nadia: Caseworker) -> None:
    _opens_a_page_of(nadia, _LOG)
    nadia.hits("m")
    nadia.presses("Mark the spot on the image")
    _draws_on_the_image(nadia)
    nadia.types("Note", "A hand of its own here")
    nadia.presses("Keep the note")
    expect(nadia.page.locator("svg .mark-blue")).to_have_count(1)
    page = nadia.address().split("#")[0]
    assert violations(nadia) == []
    nadia.opens_her_case("Whitfield")
    nadia.turns_to("Reading room")
    nadia.turns_to("Notes on pages")
    nadia.types("Words", "hand of its own")
    nadia.presses("Show")
    nadia.sees("1 note")
    nadia.hits("j")
    with nadia.page.expect_navigation():
        nadia.hits("Enter")
    assert nadia.address().startswith(page)
    nadia.presses("Remove A hand of its own here")
    nadia.sees("1 note removed by you")
    nadia.unfolds("1 note removed by you")
    nadia.presses("Put it back")
    expect(nadia.page.locator("svg .mark-blue")).to_have_count(1)


def test_a_note_on_typed_words_needs_no_script(meet: Meet) -> None:
    kit = meet("kit", script=False)
    _opens_a_page_of(kit, _REPORT)
    kit.follows("Next page")
    kit.unfolds("Write a note")
    kit.types("Note", "How dark, says who?")
    kit.types("Words on the page it is about", "large lamp at the edge of the lot")
    kit.chooses("Outline", "Purple")
    kit.presses("Keep the note")
    expect(kit.page.locator("svg .mark-purple").first).to_be_visible()
    kit.unfolds("Write a note")
    kit.types("Note", "On words that are not there")
    kit.types("Words on the page it is about", "a red pickup with a broken mirror")
    kit.presses("Keep the note")
    kit.sees("These words were not found on the page as it was read.")
    kit.finds_typed("Note", "On words that are not there")


def test_a_private_note_is_in_nobody_elses_list(nadia: Caseworker, meet: Meet) -> None:
    _opens_a_page_of(nadia, _PAD)
    nadia.hits("m")
    nadia.types("Note", "Only for my own eyes")
    nadia.chooses("Who sees it", "Only I")
    nadia.presses("Keep the note")
    nadia.sees("Only for my own eyes")
    ada = meet("ada")
    ada.goes_to(nadia.address())
    ada.does_not_see("Only for my own eyes")


def test_a_page_becomes_an_exhibit_and_is_linked_both_ways(nadia: Caseworker) -> None:
    _opens_a_page_of(nadia, _PAD)
    nadia.follows("This is an exhibit")
    nadia.types("Number of a new one", "State's 31")
    nadia.types("What it is", "Pad of the sergeant")
    nadia.presses("These pages are the exhibit")
    nadia.sees("State's 31")
    nadia.follows("Link to another document")
    nadia.chooses("This document", "is mentioned in")
    nadia.types("Which document", _LOG)
    nadia.presses("Link them")
    nadia.sees("is mentioned in")
    with nadia.page.expect_navigation():
        nadia.page.locator(".record-list").get_by_role("link", name=_LOG).click()
    nadia.follows("Read it")
    nadia.page.locator("#page-record").get_by_text(re.compile("^mentions")).wait_for()
    nadia.opens_her_case("Whitfield")
    nadia.turns_to("Reading room")
    nadia.turns_to("Exhibits")
    nadia.sees("not found in the file yet")
    nadia.types("Number, title or person", "sergeant")
    nadia.presses("Show")
    nadia.sees("1 exhibit")
    assert violations(nadia) == []


def test_a_document_is_coded_by_keys_and_found_by_its_answer(nadia: Caseworker) -> None:
    _opens_a_page_of(nadia, _MEMOS)
    nadia.hits("a")
    expect(nadia.page.get_by_label("helps the defense")).to_be_focused()
    nadia.hits("Space")
    nadia.types("What it is about: more tags, with commas", "left-handed")
    with nadia.page.expect_navigation():
        nadia.hits("Control+Enter")
    nadia.sees("left-handed")
    assert violations(nadia) == []
    nadia.opens_her_case("Whitfield")
    nadia.turns_to("Reading room")
    nadia.turns_to("Coding")
    nadia.chooses("Answer", "left-handed")
    nadia.presses("Show")
    nadia.sees("1 document")
    assert violations(nadia) == []
    assert b"left-handed" in nadia.downloads("CSV")


def test_an_unanswered_must_is_said_and_nothing_is_lost_without_script(meet: Meet) -> None:
    kit = meet("kit", script=False)
    _opens_a_page_of(kit, _MOTIONS)
    kit.unfolds("code it")
    kit.types("Why it matters", "It was never typed up")
    kit.presses("Keep the coding")
    kit.sees("This must be answered.")
    kit.finds_typed("Why it matters", "It was never typed up")
    kit.page.get_by_label("both").check()
    kit.presses("Keep the coding")
    kit.sees("It was never typed up")


def test_a_review_is_divided_read_by_keys_and_looked_at_again(
    nadia: Caseworker, meet: Meet
) -> None:
    nadia.opens_her_case("Whitfield")
    nadia.turns_to("Reading room")
    nadia.turns_to("Review batches")
    nadia.follows("Divide a review")
    nadia.types("Name of the review", "What the officers wrote")
    nadia.types("Found by these words", "lamp")
    nadia.page.get_by_label("Nadia Brandvold").check()
    nadia.page.get_by_label("Reese Amundsen").check()
    nadia.chooses("Second look by another person", "all of them")
    nadia.presses("See how many")
    nadia.sees("Nothing is made yet.")
    assert violations(nadia) == []
    nadia.presses("Make the batches")
    nadia.sees("0 of")
    review = nadia.address()
    nadia.follows("Go on")
    nadia.waits_for_the_image()
    nadia.page.wait_for_load_state()
    first = nadia.address()
    nadia.hits("a")
    expect(nadia.page.get_by_label("Note for the team")).to_be_focused()
    nadia.hits("Escape")
    with nadia.page.expect_navigation():
        nadia.hits("f")
    expect(nadia.page).not_to_have_url(first)
    assert violations(nadia) == []
    reese = meet("reese", script=False)
    reese.goes_to(review)
    reese.sees("shown after your own look")
    reese.goes_to(first)
    reese.does_not_see("Flagged")
    reese.presses("Done, next")
    nadia.goes_to(f"{review}?state=differs")
    nadia.sees("differs")
    nadia.sees("Flagged")
    assert violations(nadia) == []


def test_testimony_is_cited_by_page_and_line_and_found_by_it(nadia: Caseworker) -> None:
    _opens_a_page_of(nadia, "trial tr 212 ff.pdf")
    nadia.sees("Tr. 212")
    nadia.types("Cite Tr. 212, from line", "20")
    nadia.types("to line", "21")
    nadia.sees("Tr. 212:20\u201321")
    assert violations(nadia) == []
    nadia.presses("Show the passage")
    nadia.sees("No, sir. No doubt.")
    nadia.types("Page and line", "Tr. 214:3")
    assert violations(nadia) == []
    with nadia.page.expect_navigation():
        nadia.presses("Go to the page")
    nadia.reads_page(3)
    expect(nadia.page.locator("a:target .mark-line")).to_have_count(1)
