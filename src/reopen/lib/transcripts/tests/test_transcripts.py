"""Lines, speakers, printed numbers and citations of testimony, through a bad reading."""

import pytest

from reopen.lib.reading.words import PageText, Word
from reopen.lib.transcripts import Sheet, read_citation, read_sheets, settle
from reopen.lib.transcripts.tests.pages import page_of, sheet_words

_SAID = (
    "          THE COURT: Go on.",
    "     Q.   Was the lamp out?",
    "     A.   It had been out",
    "a long while.",
    "     0.   Could you see?",
    "          No, sir.",
    "          MR. VANCE: Nothing more.",
    "          (The witness was excused.)",
    "                    CROSS-EXAMINATION",
    "          BY MR. LANE:",
    "     Q.   Who was there?",
)


def _lines(page: PageText) -> dict[int, tuple[str, str]]:
    [sheet] = read_sheets(page)
    return {line.number: (line.speaker, line.text) for line in sheet.lines}


def test_every_word_is_on_its_line_though_half_of_the_numbers_are_lost() -> None:
    lost = (1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 20)
    lines = _lines(page_of(_SAID, lost=lost, read_as={11: "Dk", 12: "l2", 17: "a", 25: "2S"}))
    assert list(lines) == list(range(1, 12))
    assert lines[4] == ("A", "a long while.")


def test_a_leaning_scan_keeps_its_lines() -> None:
    assert _lines(page_of(_SAID, lean=0.02)) == _lines(page_of(_SAID))


def test_speakers_are_known_by_mark_by_column_by_name_and_by_turn() -> None:
    speakers = [speaker for speaker, _text in _lines(page_of(_SAID)).values()]
    assert speakers == [
        "THE COURT", "Q", "A", "A", "Q", "A", "MR. VANCE", "", "", "", "Q",
    ]  # fmt: skip


def test_two_pages_on_one_are_read_from_left_to_right() -> None:
    rows = sheet_words(["     Q.   Left?"], printed="15", width=0.5)
    rows += sheet_words(["     A.   Right."], printed="14", width=0.5, left=0.5)
    sheets = read_sheets(PageText.build(rows))
    assert [(sheet.printed, sheet.lines[0].text) for sheet in sheets] == [
        (15, "Q. Left?"),
        (14, "A. Right."),
    ]


@pytest.mark.parametrize("count", [0, 5, 12])
def test_a_table_with_numbered_rows_is_no_testimony(count: int) -> None:
    lost = range(count + 1, 26)
    assert read_sheets(page_of(["Item of property"] * count, lost=lost)) == []


def test_numbers_all_over_a_page_are_no_testimony() -> None:
    words = [[Word(str(n % 25 + 1), (n * 37 % 90) / 100, (n * 53 % 97) / 100,
                   (n * 37 % 90) / 100 + 0.02, (n * 53 % 97) / 100 + 0.01, 90)]
             for n in range(60)]  # fmt: skip
    assert read_sheets(PageText.build(words)) == []


@pytest.mark.parametrize(
    ("read", "settled"),
    [
        ([212, None, 214], [212, 213, 214]),
        ([212, 218, 214, 215], [212, 213, 214, 215]),
        ([None, 213, 214], [212, 213, 214]),
        ([215, 214, None], [215, 214, 213]),
        ([14], [14]),
        ([None], [None]),
    ],
)
def test_a_lost_number_is_what_its_neighbors_say(
    read: list[int | None], settled: list[int | None]
) -> None:
    pages = [[Sheet(number, ())] for number in read]
    assert [number for [number] in settle(pages)] == settled


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Tr. 34:5-12", "Tr. 34:5\u201312"),
        ("34:5", "Tr. 34:5"),
        ("2 Tr. 34:20 - 35:3", "2 Tr. 34:20\u201335:3"),
        ("Vol. II, Tr. 34:5", "2 Tr. 34:5"),
        ("p. 34, lines 5 to 12", "Tr. 34:5\u201312"),
        ("tr. at 34:5\u201312.", "Tr. 34:5\u201312"),
        ("212", "Tr. 212"),
        ("Tr. 34-36", "Tr. 34\u201336"),
    ],
)
def test_a_citation_is_read_as_people_type_it_and_written_one_way(typed: str, meant: str) -> None:
    citation = read_citation(typed)
    assert str(citation) == meant
    assert read_citation(meant) == citation


@pytest.mark.parametrize("typed", ["", "lamp", "34:12-5", "35:1-34:2", "34:99", "Tr. 1234567"])
def test_what_is_no_citation_is_refused(typed: str) -> None:
    assert read_citation(typed) is None
