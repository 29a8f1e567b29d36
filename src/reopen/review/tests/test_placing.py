"""Where a note stands: from a rectangle, from words, and after the page is read again."""

import pytest

from reopen.lib.reading import PageText, Word
from reopen.lib.reading.spots import Spot
from reopen.review.placing import Place, outlines, place_of_quote, place_of_spot


def _page(*lines: str) -> PageText:
    return PageText.build(
        [
            [
                Word(word, 0.1 + 0.1 * at, 0.1 + 0.1 * row, 0.18 + 0.1 * at, 0.15 + 0.1 * row, 90)
                for at, word in enumerate(line.split())
            ]
            for row, line in enumerate(lines)
        ]
    )


PAGE = _page("she saw a man", "at the gate", "she saw a dog")


def test_words_across_lines_get_an_outline_each_line_and_one_rectangle_around() -> None:
    place = place_of_quote(PAGE, "a MAN at the")
    assert place is not None
    assert place.quote.split() == ["a", "man", "at", "the"]
    assert [round(spot.x0, 2) for spot in outlines(PAGE, place)] == [0.3, 0.1]
    around = place.spot
    assert around is not None
    corners = (around.x0, around.y0, around.x1, around.y1)
    assert corners == pytest.approx((0.1, 0.1, 0.48, 0.25), abs=0.001)


def test_words_that_are_not_there_have_no_place() -> None:
    assert place_of_quote(PAGE, "a red pickup truck") is None


def test_a_rectangle_over_one_line_knows_its_words_at_their_own_place() -> None:
    place = place_of_spot(PAGE, Spot(0.1, 0.29, 0.5, 0.36))
    assert place.quote == "she saw a dog"
    assert place.start == PAGE.text.rindex("she")


def test_a_rectangle_down_a_column_keeps_its_words_but_no_stretch_of_text() -> None:
    place = place_of_spot(PAGE, Spot(0.0, 0.0, 0.2, 1.0))
    assert (place.quote, place.start, place.end) == ("she at she", None, None)


def test_a_rectangle_over_a_picture_has_no_words() -> None:
    assert place_of_spot(PAGE, Spot(0.6, 0.6, 0.9, 0.9)).quote == ""


def test_what_a_person_drew_is_drawn_as_she_drew_it() -> None:
    spot = Spot(0.05, 0.08, 0.5, 0.16)
    assert outlines(PAGE, place_of_spot(PAGE, spot)) == [spot]


def test_words_that_moved_when_the_page_was_read_again_fall_back_to_the_rectangle() -> None:
    place = place_of_quote(PAGE, "at the gate")
    assert place is not None
    again = _page("now she saw a man", "at the gate")
    assert outlines(again, place) == [place.spot]


def test_a_note_on_the_whole_page_has_no_outline() -> None:
    assert outlines(PAGE, Place()) == []
