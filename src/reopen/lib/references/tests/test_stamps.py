"""Stamps of offices, fax lines, and the date at the head of a page."""

import pytest

from reopen.lib.references.stamps import date_in_head, find_stamps, holder_of, letterhead_of

STAMPS = [
    ("RECEIVED\nMAY 02 1988\nRECORDS DIVISION", ("police", "1988-05-02")),
    ("RECEIVED MAY 23 1988 DISTRICT ATTORNEY", ("prosecution", "1988-05-23")),
    ("RECEIVED\nMAY 02 1988\nRECS ORDS DIVIS\nSe ee", ("police", "1988-05-02")),
    ("FILED\nNOV 18 1988\nV. LUND CLERK", ("court", "1988-11-18")),
    ("REC'D 5/4/88 State Crime Lab", ("laboratory", "1988-05-04")),
    ("JUN 20 '88 14:07 FROM QUARRY CO DIST ATTY P.01/03", ("prosecution", "1988-06-20")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STAMPS)
def test_a_stamp_tells_who_had_the_paper_and_when(text: str, expected: tuple[str, str]) -> None:
    found = find_stamps(f"Report of the day\n{text}\nmore of it")
    assert [(each.holder, each.date) for each in found] == [expected]


def test_ordinary_words_are_no_stamp() -> None:
    assert find_stamps("I have today filed the notice.\nEVIDENCE RECEIVED\nItem 1, a coat") == []
    assert find_stamps("RECEIVED\n99/99/88\nPOLICE") == []


def test_the_first_whole_date_at_the_head_is_the_papers_own() -> None:
    assert (
        date_in_head("POLICE DEPARTMENT\n88-1432 2 30 APR 88 2\nseen on 1 May 1988") == "1988-04-30"
    )
    assert date_in_head("no date\n" * 90 + "May 3, 1988") == ""


def test_a_number_before_the_date_is_not_its_day() -> None:
    assert date_in_head("Quarry Lane - 555-0110\nMay 31, 1988\nDet. Fenwick") == "1988-05-31"
    assert date_in_head("call 555-0121\nJune 10, 1988") == "1988-06-10"


def test_a_letterhead_tells_who_wrote_a_page() -> None:
    assert letterhead_of("QUARRY FALLS POLICE DEPARTMENT\nSUPPLEMENTAL REPORT") == "police"
    assert letterhead_of("\nOFFICE OF THE DISTRICT ATTORNEY\nQuarry County") == "prosecution"
    assert letterhead_of("STATE CRIME LABORATORY\nReport of examination") == "laboratory"
    assert letterhead_of("Quarry Telephone Company\nMay 31, 1988\n12 Mill St\nPolice Dept") == ""
    assert letterhead_of("Supplement 4 of case 88-1432 by Detective Fenwick") == ""
    assert letterhead_of("To: Records Division, Police Department") == ""
    assert letterhead_of("IN THE DISTRICT COURT\nState's Attorney v. Harrow") == ""


def test_an_office_that_is_nobody_known_has_no_holder() -> None:
    assert holder_of("Quarry Lane Bakery") == ""
