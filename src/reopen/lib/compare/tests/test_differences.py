import pytest

from reopen.lib.compare import Certainty, Difference, DifferenceKind, Span, differences
from reopen.lib.compare.differences import without_moved
from reopen.lib.compare.tests.papers import misread, report, story

LEFT = (
    "The officer met Marcus Bell at 14 Pine Street on March 3, 1994 at 10:45 and took his "
    "statement. He did not see the gun. Witness Tara Quill said the man wore a white shirt under "
    "a long coat."
)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Bell", "Hollis", DifferenceKind.NAME),
        ("14 Pine", "41 Pine", DifferenceKind.NUMBER),
        ("March 3, 1994", "March 8, 1994", DifferenceKind.DATE),
        ("10:45", "11:15", DifferenceKind.TIME),
        ("did not see", "did see", DifferenceKind.NEGATION),
        ("white shirt", "striped shirt", DifferenceKind.WORDS),
        ("Tara Quill said the man", "[REDACTED] said the man", DifferenceKind.REDACTION),
        ("said the man wore a white shirt", "said", DifferenceKind.REDACTION),
    ],
)
def test_a_planted_change_is_named_after_what_changed(
    old: str, new: str, kind: DifferenceKind
) -> None:
    found = differences(LEFT, LEFT.replace(old, new))

    assert [each.kind for each in found] == [kind]
    assert found[0].certainty is Certainty.LOOK


def test_the_spans_point_at_the_words() -> None:
    right = LEFT.replace("Bell", "Hollis")
    (found,) = differences(LEFT, right)

    assert LEFT[found.left.start : found.left.end] == found.left_text == "Bell"
    assert right[found.right.start : found.right.end] == found.right_text == "Hollis"


def test_line_breaks_hyphens_and_stamps_are_no_differences() -> None:
    wrapped = LEFT.replace(" Street on ", " Street\non ").replace("statement", "state-\nment")

    assert not differences(LEFT, wrapped + "\nDEF 000123")


def test_a_stamp_with_a_misread_zero_is_left_out_of_what_stands_there() -> None:
    (found,) = differences(f"{LEFT}\nSIGNED", f"{LEFT}\nLoft\nDEF 60123")

    assert found.right_text == "Loft"


def test_a_number_that_stands_alone_at_the_head_of_both_pages_is_compared() -> None:
    (found,) = differences(f"CASE 88143\n{LEFT}", f"CASE 88748\n{LEFT}")

    assert found.kind is DifferenceKind.NUMBER


def test_signs_that_scanners_confuse_are_no_differences() -> None:
    assert not differences(LEFT, LEFT.replace("statement", "staternent").replace("10:45", "l0:4S"))


def test_a_slip_in_an_ordinary_word_is_taken_for_misread() -> None:
    (found,) = differences(LEFT, LEFT.replace("statement", "statcment"))

    assert found.certainty is Certainty.MISREAD


def test_between_pages_that_were_born_digital_every_difference_is_a_change() -> None:
    (found,) = differences(LEFT, LEFT.replace("white", "whitc"), digital=True)

    assert found.certainty is Certainty.CHANGED


def test_text_full_of_a_readers_slips_was_read_off_a_scan_though_it_came_as_text() -> None:
    page = report()
    altered = page.replace("green van", "yellow truck")

    (clean,) = differences(page, altered, digital=True)
    noisy = differences(misread(page, 0.03, 1), misread(altered, 0.03, 2), digital=True)

    assert clean.certainty is Certainty.CHANGED
    assert not [each for each in noisy if each.certainty is Certainty.CHANGED]
    assert any("yellow" in each.right_text for each in noisy if each.certainty is Certainty.LOOK)


@pytest.mark.parametrize("seed", range(5))
def test_a_noisy_copy_shows_only_what_may_be_misread(seed: int) -> None:
    page = story(f"noise {seed}")

    found = differences(page, misread(page, 0.03, seed))

    assert not [each for each in found if each.kind is DifferenceKind.REDACTION]


def test_a_change_is_seen_through_noise() -> None:
    page = report()
    altered = misread(page.replace("green van", "yellow truck"), 0.03)

    assert any("green" in each.left_text for each in differences(page, altered))


def test_a_word_with_a_misread_letter_is_not_a_number() -> None:
    found = differences(LEFT, LEFT.replace("statement", "lifte8 word"))

    assert found
    assert not [each for each in found if each.kind is DifferenceKind.NUMBER]


def test_what_a_reader_leaves_of_not_is_looked_at() -> None:
    (found,) = differences(LEFT.replace("did not see", "did see"), LEFT.replace("not", "nof"))

    assert (found.kind, found.certainty) == (DifferenceKind.NEGATION, Certainty.LOOK)


def test_text_that_follows_a_copy_is_not_a_redaction() -> None:
    found = differences(LEFT, LEFT + "\n" + story("after"))

    assert not [each for each in found if each.kind is DifferenceKind.REDACTION]


@pytest.mark.parametrize("before", ["", story("sheet one") + "\n"])
@pytest.mark.parametrize("after", ["", "\n" + story("sheet two")])
def test_another_page_on_the_same_sheet_is_no_difference(before: str, after: str) -> None:
    assert not differences(LEFT, before + LEFT + after)
    (found,) = differences(LEFT, before + LEFT.replace("Bell", "Hollis") + after)

    assert (found.left_text, found.right_text) == ("Bell", "Hollis")


def test_text_that_was_read_in_another_order_is_no_difference() -> None:
    head = "SUPPLEMENTAL REPORT\nCASE NO. 88-1432 SUBJECT OFFICER KOSKO"
    first = _parted(head, "cS\ncel")
    again = _parted("cell", head.replace("CASE NO.", "CASE|NO"))
    real = _parted("Bell", "Hollis")

    assert without_moved([first, real, again]) == [real]
    assert without_moved([first, real]) == [first, real]


def _parted(left: str, right: str) -> Difference:
    spans = Span(0, len(left)), Span(0, len(right))
    return Difference(DifferenceKind.WORDS, *spans, left, right, Certainty.LOOK)
