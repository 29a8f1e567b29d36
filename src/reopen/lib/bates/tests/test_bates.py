"""Bates numbers are read through slips, by their sequence, and never out of other numbers."""

import pytest

from reopen.lib.bates import Bates, BatesError, candidates, duplicates, far_off, gaps, settle, span
from reopen.lib.reading.words import PageText, Word


def page(*stamps: str, y: float = 0.95, body: str = "He wrote 044512 and ABC000777.") -> PageText:
    """A page with words in its middle and stamps at the lower right."""
    words = [
        Word(t, 0.1 + n / 10, 0.5, 0.18 + n / 10, 0.52, 90) for n, t in enumerate(body.split())
    ]
    lines = [words]
    for line, stamp in enumerate(stamps):
        at, row = 0.7, []
        for token in stamp.split():
            row.append(Word(token, at, y - line / 40, at + len(token) / 100, y + 0.015, 90))
            at += len(token) / 100 + 0.008
        lines.append(row)
    return PageText.build(lines)


def read(*pages: PageText, known: tuple[str, ...] = ()) -> list[list[str]]:
    settled = settle([candidates(one) for one in pages], known)
    return [[str(found.number) for found in page] for page in settled]


@pytest.mark.parametrize(
    ("written", "prefix", "number", "width"),
    [("ABC-000123", "ABC-", 123, 6), ("000045", "", 45, 6), ("SAO 0007", "SAO ", 7, 4),
     ("88-1432-0009", "88-1432-", 9, 4)],
)  # fmt: skip
def test_a_number_is_prefix_digits_and_width(
    written: str, prefix: str, number: int, width: int
) -> None:
    assert Bates.parse(written) == Bates(prefix, number, width)
    assert str(Bates.parse(written)) == written


@pytest.mark.parametrize("written", ["", "ABC", "12a", "../0001", "ABC\x00001"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(BatesError):
        Bates.parse(written)


def test_a_range_has_one_prefix_and_goes_up() -> None:
    assert span(Bates.parse("A001"), Bates.parse("a-010")) == 10
    with pytest.raises(BatesError):
        span(Bates.parse("A002"), Bates.parse("A001"))
    with pytest.raises(BatesError):
        span(Bates.parse("A001"), Bates.parse("B002"))


def test_stamps_at_the_edge_are_read_and_numbers_in_the_text_are_not() -> None:
    pages = [page(f"SAO{number:06d}") for number in range(411, 415)]
    assert read(*pages) == [["SAO000411"], ["SAO000412"], ["SAO000413"], ["SAO000414"]]


def test_prefix_and_number_may_be_two_words_and_a_page_may_bear_two_stamps() -> None:
    pages = [page(f"SAO {n:05d}", f"DEF{n + 7:06d}") for n in range(3)]
    assert read(*pages)[1] == ["DEF000008", "SAO 00001"]


def test_letters_taken_for_digits_are_read_as_digits() -> None:
    assert read(page("SAO0O0411"), page("SAO000412"), page("SAO0004I3")) == [
        ["SAO000411"], ["SAO000412"], ["SAO000413"],
    ]  # fmt: skip


def test_a_misread_digit_is_mended_by_the_pages_beside_it() -> None:
    pages = [page(f"SAO{n:06d}") for n in (411, 412, 713, 414)]
    settled = settle([candidates(one) for one in pages])
    assert [str(found.number) for found in settled[2]] == ["SAO000413"]
    assert settled[2][0].mended
    assert not settled[1][0].mended


def test_a_misread_prefix_is_mended_too() -> None:
    assert read(page("SAO000411"), page("5A0000412"), page("SAO000413"))[1] == ["SAO000412"]


def test_what_does_not_rise_with_the_pages_is_no_stamp() -> None:
    assert read(*[page("CPD11388") for _ in range(4)]) == [[], [], [], []]
    assert read(page("031588"), page("041288")) == [[], []]


def test_a_page_without_a_stamp_stays_without() -> None:
    assert read(page("SAO000411"), page(), page("SAO000413")) == [["SAO000411"], [], ["SAO000413"]]


def test_one_page_alone_is_believed_when_its_stamp_is_sure_or_known() -> None:
    assert read(page("SAO000411")) == [["SAO000411"]]
    assert read(page("SAO0411")) == [[]]
    assert read(page("SAO0411"), known=("sao",)) == [["SAO0411"]]


def test_a_jump_inside_a_file_keeps_both_runs() -> None:
    numbers = (100, 101, 102, 500, 501)
    assert read(*[page(f"SAO{n:06d}") for n in numbers]) == [[f"SAO{n:06d}"] for n in numbers]


def test_gaps_are_found_within_each_series() -> None:
    numbers = [Bates.parse(n) for n in ("A001", "A002", "A005", "B010", "B012", "A005")]
    assert [(str(gap.first), str(gap.last), gap.size) for gap in gaps(numbers)] == [
        ("A003", "A004", 2), ("B011", "B011", 1),
    ]  # fmt: skip


def test_a_number_on_two_pages_is_a_duplicate_however_it_is_written() -> None:
    held = [("p1", Bates.parse("A-001")), ("p2", Bates.parse("A 1")), ("p3", Bates.parse("A002"))]
    (found,) = duplicates(held)
    assert found.keys == ("p1", "p2")


def test_a_jump_at_the_end_of_a_file_is_not_taken_for_a_slip() -> None:
    numbers = (100, 101, 102, 104)
    assert read(*[page(f"SAO{n:06d}") for n in numbers])[3] == ["SAO000104"]


def test_a_number_that_stands_alone_and_far_away_is_no_end_of_its_series() -> None:
    numbers = [Bates("JPA ", value, 5) for value in (*range(1, 15), 60021, 88890)]
    assert [one.number for one in far_off(numbers)] == [60021, 88890]
    assert far_off(numbers[:14]) == []
    halves = [Bates("JPA ", value, 5) for value in (*range(1, 15), *range(9001, 9015))]
    assert far_off(halves) == []
