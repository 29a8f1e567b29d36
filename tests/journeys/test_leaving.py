"""Taking a case away: packed while one waits, stopped, taken, read without Reopen."""

import csv
import hashlib
import io
import zipfile

from playwright.sync_api import expect

from tests.journeys.caseworker import Caseworker
from tests.journeys.conftest import Meet
from tests.journeys.looking import violations

_PATIENCE = 200_000  # milliseconds until a worker has its turn


def _opens_the_page(person: Caseworker) -> None:
    person.opens_her_case("Whitfield")
    person.turns_to("Take it with you")


def test_a_case_is_packed_while_she_waits_and_read_without_reopen(nadia: Caseworker) -> None:
    _opens_the_page(nadia)
    nadia.sees("Nothing has been packed for you yet")
    nadia.sees("The package is not locked: whoever has it has the case.")
    assert violations(nadia) == []
    with nadia.page.expect_navigation():
        nadia.page.get_by_role("button", name="Pack the whole case").dblclick()
    expect(nadia.page.get_by_role("link", name="Take it away")).to_be_visible(timeout=_PATIENCE)
    assert violations(nadia) == []
    package = zipfile.ZipFile(io.BytesIO(nadia.downloads("Take it away")))
    assert package.testzip() is None
    listed = list(csv.DictReader(io.StringIO(package.read("manifest.csv").decode("utf-8-sig"))))
    assert {row["file"] for row in listed} == set(package.namelist()) - {"manifest.csv"}
    assert any(row["file"].startswith("originals/Prosecutor's file 88-1432/") for row in listed)
    for row in listed:
        assert row["sha256"] == hashlib.sha256(package.read(row["file"])).hexdigest()
    assert "Marlon Whitfield" in package.read("README.txt").decode()
    nadia.goes_back()
    _opens_the_page(nadia)
    expect(nadia.page.get_by_role("link", name="Take it away")).to_have_count(1)
    with nadia.page.expect_navigation():
        nadia.page.get_by_role("button", name="Remove it now").click()
    nadia.sees("Removed")
    nadia.turns_to("Audit log")
    nadia.sees("Took a whole case away")


def test_without_scripts_on_a_telephone_she_stops_it_and_looks_again(meet: Meet) -> None:
    ada = meet("ada", script=False, width=390)
    _opens_the_page(ada)
    with ada.page.expect_navigation():
        ada.presses("Pack the whole case")
    stop = ada.page.get_by_role("button", name="Stop")
    if stop.count():  # unless it is done already
        with ada.page.expect_navigation():
            stop.click()
        ada.sees("Stopped")
        ada.does_not_see("Take it away")
        with ada.page.expect_navigation():
            ada.presses("Pack the case as it is now")
    while not ada.page.get_by_role("link", name="Take it away").count():
        ada.page.wait_for_timeout(1000)
        ada.page.reload()
    ada.does_not_see("is closed to you")


def test_who_may_not_take_a_case_away_finds_no_way_to_it(meet: Meet) -> None:
    kit = meet("kit")
    kit.opens_her_case("Whitfield")
    assert "Take it with you" not in kit.everything_on_the_page()
