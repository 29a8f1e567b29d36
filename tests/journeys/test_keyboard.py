"""Everything in a list can be done without a mouse."""

import re

from playwright.sync_api import expect

from tests.journeys.caseworker import Caseworker
from tests.journeys.person import HOME


def test_a_case_is_opened_from_the_list_with_j_k_and_enter(nadia: Caseworker) -> None:
    nadia.goes_to(f"{HOME}cases/")
    second = nadia.page.locator("tbody tr").nth(1).get_by_role("link").inner_text()
    nadia.hits("j", "j", "j", "k", "Enter")
    expect(nadia.page).to_have_url(re.compile(f"/cases/{second}/$"))


def test_the_slash_leads_to_the_search_and_escape_out_of_it(nadia: Caseworker) -> None:
    nadia.goes_home()
    nadia.hits("/")
    box = nadia.page.get_by_role("searchbox")
    expect(box).to_be_focused()
    nadia.hits("j", "/")
    expect(box).to_have_value("j/")
    nadia.hits("Escape")
    expect(box).not_to_be_focused()


def test_the_question_mark_shows_the_keys_and_they_can_be_switched_off(nadia: Caseworker) -> None:
    nadia.goes_home()
    nadia.hits("?")
    switch = nadia.page.get_by_label("Use these keys on this computer")
    expect(switch).to_be_visible()
    switch.uncheck()
    nadia.page.reload()
    nadia.hits("/")
    expect(nadia.page.get_by_role("searchbox")).not_to_be_focused()


def test_the_first_tab_leads_past_the_menu(nadia: Caseworker) -> None:
    nadia.goes_home()
    nadia.hits("Tab", "Enter")
    expect(nadia.page.locator("main")).to_be_focused()
