"""A stretch of text has a rectangle for each line; a quote is found through slips."""

from reopen.lib.reading.spots import Spot, find_quote, spots_of, text_in
from reopen.lib.reading.words import PageText, Word

PAGE = PageText.build(
    [
        [Word("Supplement", 0.1, 0.1, 0.3, 0.12, 90), Word("four", 0.31, 0.1, 0.4, 0.12, 90)],
        [Word("was", 0.1, 0.2, 0.15, 0.22, 90), Word("typed", 0.16, 0.2, 0.25, 0.22, 90)],
    ]
)


def rounded(spots: list[Spot]) -> list[tuple[float, ...]]:
    return [tuple(round(at, 3) for at in (s.x0, s.y0, s.x1, s.y1)) for s in spots]


def test_a_stretch_over_two_lines_has_two_rectangles() -> None:
    start = PAGE.text.index("four")
    end = PAGE.text.index("typed")
    assert rounded(spots_of(PAGE, start, end)) == [(0.31, 0.1, 0.4, 0.12), (0.1, 0.2, 0.15, 0.22)]


def test_words_of_one_line_are_one_rectangle() -> None:
    assert rounded(spots_of(PAGE, 0, len("Supplement four"))) == [(0.1, 0.1, 0.4, 0.12)]


def test_an_empty_stretch_has_none() -> None:
    assert spots_of(PAGE, 3, 3) == []


def test_the_words_of_a_rectangle_are_those_whose_middle_lies_in_it() -> None:
    assert text_in(PAGE, Spot(0.0, 0.15, 0.2, 0.3)) == "was"


def test_a_quote_is_found_across_a_line_break_and_in_other_case() -> None:
    found = find_quote(PAGE.text, "supplement  FOUR was")
    assert found is not None
    assert PAGE.text[slice(*found)] == "Supplement four\nwas"


def test_a_quote_is_found_through_a_slip_of_the_reading() -> None:
    found = find_quote("the Suppl3ment fcur was typed", "Supplement four")
    assert found is not None
    assert "Suppl3ment" in "the Suppl3ment fcur was typed"[slice(*found)]


def test_what_is_not_there_is_not_found() -> None:
    assert find_quote(PAGE.text, "laboratory worksheet") is None
    assert find_quote(PAGE.text, "  ") is None
