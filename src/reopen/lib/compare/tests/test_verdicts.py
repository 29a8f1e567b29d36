from dataclasses import replace

import pytest

from reopen.lib.compare import (
    Certainty,
    Difference,
    DifferenceKind,
    Ground,
    Sheet,
    Span,
    Status,
    Verdict,
    find_pairs,
    judge,
    settle,
)
from reopen.lib.compare.tests.papers import (
    boxes,
    misread,
    receipt,
    redacted,
    report,
    sheets,
    story,
    verdicts,
)

FOUND = (Status.GIVEN, Status.PARTIAL)


def only(left: str, *right: str) -> Verdict:
    return verdicts(*boxes([left], list(right)))[0]


@pytest.mark.parametrize("share", [0.0, 0.03, 0.08, 0.12])
def test_a_page_read_from_a_poor_scan_is_found(share: float) -> None:
    verdict = only(report(), misread(report(), share), report("two"))

    assert verdict.status is Status.GIVEN
    assert verdict.pairs[0].right == "d0"


def test_stamps_headers_and_fax_lines_do_not_matter() -> None:
    sent = "03/04/1994 10:22  FAX 312 555 0100 -> DEFENSE  P.003/014\n" + report() + "\nDEF 0004711"

    assert only(report() + "\nSAO 000018", sent).status is Status.GIVEN


@pytest.mark.parametrize("seed", range(4))
def test_a_page_redacted_by_a_third_is_found_in_part(seed: int) -> None:
    verdict = only(story("own"), misread(redacted(story("own"), 0.35, seed), 0.04))

    assert verdict.status is Status.PARTIAL


