"""One report in several scans: on one side, on the other, and on both."""

from random import Random

import pytest

from reopen.lib.compare import (
    Certainty,
    Difference,
    DifferenceKind,
    Span,
    Status,
    Verdict,
    differences,
    settle,
)
from reopen.lib.compare.images.dispute import partings
from reopen.lib.compare.marks import without_marks
from reopen.lib.compare.tests.papers import receipt, report, sheets, story, verdicts

STICKER = "STATE'S\nEXHIBIT\n15"


def smudged(text: str, words: int, seed: int) -> str:
    """The text with some of its words read as something else altogether, the rest well."""
    rng = Random(seed)
    read = text.split(" ")
    for at in rng.sample(range(len(read)), words):
        if read[at].isalpha():
            read[at] = "".join(rng.choice("aceimnorsuvwx") for _ in read[at])
    return " ".join(read)


def _said(left: list[str], right: list[str]) -> list[Verdict]:
    rest = [story(f"left {at}") for at in range(8)]
    apart = [story(f"right {at}") for at in range(8)]
    return verdicts(sheets("p", left + rest), sheets("d", right + apart))[: len(left)]


@pytest.mark.parametrize("seed", range(4))
def test_two_poor_scans_in_one_file_are_no_two_fillings_of_a_form(seed: int) -> None:
    page = report()
    poor = [smudged(page, 7, 10 * seed + at) for at in range(2)]

    assert [each.status for each in _said(poor, [page])] == [Status.GIVEN] * 2
    (verdict,) = _said([page], poor)
    assert {pair.right for pair in verdict.pairs if pair.probability >= 0.92} == {"d0", "d1"}


def test_two_fillings_of_a_form_in_one_file_are_still_told_apart() -> None:
    one, two = receipt("one"), receipt("two")

    assert _said([one, two], [one])[1].status is not Status.GIVEN


def test_an_exhibit_with_its_sticker_claims_the_same_copy_as_the_page_itself() -> None:
    page = report().split("\n")
    exhibit = "\n".join([*page[:-1], page[-1][:40] + STICKER])

    statuses = [each.status for each in _said(["\n".join(page), exhibit], ["\n".join(page)])]

    assert statuses[0] is Status.GIVEN
    assert statuses[1] in (Status.GIVEN, Status.PARTIAL)


def test_the_numbers_of_lines_that_were_read_as_a_column_are_no_differences() -> None:
    lines = report().split("\n")
    beside = "\n".join(f"{at}   {line}" for at, line in enumerate(lines, 1))
    column = "\n".join([*(str(at) for at in range(1, len(lines) + 1)), *lines])

    assert differences(beside, column) == []
    assert without_marks(column).split() == report().split()


def test_a_number_out_of_its_row_in_a_numbered_list_is_a_difference() -> None:
    names = ("cap", "tag", "strap", "casing", "lens", "key", "slip", "film", "cast")
    log = "\n".join(f"{at} One {name}, sealed" for at, name in enumerate(names, 1))

    (found,) = differences(log, log.replace("5 One", "8 One"))

    assert found.right_text.startswith("8")


def test_a_fax_line_that_was_read_as_two_is_no_difference() -> None:
    head = "NOV-02-98 MON 02:04 PM HARBOR PUB DEF\n- FAX NO. 555 0177\n"

    assert differences(report(), head + report()) == []


def test_the_first_line_below_a_time_is_no_end_of_a_fax_line() -> None:
    head = "10/14/94  21:47 hrs\n"

    (found,) = differences(head + "Nora Birch called.", head + "Cora Finch called.")

    assert found.left_text == "Nora Birch"


def test_a_difference_is_no_date_for_a_date_that_both_pages_have() -> None:
    read = "MEMBER\nDet. M. Voss VOss 0731 10/22/94\nPEPB"
    poorly = "MEMBER\nDet. M. Voss 1 Oss : 97st. 10/22/94\nCEPR"

    assert DifferenceKind.DATE not in {each.kind for each in differences(poorly, read)}


@pytest.mark.parametrize(
    ("left", "right", "status"),
    [
        ("(Discussion", "(piecussion:\n||", Status.GIVEN),
        ("", "||.", Status.GIVEN),
        ("the name of the man who called", "", Status.GIVEN),
        ("the name of the man", "[REDACTED]", Status.PARTIAL),
    ],
)
def test_strokes_of_a_poor_reading_take_no_part_from_a_page(
    left: str, right: str, status: Status
) -> None:
    spans = Span(0, len(left)), Span(0, len(right))
    found = Difference(DifferenceKind.REDACTION, *spans, left, right, Certainty.LOOK)

    assert settle(Verdict("p0", Status.GIVEN), [found]).status is status


@pytest.mark.parametrize(
    ("left", "right", "stroke"),
    [
        ("21", "121", True),
        ("|555-0160", "1555-0160", True),
        ("5", "51", True),
        ("21", "71", False),
        ("205", "2105", False),
        ("21", "221", False),
    ],
)
def test_a_stroke_at_the_end_of_a_number_may_be_the_rule_of_a_table(
    left: str, right: str, *, stroke: bool
) -> None:
    assert all(each.stroke for each in partings([left], [right])) is stroke
