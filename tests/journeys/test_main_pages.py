"""What holds on every main page: nobody is shut out, nothing runs off the screen or the host.

With REOPEN_SCREENSHOTS=1 the pages are also pictured for the manual, see docs/reference/testing.md.
"""

import io
import os
import re
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from PIL import Image

from tests.journeys.caseworker import Caseworker
from tests.journeys.conftest import Meet
from tests.journeys.looking import violations
from tests.journeys.pages import HOME, MAIN_PAGES, MainPage
from tests.journeys.servers import CHECKOUT

_HEIGHT = {1280: 900, 390: 844, 320: 700}
_REPORT = "88-1432 incident report.pdf, page 2"
_PAIR = "88-1432 supplements 1-3.pdf, page 5"
_LONGEST_CRAWL = 200


@pytest.fixture(scope="session")
def places() -> dict[str, str]:
    """Where the complete case and one of its documents are; learned once."""
    return {}


@pytest.mark.parametrize("main", MAIN_PAGES, ids=lambda main: main.name)
def test_every_main_page_is_open_to_everybody_at_every_width(
    main: MainPage, meet: Meet, places: dict[str, str]
) -> None:
    if not places:
        places |= _where(meet("nadia"))
    visitor = meet(main.who)
    assert visitor.goes_to(main.path.format(**places)).status == 200
    for width, height in _HEIGHT.items():
        visitor.page.set_viewport_size({"width": width, "height": height})
        if width == 320:
            assert _runs_over(visitor) <= 0, f"{main.name} scrolls sideways at 320 px"
        else:
            assert violations(visitor) == [], f"{main.name} at {width}"
            _picture(visitor, main.name, width)


def test_every_kind_of_link_leads_to_a_page_that_keeps_its_own_policy(meet: Meet) -> None:
    nadia = meet("nadia")
    waiting, seen = [HOME], set[str]()
    while waiting and len(seen) < _LONGEST_CRAWL:
        path = waiting.pop(0)
        if (kind := _kind(path)) in seen:
            continue
        seen.add(kind)
        assert nadia.goes_to(path).status == 200, path
        links = nadia.page.locator("a[href^='/'], a[href^='?']").evaluate_all(
            "links => links.filter(a => !a.hasAttribute('download')"
            " && !/format=|original/.test(a.href)).map(a => a.href)"
        )
        waiting += [link for link in links if urlsplit(link).path != "/gallery/"]
    assert len(seen) > 30, seen


def test_a_printed_case_names_the_organization_and_leaves_the_menus_out(meet: Meet) -> None:
    nadia = meet("nadia")
    nadia.opens_her_case("Whitfield")
    with pypdfium2.PdfDocument(nadia.page.pdf(format="Letter")) as printed:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in printed)
    assert "Riverbend Innocence Center" in text
    assert "Marlon Whitfield" in text
    for menu in ("Search the files", "Team and stages", "Keyboard", "Skip to the main part"):
        assert menu not in text


def test_every_file_in_the_list_says_how_far_reading_is(meet: Meet) -> None:
    nadia = meet("nadia")
    nadia.opens_the_files_of("Whitfield")
    nadia.waits_until_read("file index.pdf")
    states = nadia.page.locator("tbody td .status").all_inner_texts()
    assert states
    assert set(states) <= {"Waiting to be read", "Being read", "Ready", "Partly readable"}


def _where(nadia: Caseworker) -> dict[str, str]:
    nadia.opens_her_case("Whitfield")
    case = urlsplit(nadia.address()).path
    nadia.opens_a_page("Beecham", _REPORT)
    document = urlsplit(nadia.address()).path.split("p/")[0]
    nadia.opens_the_comparison("Whitfield")
    pair = nadia.page.get_by_role("link", name=_PAIR).first.get_attribute("href")
    return {"case": case, "document": document, "pair": str(pair)}


def _runs_over(visitor: Caseworker) -> int:
    """How many pixels of the page lie beside the window."""
    whole = "document.documentElement"
    return int(visitor.page.evaluate(f"{whole}.scrollWidth - {whole}.clientWidth"))


def _kind(path: str) -> str:
    parts = urlsplit(path)
    plain = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d{4}|\d+", "*", parts.path)
    return f"{plain}?{','.join(sorted(parse_qs(parts.query)))}"


def _picture(visitor: Caseworker, name: str, width: int) -> None:
    if os.environ.get("REOPEN_SCREENSHOTS") != "1":
        return
    visitor.page.wait_for_load_state("networkidle")
    folder = CHECKOUT / "docs" / "screenshots"
    folder.mkdir(exist_ok=True)
    with Image.open(io.BytesIO(visitor.page.screenshot())) as taken:
        taken.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(
            folder / f"{name}-{width}.png", optimize=True
        )