def test_a_page_cut_in_half_is_found_in_part() -> None:
    assert only(report(), report()[: len(report()) // 2]).status is Status.PARTIAL


def test_a_page_split_over_two_was_given() -> None:
    half = report().index("A boy of")

    verdict = only(report(), report()[:half], report()[half:])

    assert verdict.status is Status.GIVEN
    assert {pair.right for pair in verdict.pairs} == {"d0", "d1"}


def test_two_pages_merged_into_one_were_both_given() -> None:
    one, two = report(), story("second")
    found = verdicts(*boxes([one, two], [one + "\n" + two]))

    assert [verdict.status for verdict in found[:2]] == [Status.GIVEN, Status.GIVEN]


def test_a_page_with_its_halves_in_the_other_order_was_given() -> None:
    lines = story("halves").split("\n")

    assert only("\n".join(lines), "\n".join(lines[7:] + lines[:7])).status is Status.GIVEN


def test_a_page_that_stands_twice_in_the_file_was_given_twice() -> None:
    found = verdicts(*boxes([report(), misread(report(), 0.02)], [report()]))

    assert [verdict.status for verdict in found[:2]] == [Status.GIVEN, Status.GIVEN]


def test_a_page_that_nobody_gave_is_not_found() -> None:
    assert only(report(), story("else")).status is Status.NOT_FOUND


def test_another_report_of_the_same_form_of_words_is_not_the_same_page() -> None:
    assert only(report("one"), report("two"), report("three")).status not in FOUND


def test_the_numbers_of_lines_of_a_redacted_transcript_are_no_conflict() -> None:
    lines = story("transcript", 20).split("\n")
    page = [f"{at:2d}  {line}" for at, line in enumerate(lines, 1)]
    copy = [*page[:5], "#########", "########", "######", *page[8:14], "#######", *page[15:]]

    assert only("\n".join(page), "\n".join(copy)).status is Status.PARTIAL


def test_a_page_that_stands_twice_is_found_in_its_redacted_copy() -> None:
    page = story("twice", 20)
    copy = misread(redacted(page, 0.2), 0.05)

    found = verdicts(*boxes([page, misread(page, 0.03)], [copy]))[:2]

    assert {verdict.status for verdict in found} == {Status.PARTIAL}


def test_a_page_nobody_can_read_is_left_undecided() -> None:
    blank, faint = verdicts(*boxes(["", "il . t, ~ 1l| fi"], []))[:2]

    assert (blank.status, faint.status) == (Status.UNDECIDED, Status.UNDECIDED)
    assert blank.evidence[0].ground is Ground.TOO_LITTLE_TEXT


def test_a_page_that_fits_where_an_unreadable_one_stands_is_left_undecided() -> None:
    texts = [story("a"), story("b"), story("c")]
    right = [texts[0], "~ .,l |", texts[2]]

    found = verdicts(sheets("p", texts, "book"), sheets("d", right, "copy"))

    assert [verdict.status for verdict in found] == [
        Status.GIVEN,
        Status.UNDECIDED,
        Status.GIVEN,
    ]


def test_new_pages_alone_are_compared_and_old_pairs_stay_valid() -> None:
    left, right = boxes([report(), story("late")], [report()])
    old = find_pairs(left, right)
    more = [*right, Sheet("late", "late", 1, story("late"))]

    fresh = find_pairs(left, more, new=frozenset({"late"}))
    found = judge(left, more, old + fresh)

    assert {pair.right for pair in fresh} == {"late"}
    assert [verdict.status for verdict in found[:2]] == [Status.GIVEN, Status.GIVEN]


def test_two_processes_find_what_one_finds() -> None:
    left, right = boxes([report(), receipt("a")], [receipt("a"), report()])

    assert find_pairs(left, right, workers=2) == find_pairs(left, right)


def test_nothing_to_compare_is_no_error() -> None:
    assert find_pairs([], []) == []
    assert [each.status for each in verdicts(sheets("p", [report()]), [])] == [Status.NOT_FOUND]


def _difference(kind: DifferenceKind, certainty: Certainty) -> Difference:
    return Difference(kind, Span(0, 3), Span(0, 3), "not", "now", certainty)


@pytest.mark.parametrize(
    ("kind", "certainty", "status"),
    [
        (DifferenceKind.NAME, Certainty.CHANGED, Status.ALTERED),
        (DifferenceKind.NAME, Certainty.MISREAD, Status.GIVEN),
        (DifferenceKind.NAME, Certainty.LOOK, Status.GIVEN),
        (DifferenceKind.REDACTION, Certainty.CHANGED, Status.PARTIAL),
    ],
)
def test_a_change_on_the_paper_alters_and_a_misreading_does_not(
    kind: DifferenceKind, certainty: Certainty, status: Status
) -> None:
    verdict = settle(Verdict("p0", Status.GIVEN), [_difference(kind, certainty)])

    assert verdict.status is status


def _gone(text: str, right: str = "", kind: DifferenceKind = DifferenceKind.WORDS) -> Difference:
    span = Span(0, len(text))
    return Difference(kind, span, Span(0, len(right)), text, right, Certainty.CHANGED)


@pytest.mark.parametrize(
    ("found", "status"),
    [
        ([_gone("the whole\nof the foot\nof this page")], Status.PARTIAL),
        ([_gone("side"), _gone("of"), _gone("each"), _gone("line")], Status.PARTIAL),
        ([_gone("never")], Status.ALTERED),
        ([_gone("the whole\nof the foot\nof this page"), _gone("Bell", "Hollis")], Status.ALTERED),
        ([_gone("Tom Bell", "[REDACTED]", DifferenceKind.REDACTION)], Status.PARTIAL),
        ([_gone("[REDACTED]", "Tom Bell", DifferenceKind.REDACTION)], Status.GIVEN),
    ],
)
def test_a_page_cut_or_blacked_out_is_partial_and_not_altered(
    found: list[Difference], status: Status
) -> None:
    assert settle(Verdict("p0", Status.GIVEN), found).status is status


def test_a_page_not_found_is_never_settled_as_altered() -> None:
    changed = [_difference(DifferenceKind.NAME, Certainty.CHANGED)]

    assert settle(Verdict("p0", Status.NOT_FOUND), changed).status is Status.NOT_FOUND


def test_a_page_of_which_words_were_only_lost_in_reading_is_given() -> None:
    lost = [
        replace(_gone("a long passage of the page"), certainty=Certainty.MISREAD),
        replace(_gone("a slip"), certainty=Certainty.LOOK),
    ]
    missing = replace(_gone("a long passage of the page"), certainty=Certainty.LOOK)

    assert settle(Verdict("p0", Status.PARTIAL), lost).status is Status.GIVEN
    assert settle(Verdict("p0", Status.PARTIAL), [*lost, missing]).status is Status.PARTIAL
    assert settle(Verdict("p0", Status.PARTIAL), []).status is Status.PARTIAL
