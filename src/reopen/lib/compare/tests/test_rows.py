from reopen.lib.compare.contract import Span
from reopen.lib.compare.rows import Piece, pieces_of, rows_of

LEFT = "Officer Kosko wrote\nthe lantern was out\nno knife was found\n"
RIGHT = "PAGE 4\nOfficer Kosko wrote the lantern\nwas out a knife was found\n"


def test_each_line_stands_beside_the_words_that_stand_for_it() -> None:
    rows = [RIGHT[row.right.start : row.right.end].split() for row in rows_of(LEFT, RIGHT)]
    assert rows[0] == ["PAGE", "4", "Officer", "Kosko", "wrote"]
    assert rows[1] == ["the", "lantern", "was", "out"]
    assert rows[2][-2:] == ["was", "found"]


def test_the_rows_together_hold_all_of_both_texts() -> None:
    for left, right in ((LEFT, RIGHT), (LEFT, ""), ("", RIGHT), (RIGHT, LEFT), ("\n\n a", "b")):
        rows = rows_of(left, right)
        assert "".join(left[row.left.start : row.left.end] for row in rows) == left
        assert "".join(right[row.right.start : row.right.end] for row in rows) == right


def test_a_marked_stretch_is_cut_out_with_its_number() -> None:
    pieces = pieces_of("no knife was found", Span(0, 18), [(3, Span(3, 8))])
    assert pieces == [Piece("no "), Piece("knife", 3), Piece(" was found")]


def test_a_place_where_words_are_missing_is_a_piece_without_text() -> None:
    pieces = pieces_of("was found", Span(0, 9), [(1, Span(4, 4))])
    assert pieces == [Piece("was "), Piece("", 1), Piece("found")]


def test_a_mark_that_runs_over_two_rows_is_shown_in_both() -> None:
    mark = [(2, Span(3, 9))]
    assert pieces_of("one two three", Span(0, 8), mark)[-1] == Piece(" two ", 2)
    assert pieces_of("one two three", Span(8, 13), mark)[0] == Piece("t", 2)
