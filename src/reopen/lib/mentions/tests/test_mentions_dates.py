"""Dates, times and dated sentences found in text."""

from datetime import date

import pytest

from reopen.lib.mentions import dated_passages, find_dates, find_times

_TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("on May 3, 1987 we", ["1987-05-03"]),
        ("it was 5/3/87.", ["1987-05-03"]),
        ("OCCURRED 29 APR 88 FRI", ["1988-04-29"]),
        ("On or about Apri1 29, l988 he", ["1988-04-29~"]),
        ("this 3rd day of May, 1988", ["1988-05-03"]),
        ("in June of 1987, in the summer of '86", ["1987-06", "1986-22"]),
        ("Since 1984 she", ["1984"]),
        ("filed 1988-06-21", ["1988-06-21"]),
        ("on 23/4/1987", ["1987-04-23"]),
        ("case 88-1432, phone 555-0126, exhibit 3-4", []),
        ("in 1987-88 rpm, February 30, 1988", []),
    ],
)
def test_dates_are_read_as_far_as_they_are_written(text: str, stored: list[str]) -> None:
    assert [d.value.text for d in find_dates(text, today=_TODAY) if d.value] == stored


@pytest.mark.parametrize(
    ("text", "said", "relative"),
    [
        ("the night of the 14th he", "the night of the 14th", True),
        ("I came on 3 May with", "3 May", False),
        ("June 12th was hot", "June 12th", False),
        ("last Friday it", "last Friday", True),
    ],
)
def test_what_the_text_leaves_open_stays_open(text: str, said: str, relative: bool) -> None:
    (found,) = find_dates(text, today=_TODAY)
    assert (found.text, found.relative, bool(found.value)) == (said, relative, False)


def test_a_verb_is_no_month() -> None:
    assert find_dates("you may 5 times march 3 miles") == []


def test_what_was_assumed_is_said() -> None:
    (found,) = find_dates("5/3/87", today=_TODAY)
    assert found.notes[0] == "Read as 3 May 1987, not 5 March 1987."


@pytest.mark.parametrize(
    ("text", "value", "about"),
    [
        ("at about 9:40 p.m.", "21:40", True),
        ("TIME 2140 HRS", "21:40", False),
        ("at 14:05", "14:05", False),
        ("at 9:40", "", False),
        ("at noon", "12:00", False),
        ("12 a.m.", "00:00", False),
    ],
)
def test_times_say_which_half_of_the_day_or_stay_open(text: str, value: str, about: bool) -> None:
    (found,) = find_times(text)
    assert (found.value, found.approximate) == (value, about)


def test_a_dated_sentence_begins_and_ends_with_itself_whatever_is_shortened() -> None:
    text = "He ran. On May 3, 1987 Det. Odell of the 3rd met Mr. Kemp at 9 p.m. there. It rained."
    (found,) = dated_passages(text, today=_TODAY)
    assert found.text == "On May 3, 1987 Det. Odell of the 3rd met Mr. Kemp at 9 p.m. there."
    assert (text[found.start : found.end], found.time) == (found.text, "21:00")


def test_a_field_of_a_form_is_no_sentence() -> None:
    assert dated_passages("DATE: 29 APR 88\n\nBEAT 4") == []


@pytest.mark.parametrize(
    "head",
    [
        "WITNESS STATEMENT\nCASE NO. DATE\n88-1 1 MAY 88\n",
        "Odd Lane\nMay 20, 1988\n",
        "RE: Odell\n",
    ],
)
def test_what_is_printed_above_a_sentence_is_no_part_of_it(head: str) -> None:
    sentence = "On May 3, 1987 I lived across the street."
    assert dated_passages(f"{head}{sentence}", today=_TODAY)[-1].text == sentence


def test_a_report_typed_in_capitals_keeps_its_sentences_together() -> None:
    text = "ON MAY 3, 1987 I WENT TO THE\nSTATION AND SPOKE WITH THE CLERK."
    (found,) = dated_passages(text, today=_TODAY)
    assert found.text == " ".join(text.split())
