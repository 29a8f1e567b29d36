"""In and out for court: black out, hold back, produce, check; and a load file back in."""

import io
import re
import zipfile
from pathlib import Path

from playwright.sync_api import expect

from reopen.lib.loadfiles import read_dat, write_dat
from reopen.lib.redaction import check_pdf
from reopen.lib.redaction.tests import filings
from tests.journeys.caseworker import Caseworker
from tests.journeys.looking import violations

_PATIENCE = 400  # seconds until a job has its turn, behind files that are being read


def _opens_productions(person: Caseworker, case: str, part: str = "") -> None:
    person.opens_her_case(case)
    person.turns_to("Reading room")
    person.follows("Productions")
    if part:
        person.page.get_by_role("link", name=part, exact=True).first.click()


def _brings(person: Caseworker, case: str, source: str, *files: Path) -> None:
    person.adds_a_source(case, source)
    person.chooses_files(source, *files)
    person.presses("Send")
    person.sees(f"{len(files)} of {len(files)} files are safe")
    person.opens_the_files_of(case)
    for file in files:
        expect(person.waits_until_read(file.name)).to_contain_text("Ready")


def _opens_the_page(person: Caseworker, case: str, name: str) -> None:
    person.opens_the_files_of(case)
    person.follows(name)
    if not person.page.locator("[data-sheet]").count():
        person.page.get_by_role("link", name=re.compile("^(Page )?1$")).first.click()
    expect(person.page.locator("[data-sheet] image")).to_be_visible()


def _drags_over_the_body(person: Caseworker) -> None:
    """From the beginning of the first line of the sheet to the end of its third."""
    sheet = person.page.locator("[data-sheet] svg")
    box = sheet.bounding_box()
    assert box
    wide, high = box["width"], box["height"]
    sheet.hover(position={"x": wide * 0.1, "y": high * (1 - 715 / 792)})
    person.page.mouse.down()
    sheet.hover(position={"x": wide * 0.9, "y": high * (1 - 660 / 792)})
    person.page.mouse.up()


def _blacks_out_words_everywhere(person: Caseworker, words: str) -> None:
    person.unfolds("Black something out")
    person.chooses("Reason", "A witness")
    person.types("Words to black out", words)
    person.page.get_by_label("Everywhere in this document").check()
    person.presses("Mark the redaction")
    person.sees("Black out all of them")
    with person.page.expect_navigation():
        person.presses("Black out all of them")
    expect(person.page.locator(".mark-redaction")).to_have_count(1)


def _blacks_out_a_spot(person: Caseworker) -> None:
    person.unfolds("Black something out")
    person.page.locator("#page-redactions [data-spot-draw]").click()
    _drags_over_the_body(person)
    with person.page.expect_navigation():
        person.presses("Mark the redaction")
    expect(person.page.locator(".mark-redaction")).to_have_count(2)


def _holds_back(person: Caseworker, ground: str, description: str) -> None:
    person.follows("Hold the whole document back")
    person.chooses("Ground", ground)
    person.types("Description", description)
    person.presses("Hold it back")
    person.sees(description)


def _waits_while(person: Caseworker, state: str) -> None:
    """Look again until the page does not say so any more; other work may stand before it."""
    for _ in range(_PATIENCE):
        if not re.search(state, person.everything_on_the_page()):
            return
        person.page.wait_for_timeout(1000)
        person.page.reload()


def _has_it_produced(person: Caseworker, case: str, prefix: str) -> zipfile.ZipFile:
    """Everything of the case."""
    _opens_productions(person, case)
    person.follows("New production")
    person.types("Name of the production", "First")
    person.types("Bates prefix", prefix)
    person.page.get_by_label("All documents listed here").check()
    person.presses("Make the production")
    _waits_while(person, "Waiting to be made|Being made")
    person.sees("Every file passed the last check")
    assert violations(person) == []
    return zipfile.ZipFile(io.BytesIO(person.downloads("Take it away")))


