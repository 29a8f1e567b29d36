"""A story's way in the demo world: read, written by one editor, approved by another, taken back."""

from playwright.sync_api import expect

from tests.journeys.conftest import Meet
from tests.journeys.looking import violations

STORIES = "/o/network/commons/stories/"


def test_a_reader_is_warned_before_and_told_that_it_is_made_up(meet: Meet) -> None:
    reader = meet(script=False, width=320)
    reader.goes_to("/stories/")
    reader.sees("It speaks of:")
    reader.follows("The clock in the laundry")
    reader.sees("no such person exists")
    reader.sees("Before you read: it speaks of")
    over = reader.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert over <= 0


def test_pages_with_stories_are_open_to_everybody(meet: Meet) -> None:
    reader = meet()
    for path in ("/stories/", "/es/stories/", "/stories/el-cuaderno-azul/"):
        assert reader.goes_to(path).status == 200
        assert violations(reader) == [], path
    assert reader.page.locator(".story-text").get_attribute("lang") == "es"


def test_two_editors_publish_a_story_and_one_takes_it_back_at_once(meet: Meet) -> None:
    sam, rosa, reader = meet("sam"), meet("rosa"), meet()
    sam.goes_to(STORIES)
    assert violations(sam) == []
    sam.follows("Write a story")
    sam.types("Title", "A lamp in the window")
    sam.types("Name, as the person wants to be named", "N. (made up)")
    sam.types("Text", "She left it on.\n\n## After\nIt was on.")
    sam.presses("Keep the words")
    sam.follows("Note what the person allowed")
    sam.types("Who gave it", "N. (made up)")
    sam.types("On", "2026-05-01")
    sam.types("Where the signed paper is kept", "Cabinet 2")
    sam.presses("Note the consent")
    sam.presses("Put it before a second person")
    sam.sees("another editor must")
    rosa.goes_to(STORIES)
    rosa.follows("A lamp in the window")
    rosa.presses("Approve: words, picture and consent fit")
    rosa.presses("Publish")
    rosa.sees("published")
    reader.goes_to("/stories/a-lamp-in-the-window/")
    reader.sees("She left it on.")
    sam.page.reload()
    sam.page.get_by_text("The person takes the consent back").click()
    sam.follows("Withdraw and delete")
    sam.presses("Delete it now")
    expect(sam.page.get_by_text("Only that it was withdrawn is kept")).to_be_visible()
    assert reader.goes_to("/stories/a-lamp-in-the-window/").status == 404
    reader.goes_to("/stories/")
    reader.does_not_see("A lamp in the window")
