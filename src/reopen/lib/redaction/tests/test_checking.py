"""The check finds every filing that can be lifted, and none of those that only look like it."""

import re
from io import BytesIO

import pikepdf
import pytest

from reopen.lib.redaction import CheckFailed, Lift, check_pdf
from reopen.lib.redaction.tests import filings


@pytest.mark.parametrize("kind", filings.bad())
def test_what_can_be_lifted_is_found_on_every_page_that_has_it(kind: str) -> None:
    report = check_pdf(filings.bad()[kind](1))
    found = {finding.page for finding in report.bad}
    assert found
    assert 0 in found or len(found) == report.pages


@pytest.mark.parametrize("kind", filings.good())
def test_what_only_looks_like_it_is_not_called_bad(kind: str) -> None:
    report = check_pdf(filings.good()[kind](1))
    assert report.pages
    assert report.bad == []


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("under_a_box", Lift.COVERED),
        ("under_a_picture", Lift.COVERED),
        ("white_on_white", Lift.SAME_COLOUR),
        ("black_on_black", Lift.COVERED),
        ("invisible_under_a_scanned_box", Lift.INVISIBLE),
        ("box_upon_a_scan", Lift.PICTURE),
        ("off_the_page", Lift.OUTSIDE),
        ("black_square", Lift.ANNOTATION),
        ("redaction_not_applied", Lift.NOT_APPLIED),
        ("hidden_layer", Lift.LAYER),
        ("attachment", Lift.ATTACHMENT),
        ("hidden_field", Lift.FIELD),
        ("earlier_version", Lift.REVISION),
        ("black_page_upon_a_scan", Lift.PICTURE),
        ("black_marker", Lift.ANNOTATION),
        ("cut_off", Lift.OUTSIDE),
        ("said_aloud", Lift.ACTUAL_TEXT),
        ("picture_not_drawn", Lift.LEFT_OVER),
        ("hidden_comment", Lift.HIDDEN_COMMENT),
    ],
)
def test_the_reason_is_the_right_one(kind: str, what: Lift) -> None:
    assert what in {finding.what for finding in check_pdf(filings.bad()[kind](7)).bad}


def test_what_can_be_lifted_is_shown_with_its_place() -> None:
    (finding,) = check_pdf(filings.filing(filings.white_on_white, 4)).bad
    name, number = finding.text.split()
    assert name.isalpha()
    assert "-" in number
    assert 1 - 612 / 792 < finding.spot.y0 < finding.spot.y1 < 1 - 595 / 792
    assert finding.page == 1


def test_who_made_a_file_is_said_and_does_not_stop_it() -> None:
    report = check_pdf(filings.filing(filings.plain, 1, title="Draft of somebody"))
    (finding,) = report.findings
    assert finding.what is Lift.METADATA
    assert "Draft of somebody" in finding.text
    assert report.may_go_out


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7\nbroken"])
def test_what_cannot_be_looked_at_is_not_called_clean(data: bytes) -> None:
    with pytest.raises(CheckFailed):
        check_pdf(data)


def test_letters_upon_a_box_do_not_save_those_below_it() -> None:
    report = check_pdf(filings.bad()["under_a_box_that_says_so"](7))
    assert all(re.search(r"\d{3}-\d{4}$", finding.text) for finding in report.bad)


def test_a_locked_file_is_not_called_clean() -> None:
    with pikepdf.open(BytesIO(filings.filing(filings.plain, 1))) as document:
        out = BytesIO()
        document.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(CheckFailed):
        check_pdf(out.getvalue())
