"""The parts of looking at two pictures: where readings part, what is ink, what is an anchor."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from reopen.lib.compare.bench.altered_pages import face
from reopen.lib.compare.images.dispute import Stretch, partings, two_words, whole_words
from reopen.lib.compare.images.ink import WORD_HEIGHT, Ink, ink_of
from reopen.lib.compare.images.place import Words, ways
from reopen.lib.compare.images.stamps import stamped
from reopen.lib.reading.words import PageText, Word


def test_readings_part_letter_by_letter() -> None:
    (first, second) = partings(["Z:57"], ["2:50"])

    assert (first.left, first.right) == ((Stretch(0, 0, 0),), (Stretch(0, 0, 0),))
    assert (second.left, second.right) == ((Stretch(0, 3, 3),), (Stretch(0, 3, 3),))
    assert (second.left_as_right, second.right_as_left) == ("Z:50", "2:57")


def test_blanks_and_marks_are_nothing_to_part_over() -> None:
    assert partings(["He", "stated."], ["Hestated,"]) == []


def test_a_word_that_only_one_reading_has_is_taken_up_whole() -> None:
    left, right = ["was", "able"], ["was", "not", "able"]

    words = [word for each in partings(left, right) for word in whole_words(right, each.right)]

    assert words == [1]


@pytest.mark.parametrize(
    ("left", "right", "alone"),
    [
        ("11:35", "11:38", True),
        ("2/16/1982 by", "2/16/1282by", True),
        ("EL1566", "EL2566", True),
        ("9:40", "9z40", False),
        ("4418", "44I8", False),
        ("4418", "448", False),
    ],
)
def test_a_digit_against_a_digit_does_not_read_like_a_slip(
    left: str, right: str, *, alone: bool
) -> None:
    found = partings(left.split(), right.split())
    assert [each.digits_alone for each in found] == [alone]


@pytest.mark.parametrize(
    ("left", "right", "two"),
    [
        ("Dunmore,", "Ostrander,", True),
        ("Marlin", "Martin", False),
        ("Garvin", "GarvIn.", False),
        ("said", "saw", False),
        ("June", "4418", False),
        ("Lomax", "Lo af wil hour x", False),
    ],
)
def test_words_with_little_in_common_are_two_words(left: str, right: str, *, two: bool) -> None:
    assert two_words(left, right) is two


def test_rules_and_streaks_are_no_ink_and_letters_on_them_stay() -> None:
    picture = Image.new("L", (600, 400), 245)
    drawing, font = ImageDraw.Draw(picture), face(None, 26)
    drawing.text((60, 100), "Hannah Tamten", font=font, fill=30)
    box = drawing.textbbox((60, 100), "Hannah Tamten", font=font)
    plain = np.asarray(_inked(picture, box).image, dtype=np.float32)
    drawing.line((160, 20, 160, 280), fill=40, width=2)
    drawing.line((20, 300, 580, 300), fill=40, width=2)
    ruled = np.asarray(_inked(picture, box).image, dtype=np.float32)

    x0, y0, x1, y1 = (round(edge * _inked(picture, box).scale) for edge in box)
    outside = ruled.copy()
    outside[y0 - 8 : y1 + 8] = 0
    assert outside.max() < 100
    letters = (slice(y0, y1), slice(x0, x1))
    assert np.corrcoef(plain[letters].ravel(), ruled[letters].ravel())[0, 1] > 0.9


def test_an_anchor_that_no_neighbour_bears_out_is_dropped() -> None:
    boxes = np.array([[40.0 * at, 100, 40.0 * at + 30, 120] for at in range(1, 14)])
    moved = boxes + np.array([12.0, 5.0, 12.0, 5.0])
    moved[6] += 90.0
    ink = Ink(Image.new("L", (10, 10)), 1.0)
    pairs = np.repeat(np.arange(13)[:, None], 2, axis=1)

    ahead, back = ways((ink, ink), (boxes, moved), pairs)

    assert 6 not in ahead.indices.tolist()
    assert len(ahead.indices) == len(back.indices) == 12


def _inked(picture: Image.Image, box: tuple[float, float, float, float]) -> Ink:
    return ink_of(picture, WORD_HEIGHT, np.array([box], dtype=np.float64))


@pytest.mark.parametrize(
    ("read", "sure", "row", "is_stamp"),
    [
        ("JPR*O 00017", (30, 90), 0, True),
        ("JPR*O 00017", (30, 90), 1, False),
        ("JPR 00017", (90, 90), 0, True),
        ("JPR Tarnow", (90, 90), 0, False),
        ("January 15", (50, 90), 0, False),
        ("Januery l5", (50, 50), 0, True),
        ("Page 3", (90, 90), 0, True),
    ],
)
def test_unread_words_at_the_edge_may_be_a_stamps(
    read: str, sure: tuple[int, int], row: int, *, is_stamp: bool
) -> None:
    ours = _rows([["January", "16"], ["Nothing", "else"], ["The", "end"]], (90, 90))
    lines = [["January", "16"], ["Nothing", "else"], ["The", "end"]]
    lines[row] = read.split()
    theirs = _rows(lines, sure)
    spot = range(2 * row, 2 * row + 2)

    assert stamped((ours, theirs), (spot, spot)) is is_stamp


def _rows(lines: list[list[str]], sure: tuple[int, int]) -> Words:
    """Words in lines of two, each read with the confidence of its place in the line."""
    return Words.of(
        PageText.build(
            [
                [Word(text, at / 9, row / 9, (at + 1) / 9, (row + 1) / 9, sure[at])
                 for at, text in enumerate(line)]
                for row, line in enumerate(lines)
            ]
        )
    )  # fmt: skip
