"""Does your county have one? A mother, a reporter, and a citizen in a county without a unit."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Watch
from tests.journeys.looking import violations
from tests.journeys.person import Person
from tests.journeys.servers import Site

PAGES = (
    "/county/",
    "/county/?q=Fairfax",
    "/county/29095/",
    "/county/29097/",
    "/county/29097/letter/",
    "/county/29095/records/",
    "/units/map/",
    "/units/map/mo/",
)
WORDS = "I ask because I care about fair trials."
# A slow phone on a slow connection, as browsers' own tools imitate them.
SLOW = {"latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 7.5e5 / 8}
SLOWER = 4  # times slower than this processor
FIRST_PAINT = 1_000  # milliseconds
TRIES = 5
Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, house: Site) -> Iterator[Visit]:
    """A page for somebody without an account; at the end nothing may have complained."""
    opened = []

    def open_page(*, script: bool = True, width: int = 1280) -> Page:
        context = browser.new_context(
            base_url=house.address,
            java_script_enabled=script,
            viewport={"width": width, "height": 800},
        )
        opened.append((context, Watch(context, house.address.removeprefix("http://"))))
        return context.new_page()

    yield open_page
    for context, watch in opened:
        context.close()
        assert not watch.complaints, "\n".join(watch.complaints)


def looks_up(page: Page, text: str) -> None:
    page.goto("/county/")
    page.get_by_label("County, town or ZIP code").fill(text)
    with page.expect_navigation():
        page.get_by_role("button", name="Look it up").click()


def test_a_mother_finds_her_county_by_zip_code_on_a_small_phone_without_script(
    visit: Visit,
) -> None:
    page = visit(script=False, width=320)
    looks_up(page, "64106")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jackson County, Missouri")
    expect(page.get_by_text("most likely in this county")).to_be_visible()
    expect(page.get_by_text("Before somebody applies")).to_be_visible()
    page.get_by_role("link", name="Find who can help").first.click()
    expect(page).to_have_url(re.compile(r"/help/find/\?place=us-mo$"))


def test_a_citizen_without_a_unit_writes_a_letter_in_her_own_words(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit()
    looks_up(page, "Joplin MO")
    page.get_by_role("link", name="Jasper County, Missouri").click()
    expect(page.get_by_text("We know of none.").first).to_be_visible()
    page.get_by_role("link", name="Write to the prosecutor").click()
    page.get_by_label("Will you set one up?").uncheck()
    page.get_by_label("In your own words").fill(WORDS)
    page.get_by_label("Both, one after the other").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Show my letter").click()
    english, spanish = page.locator("article.letter").all()
    expect(english).to_contain_text(WORDS)
    expect(english).not_to_contain_text("will you set one up")
    expect(spanish).to_contain_text("Vivo en Jasper County, Missouri.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as text").click()
    assert WORDS in download.value.path().read_text("utf-8")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Write to the prosecutor")).to_be_hidden()
    expect(english).to_be_visible()


def test_the_letter_needs_no_script(visit: Visit) -> None:
    page = visit(script=False, width=320)
    page.goto("/es/county/29097/letter/")
    page.locator("textarea[name=own]").fill(WORDS)
    with page.expect_navigation():
        page.locator("button").first.click()
    expect(page.locator("article.letter")).to_contain_text(WORDS)
    assert not page.context.cookies()


def test_a_reporter_goes_over_the_map_with_the_keyboard(visit: Visit) -> None:
    page = visit()
    page.goto("/units/map/?on=2020")
    page.locator('svg a[href^="/units/map/mo/"]').focus()
    expect(page.locator("#map-says")).to_contain_text("Missouri:")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#map-says")).to_contain_text("Kansas:")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kansas")
    expect(page.get_by_text("31 December 2020").first).to_be_visible()
    page.get_by_role("link", name=re.compile("^Wyandotte County")).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wyandotte County, Kansas")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_either_language(visit: Visit, path: str) -> None:
    page = visit()
    for prefix in ("", "/es"):
        page.goto(prefix + path)
        assert violations(Person(page)) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_out_of_a_narrow_screen(visit: Visit, path: str) -> None:
    page = visit(width=320)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", ["/", "/county/29095/", "/units/map/"])
def test_the_first_words_come_soon_on_a_slow_phone(visit: Visit, path: str) -> None:
    """The quickest of a few tries: what else this computer does can only make it slower."""
    page = visit(width=360)
    page.goto(path)  # the server is awake; the browser forgets everything below
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    devtools.send("Network.emulateNetworkConditions", {"offline": False, **SLOW})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    assert any(first_paint(page, path) < FIRST_PAINT for _ in range(TRIES))


def first_paint(page: Page, path: str) -> float:
    """Milliseconds from the click to the first words."""
    page.goto(path, wait_until="load")
    seen = "performance.getEntriesByName('first-contentful-paint')"
    page.wait_for_function(f"{seen}.length")
    return float(page.evaluate(f"{seen}[0].startTime"))
