"""Words that stand only in a scan: found, drawn on the page, taken away as a table."""

import csv
import io
import re

from playwright.sync_api import expect

from tests.journeys.caseworker import Caseworker
from tests.journeys.person import HOME

_REPORT = "88-1432 incident report.pdf, page 2"


def test_a_word_that_stands_only_in_a_scan_is_found_and_drawn_on_it(nadia: Caseworker) -> None:
    nadia.opens_a_page("Beecham", _REPORT)
    nadia.sees("This text was read from the image")
    assert nadia.sees_hits_on_the_image() >= 2


def test_n_leads_to_the_next_hit_on_this_page_and_then_to_the_next_page(nadia: Caseworker) -> None:
    nadia.opens_a_page("Beecham", _REPORT)
    here = nadia.page.locator("[data-at]")
    hits = nadia.sees_hits_on_the_image()
    for number in range(2, hits + 1):
        nadia.hits("n")
        expect(here).to_have_text(str(number))
    nadia.hits("N")
    expect(here).to_have_text(str(hits - 1))
    nadia.page.reload()
    expect(here).to_have_text(str(hits - 1))


def test_the_table_of_hits_has_all_rows_not_only_those_on_the_screen(nadia: Caseworker) -> None:
    nadia.searches_until("Whitfield", "supplements 1-3.pdf, page 5")
    nadia.goes_to(f"{HOME}search/?q=Whitfield OR police")
    total = int(nadia.page.locator(".understood strong").inner_text().split()[0])
    rows = list(csv.reader(io.StringIO(nadia.downloads("CSV").decode("utf-8-sig"))))
    assert len(rows) - 1 >= total > 0  # files may have been read in between
    assert rows[0][:2] == ["Case", "Title"]


def test_a_search_from_the_masthead_keeps_its_words_and_says_how_it_understood(
    nadia: Caseworker,
) -> None:
    nadia.goes_home()
    nadia.hits("/")
    nadia.page.keyboard.type("Beecham OR nobodyofthatname")
    nadia.hits("Enter")
    expect(nadia.page).to_have_url(re.compile("q=Beecham"))
    expect(nadia.page.get_by_role("searchbox").first).to_have_value("Beecham OR nobodyofthatname")
    expect(nadia.page.locator(".understood")).to_contain_text("or")


def test_nothing_found_says_what_to_try(nadia: Caseworker) -> None:
    nadia.goes_to(f"{HOME}search/?q=zzyzxnothing")
    nadia.sees("No page has this")
    nadia.sees("Try fewer words")
