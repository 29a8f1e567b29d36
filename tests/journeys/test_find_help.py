"""Who can help? A mother in Jackson County, Missouri, on an old phone, and who reads on paper."""

import io
import re
import time
from collections.abc import Callable, Iterator

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Watch
from tests.journeys.looking import violations
from tests.journeys.person import Person
from tests.journeys.servers import Site

PAGES = (
    "/help/",
    "/help/find/",
    "/help/find/?place=us-mo",
    "/help/find/?place=us-tx&court=federal&verdict=plea",
    "/help/find/?place=elsewhere",
    "/help/paper/?place=us-mo",
    "/help/all/?kind=clinic",
    "/help/midwest-innocence-project/",
    "/help/korey-wise-innocence-project/",
    "/resources/",
    "/stories/",
)
SHEETS = 2
LARGEST = 150_000  # bytes over the wire, with styles and fonts
A_MINUTE = 60.0
Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, house: Site) -> Iterator[Visit]:
    """A page for somebody without an account; at the end nothing may have complained."""
    opened = []

    def open_page(*, script: bool = True, width: int = 1280) -> Page:
        context = browser.new_context(
            base_url=house.address,
            java_script_enabled=script,
            viewport={"width": width, "height": 700},
        )
        opened.append((context, Watch(context, house.address.removeprefix("http://"))))
        return context.new_page()

    yield open_page
    for context, watch in opened:
        context.close()
        assert not watch.complaints, "\n".join(watch.complaints)


def test_a_mother_learns_on_an_old_phone_whom_to_write_to_and_what_in_under_a_minute(
    visit: Visit,
) -> None:
    began = time.monotonic()
    page = visit(script=False, width=320)
    page.goto("/")
    page.get_by_role("link", name=re.compile("Who can help|Find who can help")).first.click()
    page.get_by_label("Where was the conviction?").select_option("us-mo")
    page.get_by_label("Is the person in prison now?").select_option("prison")
    page.get_by_label("What is the sentence?").select_option("life")
    page.get_by_role("button", name="Show who can help").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who can help: Missouri")
    local = page.locator("#org-midwest-innocence-project")
    expect(local).to_contain_text("Kansas City, MO 64112")
    expect(page.get_by_role("heading", name="What to write first")).to_be_visible()
    expect(page.get_by_text("The network office reviews no claims.").first).to_be_visible()
    assert time.monotonic() - began < A_MINUTE


def test_she_comes_back_to_her_answers_by_their_address_and_changes_one(visit: Visit) -> None:
    page = visit(script=False)
    page.goto("/help/find/?place=us-mo&now=prison&sentence=years&years=4")
    refused = page.locator(".refused")
    expect(refused).to_contain_text("Midwest Innocence Project")
    expect(refused).to_contain_text("10 years or more")
    page.get_by_label("About how many years are left?").fill("30")
    page.get_by_role("button", name="Show who can help").click()
    expect(page.locator("#org-midwest-innocence-project")).to_be_visible()
    expect(page).to_have_url(re.compile("years=30"))


def test_where_nobody_helps_she_is_told_so_and_what_is_left(visit: Visit) -> None:
    page = visit(script=False, width=320)
    page.goto("/help/find/?place=elsewhere")
    expect(page.get_by_text("We know of nobody to write to.")).to_be_visible()
    expect(page.get_by_role("heading", name="What can still be done")).to_be_visible()


def test_the_page_for_the_mail_is_two_sheets_in_large_print_in_either_language(
    visit: Visit,
) -> None:
    for prefix, says in (("", "Never send originals"), ("/es", "Nunca envíe originales")):
        page = visit()
        page.goto(f"{prefix}/help/paper/?place=us-mo")
        printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        assert len(printed) <= SHEETS
        text = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
        assert "605 West 47th Street" in text
        assert says in text
        assert "http" not in text
        sizes = page.evaluate(
            "matchMedia('print'), getComputedStyle(document.querySelector('main p')).fontSize"
        )
        assert float(sizes.removesuffix("px")) >= 16


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_are_open_to_everybody_in_both_languages_at_every_width(
    visit: Visit, path: str
) -> None:
    for prefix, width in (("", 1280), ("/es", 320), ("", 320)):
        page = visit(width=width)
        answer = page.goto(f"{prefix}{path}")
        assert answer is not None
        assert answer.status == 200
        assert violations(Person(page)) == [], f"{prefix}{path} at {width}"
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{prefix}{path} scrolls sideways at {width}"


def test_the_answer_is_light_enough_for_an_old_phone(visit: Visit) -> None:
    page = visit()
    page.goto("/help/find/?place=us-mo", wait_until="networkidle")
    sent = page.evaluate(
        "performance.getEntries().reduce((sum, one) => sum + (one.transferSize || 0), 0)"
    )
    assert 0 < sent < LARGEST
