"""Files on their way in: many at once, broken off, broken."""

import re
import zipfile
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Request, expect

from tests.journeys.caseworker import Caseworker
from tests.journeys.conftest import Meet

_PART = 4 * 1024 * 1024


def test_several_files_arrive_at_once_and_each_says_how_it_went(
    nadia: Caseworker, tmp_path: Path
) -> None:
    nadia.adds_a_source("Maslenko", "Box from the clerk")
    nadia.chooses_files("Box from the clerk", *_a_mixed_box(tmp_path))
    nadia.presses("Send")
    nadia.sees("3 of 3 files are safe")
    nadia.follows("Receipts of these files")
    nadia.sees("broken.pdf")
    nadia.sees("SHA-256")
    nadia.opens_the_files_of("Maslenko")
    for name, status in (("letter.txt", "Ready"), ("inside/second.txt", "Ready")):
        expect(nadia.waits_until_read(name)).to_contain_text(status)
    broken = nadia.waits_until_read("broken.pdf")
    expect(broken).not_to_contain_text("Ready")
    expect(broken.locator(".sentence")).to_contain_text(re.compile(r"\w+ \w+.*\."))


def test_an_upload_that_broke_off_goes_on_where_it_stopped(
    nadia: Caseworker, tmp_path: Path
) -> None:
    nadia.adds_a_source("Farnsworth", "Tapes")
    tape = tmp_path / "tape.dat"
    tape.write_bytes(bytes(range(256)) * (2 * _PART // 256) + b"the end")
    nadia.page.on("dialog", lambda dialog: dialog.accept())
    nadia.page.route(re.compile(f"offset={_PART}$"), lambda _: None)  # the second part hangs
    nadia.chooses_files("Tapes", tape)
    nadia.presses("Send")
    nadia.sees("sending 49 %")
    nadia.page.reload()
    nadia.page.unroute_all()
    sent: list[str] = []
    nadia.page.on("request", lambda request: _note(sent, request))
    nadia.chooses("Source", "Tapes")
    nadia.page.locator("input[name=files]").set_input_files(str(tape))
    nadia.presses("Send")
    nadia.sees("1 of 1 files are safe")
    assert sent[0] == str(_PART), sent


def test_the_same_file_sent_twice_is_not_taken_twice(nadia: Caseworker, tmp_path: Path) -> None:
    nadia.adds_a_source("Trevanion", "Chaplain's letters")
    letter = tmp_path / "chaplain.txt"
    letter.write_text("He has been telling me the same for twenty years.")
    for told in ("is safe", "was here already"):
        nadia.opens_the_files_of("Trevanion")
        nadia.chooses_files("Chaplain's letters", letter)
        nadia.presses("Send")
        nadia.sees(told)
    nadia.opens_the_files_of("Trevanion")
    expect(nadia.page.get_by_role("rowheader", name="chaplain.txt")).to_have_count(1)


def test_home_tells_of_files_on_their_way_until_they_are_read(
    nadia: Caseworker, meet: Meet, tmp_path: Path
) -> None:
    priya = meet("priya")  # she sees this case and no other, so only its files count for her
    nadia.adds_a_source("Oyelaran", "Photographs of the lot")
    photographs = _photographs(tmp_path, 6)
    nadia.chooses_files("Photographs of the lot", *photographs)
    nadia.presses("Send")
    nadia.sees("6 of 6 files are safe")
    priya.goes_home()
    priya.sees("Files are being read")
    nadia.opens_the_files_of("Oyelaran")
    for photograph in photographs:
        nadia.waits_until_read(photograph.name)
    priya.goes_home()
    priya.does_not_see("Files are being read")


def _photographs(folder: Path, number: int) -> list[Path]:
    """Full pages of grey noise with a line of text: each takes the reader a moment."""
    files = []
    for place in range(number):
        sheet = Image.effect_noise((1700, 2200), 40)
        ImageDraw.Draw(sheet).text((200, 200), f"Lot {place}, south gate", fill=0, font_size=60)
        files.append(folder / f"lot {place:02}.png")
        sheet.save(files[-1])
    return files


def _a_mixed_box(folder: Path) -> list[Path]:
    letter, broken, box = folder / "letter.txt", folder / "broken.pdf", folder / "box.zip"
    letter.write_text("The clerk has no exhibit list for the second day.")
    broken.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("inside/first.txt", "Minute book, page 41.")
        archive.writestr("inside/second.txt", "Minute book, page 42.")
    return [letter, broken, box]


def _note(sent: list[str], request: Request) -> None:
    if request.method == "PUT":
        sent.append(request.url.rsplit("offset=", 1)[-1])
