"""What is under a box is gone from pixels and text, and what goes out passes its own check."""

from io import BytesIO

import numpy as np
import pikepdf
import pytest
from PIL import Image

from reopen.lib.reading import read_file, read_pages
from reopen.lib.reading.spots import Spot, find_quote, spots_of
from reopen.lib.reading.words import PageText
from reopen.lib.redaction import (
    Black,
    BurnError,
    Burnt,
    Leaf,
    Stamp,
    around,
    burn,
    check_pdf,
    kept,
    write_checked,
    write_pdf,
)
from reopen.lib.redaction.tests import filings


def text_of(data: bytes) -> PageText:
    found = read_file(data, "a.pdf").pages[0].text
    assert found is not None
    return found


def boxes(text: PageText, *quotes: str) -> list[Spot]:
    spots = []
    for quote in quotes:
        place = find_quote(text.text, quote)
        assert place is not None
        spots += around(spots_of(text, *place))
    return spots


def burnt(data: bytes, *quotes: str, rotation: int = 0, form: str = "jpeg") -> Burnt:
    text = text_of(data)
    blacks = [Black(spot, "WIT") for spot in boxes(text, *quotes)]
    stamp = Stamp("CONFIDENTIAL", "RO-000007")
    leaf = Leaf(1, text, rotation=rotation, blacks=blacks, stamp=stamp)
    (page,) = burn(data, "a.pdf", [leaf], form=form)  # type: ignore[arg-type]
    return page


def test_words_under_a_box_are_gone_and_the_others_stay() -> None:
    page = burnt(filings.filing(filings.plain, 3), "officer wrote", "item 14")
    assert "officer" not in page.text.text
    assert "item" not in page.text.text
    assert "laboratory returned the sample under" in page.text.text
    assert page.text.text.splitlines()[-1] == "RO-000007"


def test_pixels_under_a_box_are_black_but_for_the_code() -> None:
    data = filings.filing(filings.plain, 3)
    (spot,) = boxes(text_of(data), "cannery")
    page = burnt(data, "cannery")
    pixels = np.asarray(Image.open(BytesIO(page.image)).convert("L"))
    high = pixels.shape[0] * 792 / (792 + 26)
    patch = pixels[
        int(spot.y0 * high) + 2 : int(spot.y1 * high) - 2,
        int(spot.x0 * page.width) + 2 : int(spot.x1 * page.width) - 2,
    ]
    assert np.median(patch) < 20
    edge = max(2, patch.shape[1] // 10)
    assert patch[:, :edge].max() < 60


def test_what_goes_out_can_be_read_again_and_holds_nothing_else() -> None:
    page = burnt(filings.filing(filings.plain, 3), "officer wrote")
    data = write_pdf([page])
    again = text_of(data)
    assert again.text.split() == page.text.text.split()
    (ocr,) = read_pages(data, "a.pdf", [1])
    assert "officer wrote" not in ocr.text.text
    assert "RO-000007" in ocr.text.text
    report = check_pdf(data)
    assert report.findings == []
    with pikepdf.open(BytesIO(data)) as document:
        assert dict(document.docinfo) == {}
        assert len(document.attachments) == 0
    assert b"officer" not in data


@pytest.mark.parametrize("kind", filings.bad())
def test_every_bad_filing_is_good_once_it_was_burnt(kind: str) -> None:
    data = filings.bad()[kind](5)
    found = read_file(data, "a.pdf").pages[0].text
    (page,) = burn(data, "a.pdf", [Leaf(1, found or PageText.build([]))])
    _, _, report = write_checked([page])
    assert report.findings == []


def test_a_turned_page_keeps_its_words_in_their_place() -> None:
    data = filings.filing(filings.plain, 3)
    page = burnt(data, "cannery", rotation=90)
    assert page.width > page.height
    (ocr,) = read_pages(write_pdf([page]), "a.pdf", [1])
    assert "cannery" not in page.text.text
    word = next(word for word in page.text.words() if word.t == "fourth")
    assert word.y1 - word.y0 > word.x1 - word.x0
    assert ocr.rotation in (0, 270)


def test_a_page_may_go_out_in_two_tones() -> None:
    page = burnt(filings.filing(filings.plain, 3), "cannery", form="tiff")
    with Image.open(BytesIO(page.image)) as picture:
        assert (picture.format, picture.mode) == ("TIFF", "1")
        assert picture.info["compression"] == "group4"
        assert picture.size == (page.width, page.height)


def test_the_same_pages_make_the_same_bytes() -> None:
    page = burnt(filings.filing(filings.plain, 3))
    assert write_pdf([page]) == write_pdf([page])


def test_a_word_goes_when_a_box_takes_part_of_it() -> None:
    text = text_of(filings.filing(filings.plain, 3))
    word = next(word for word in text.words() if word.t == "laboratory")
    third = Spot(word.x0, word.y0, word.x0 + (word.x1 - word.x0) / 3, word.y1)
    left = kept(text, [third])
    assert "laboratory" not in left.text
    assert len(left) == len(text) - 1
    assert left.text.count("\n") == text.text.count("\n")


def test_a_page_that_is_not_there_stops_the_burning() -> None:
    with pytest.raises(BurnError):
        list(burn(filings.filing(filings.plain, 3), "a.pdf", [Leaf(2, PageText.build([]))]))