def test_what_is_blacked_out_and_held_back_is_not_in_what_goes_out(
    nadia: Caseworker, tmp_path: Path
) -> None:
    letter, memo = tmp_path / "letter.pdf", tmp_path / "memo.pdf"
    letter.write_bytes(filings.filings([filings.plain] * 2, 3, body=("The cannery stood open.",)))
    memo.write_bytes(filings.filing(filings.plain, 4))
    _brings(nadia, "Trevanion", "Desk of the office", letter, memo)
    _opens_the_page(nadia, "Trevanion", "letter.pdf")
    _blacks_out_words_everywhere(nadia, "The witness is")
    _blacks_out_a_spot(nadia)
    assert violations(nadia) == []
    _opens_the_page(nadia, "Trevanion", "memo.pdf")
    _holds_back(nadia, "Work product", "A memorandum to the file.")
    package = _has_it_produced(nadia, "Trevanion", "TRV-")
    (name,) = (row[0] for row in _rows_without_a_slip(package))
    produced = package.read(f"PDF/{name}.pdf")
    assert check_pdf(produced).findings == []
    first, second = package.read(f"TEXT/{name}.txt").decode().split("\f")
    assert "cannery" not in first
    assert "cannery" in second
    assert "The witness is" not in first + second
    assert b"memorandum" in package.read("LOGS/privilege-log.csv")
    assert not any(b"sample" in package.read(path) for path in package.namelist() if "TEXT" in path)


def _rows_without_a_slip(package: zipfile.ZipFile) -> list[list[str]]:
    data = read_dat(package.read("DATA/production.dat"))
    return [[item.begin] for item in data.items if item.fields["PAGECOUNT"] == "2"]


def test_a_pdf_is_checked_before_it_goes_out(nadia: Caseworker, tmp_path: Path) -> None:
    bad, good = tmp_path / "motion.pdf", tmp_path / "brief.pdf"
    bad.write_bytes(filings.filing(filings.under_a_box, 3))
    good.write_bytes(filings.filing(filings.burnt, 3))
    _opens_productions(nadia, "Trevanion", "Check a PDF")
    nadia.hands_in("PDF file", bad)
    nadia.presses("Check it")
    nadia.sees("Do not send this file.")
    nadia.sees("page 1: Words lie under a box")
    assert violations(nadia) == []
    nadia.hands_in("PDF file", good)
    nadia.presses("Check it")
    nadia.sees("Nothing was found that can be lifted off it.")
    nadia.hands_in("PDF file", _text(tmp_path))
    nadia.presses("Check it")
    nadia.sees("It could not be checked, so do not send it.")


def _text(folder: Path) -> Path:
    made = folder / "notes.pdf"
    made.write_text("no pdf at all")
    return made


def test_a_load_file_comes_in_whole_or_not_at_all(nadia: Caseworker, tmp_path: Path) -> None:
    nadia.adds_a_source("Farnsworth", "District attorney, volume 1")
    for good, name in ((False, "bad.zip"), (True, "VOL001.zip")):
        _opens_productions(nadia, "Farnsworth", "Load files")
        nadia.follows("Take a load file in")
        nadia.chooses("Source", "District attorney, volume 1")
        nadia.hands_in("ZIP file", _volume(tmp_path / name, good=good))
        with nadia.page.expect_navigation():
            nadia.presses("Check it and take it in")
        _waits_while(nadia, "Waiting to be checked|Being taken in")
        nadia.sees("2 documents were taken in." if good else "Nothing was taken in.")
        if not good:
            nadia.sees("The Bates numbers overlap with another line")
            nadia.sees("The path leads out of the folder: ..\\secret.txt.")
            assert violations(nadia) == []
            assert b"load.dat,3," in nadia.downloads("CSV")
    nadia.opens_the_files_of("Farnsworth")
    nadia.waits_until_read("DA000001.txt")
    nadia.waits_until_read("DA000002.txt")
    nadia.does_not_see("bad.zip")
    _opens_productions(nadia, "Farnsworth", "Bates numbers")
    nadia.types("Go to a Bates number", "da 2")
    nadia.presses("Go")
    expect(nadia.page.locator("#page-loaded")).to_contain_text("DA000002")


def _volume(path: Path, *, good: bool) -> Path:
    columns = ["BEGBATES", "ENDBATES", "TEXTPATH"]
    second = ("DA000002", "TEXT\\2.txt") if good else ("DA000001", "..\\secret.txt")
    rows = [
        {"BEGBATES": "DA000001", "TEXTPATH": "TEXT\\1.txt"},
        {"BEGBATES": second[0], "TEXTPATH": second[1]},
    ]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("load.dat", write_dat(columns, rows))
        archive.writestr("TEXT/1.txt", "A letter of the district attorney.")
        archive.writestr("TEXT/2.txt", "An answer to it.")
    return path
