"""The door: who gets in, how it refuses, and what stays behind after signing out."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Meet
from tests.journeys.person import HOME


def test_the_right_password_leads_home(meet: Meet) -> None:
    somebody = meet()
    somebody.signs_in("nadia@demo.example")
    somebody.reads_heading("Riverbend Innocence Center")


def test_a_wrong_password_and_an_unknown_address_are_refused_in_the_same_words(meet: Meet) -> None:
    somebody = meet()
    told = []
    for email in ("priya@demo.example", "nobody@demo.example"):
        somebody.signs_in(email, "not the right lantern")
        somebody.sees("Nothing you typed is lost")
        told.append(somebody.everything_on_the_page())
        somebody.finds_typed("Email", email)
    assert told[0] == told[1]


def test_after_signing_out_the_back_button_shows_nothing(meet: Meet) -> None:
    somebody = meet()
    somebody.signs_in("reese@demo.example")
    somebody.opens_her_case("Whitfield")
    somebody.signs_out()
    somebody.goes_back()
    somebody.reads_heading("Sign in")
    assert "Whitfield" not in somebody.page.content()


def test_two_tabs_in_two_organizations_keep_apart(meet: Meet) -> None:
    tomas = meet("tomas")
    other = tomas.page.context.new_page()
    tomas.goes_to(f"{HOME}cases/")
    other.goto("/o/high-plains/cases/")
    tomas.page.reload()
    other.reload()
    tomas.sees("Marlon Whitfield")
    tomas.does_not_see("Jolene Arquette")
    expect(other.locator("main")).to_contain_text("Jolene Arquette")
    expect(other.locator("main")).not_to_contain_text("Marlon Whitfield")
    tomas.opens_her_case("Whitfield")
    path = tomas.address().replace("/o/riverbend/", "/o/high-plains/")
    assert other.goto(path).status == 404  # type: ignore[union-attr]


def test_the_organization_is_chosen_from_the_masthead(meet: Meet) -> None:
    tomas = meet("tomas")
    tomas.goes_home()
    tomas.unfolds("Riverbend Innocence Center")
    tomas.follows("High Plains Innocence Clinic")
    expect(tomas.page).to_have_url(re.compile("/o/high-plains/$"))
