"""Figures: a reporter with a deadline takes a figure, its day and its source; others read on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from reopen.demo.registry import made_file
from tests.journeys.browser import Watch
from tests.journeys.looking import violations
from tests.journeys.person import Person
from tests.journeys.servers import Site

TOLD = ("/figures/quoted/", "/figures/2018/", "/misconduct/")
COUNTED = (
    "/figures/",
    "/figures/years/",
    "/figures/factors/",
    "/figures/misconduct/",
    "/figures/states/",
    "/figures/states/il/",
    "/figures/crimes/",
    "/figures/race/",
    "/figures/?year=1990&state=MT",
)
HEAVIEST = 150_000  # bytes a page may bring with everything it needs
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


@pytest.fixture(scope="module")
def counted(house: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The house once an operator has imported a file."""
    file: Path = tmp_path_factory.mktemp("registry") / "export.csv"
    file.write_bytes(made_file())
    house.command("registry", "import", str(file))


def _sideways(page: Page) -> int:
    """How far the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_before_an_import_the_pages_say_what_an_operator_does(visit: Visit) -> None:
    page = visit()
    page.goto("/figures/?until=2030")  # an address of its own: pages are kept for a minute
    expect(page.get_by_role("heading", name="Nothing can be counted here yet")).to_be_visible()
    expect(page.get_by_text("reopen registry import FILE", exact=False).first).to_be_visible()
    assert violations(Person(page)) == []
    page.get_by_role("link", name="The year 2018, whose figures").click()
    expect(page.get_by_role("row", name="Official misconduct 107 126")).to_be_visible()


def test_a_reporter_takes_a_figure_with_its_day_and_source(visit: Visit, counted: None) -> None:
    page = visit()
    page.goto("/figures/")
    page.locator("summary", has_text="Choose years").click()
    page.get_by_label("State", exact=True).select_option("Illinois")
    page.get_by_label("From year").select_option("2000")
    with page.expect_navigation():
        page.get_by_role("button", name="Show the figures").click()
    assert "state=IL" in page.url
    expect(page.locator(".chosen")).to_contain_text("Illinois")
    expect(page.locator(".citation")).to_contain_text("export of the National Registry")
    expect(page.locator(".citation a")).to_have_attribute("href", page.locator(
        'link[rel="canonical"]').get_attribute("href") or "")  # fmt: skip
    with page.expect_download() as taken:
        page.locator("#causes .take").get_by_role("link", name="CSV").click()
    lines = taken.value.path().read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("key,label,n,share,not_known,of,selection,as_of,source")
    assert "Illinois" in lines[1]
    assert violations(Person(page)) == []


def test_a_year_in_the_table_leads_to_its_own_figures(visit: Visit, counted: None) -> None:
    page = visit()
    page.goto("/figures/years/")
    year = page.locator("#years tbody th a").first.inner_text()
    page.locator("#years tbody th a").first.click()
    expect(page.locator(".chosen")).to_contain_text(year)
    page.get_by_role("link", name=f"Take away: {year}").click()
    expect(page.locator(".chosen")).to_have_count(0)


@pytest.mark.parametrize("path", [*COUNTED, *TOLD])
def test_pages_of_figures_are_clean_on_a_desk_and_on_the_smallest_phone(
    visit: Visit, counted: None, path: str
) -> None:
    for width in (1280, 320):
        page = visit(width=width)
        page.goto(path)
        assert violations(Person(page)) == []
        assert _sideways(page) <= 0


@pytest.mark.parametrize("path", ["/figures/", "/misconduct/", "/figures/2018/"])
def test_without_script_and_in_spanish_the_same_can_be_read(
    visit: Visit, counted: None, path: str
) -> None:
    page = visit(script=False, width=390)
    page.goto(path)
    heading = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Español").click()
    assert page.url.endswith(f"/es{path}")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert page.get_by_role("heading", level=1).inner_text() != heading
    expect(page.locator("main")).to_contain_text("no se sabe")


def test_what_is_typed_wrongly_is_said_and_the_rest_is_kept(visit: Visit, counted: None) -> None:
    page = visit()
    page.goto("/figures/?state=Atlantis&since=2001")
    expect(page.get_by_text("“Atlantis” is not a state")).to_be_visible()
    expect(page.get_by_label("From year")).to_have_value("2001")
    assert violations(Person(page)) == []


def test_a_page_prints_without_its_controls_and_keeps_its_tables(
    visit: Visit, counted: None
) -> None:
    page = visit()
    page.goto("/figures/factors/")
    page.emulate_media(media="print")
    expect(page.locator(".topics")).to_be_hidden()
    expect(page.locator(".choose")).to_be_hidden()
    expect(page.locator("#causes svg")).to_be_visible()
    expect(page.locator("#factors-by-year table")).to_be_visible()
    expect(page.locator(".citation")).to_be_visible()


@pytest.mark.parametrize("path", ["/figures/", "/figures/factors/", "/misconduct/"])
def test_a_page_with_all_it_needs_is_light(visit: Visit, counted: None, path: str) -> None:
    page = visit()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    sizes: list[int] = []
    devtools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(path, wait_until="networkidle")
    assert 10_000 < sum(sizes) <= HEAVIEST
