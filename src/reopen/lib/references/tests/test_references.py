"""What is taken for a reference, through slips of the reading, and what it is joined to."""

import time

import pytest

from reopen.lib.references import Shelf, Shelved, find_references

FOUND = [
    ("as told in Supplement 4.", ("supplement", "4", "")),
    ("see Supp. No. 12 for the rest", ("supplement", "12", "")),
    ("the supplernenta1 report no. 7", ("supplement", "7", "")),
    ("He was shown photo array B and", ("photo_array", "B", "")),
    ("a photo array was shown to her", ("photo_array", "", "")),
    ("the tape of 3 May was erased", ("tape", "", "05-03")),
    ("my notes of May 3, 1988 are gone", ("notes", "", "1988-05-03")),
    ("your letter of June 10", ("letter", "", "06-10")),
    ("marked Exhibit C by the clerk", ("exhibit", "C", "")),
    ("the report dated 5/14/88 says", ("report", "", "1988-05-14")),
    ("Item 7 is a glove", ("item", "7", "")),
    ("compare file 88-1907 there", ("file", "88-1907", "")),
    ("warrant SW-88-206 was read", ("file", "SW-88-206", "")),
    ("property receipt P-40511", ("file", "P-40511", "")),
    ("subpoena 88-S-114 came back", ("file", "88-S-114", "")),
    ("roll 88-2l1 is not here", ("roll", "88-211", "")),
    ("the K-9 log for that night", ("log", "k-9 log", "")),
    ("see Supp. Rpt #4 there", ("supplement", "4", "")),
    ("the general progress reports are", ("progress_report", "general progress report", "")),
    ("the 911 tape was asked for", ("emergency_call", "911 tape", "")),
    ("Affidavit of R. Dunmore dated 6/2/03", ("affidavit", "Dunmore", "2003-06-02")),
    ("the report by Det. Ames of March 3", ("report", "Ames", "03-03")),
    ("STATEMENT OF MARIA OLDCASTLE", ("statement", "Oldcastle", "")),
    ("Grand jury testimony of R. Dunmore, May 4, 1991", ("testimony", "Dunmore", "1991-05-04")),
    ("People's Exhibit 3-A and", ("exhibit", "3-A", "")),
    ("marked as exhibit 3B", ("exhibit", "3B", "")),
    ("property receipts were lost", ("custody", "property receipt", "")),
    ("a polaroid of the car", ("photographs", "polaroid", "")),
]
NOTHING = [
    "She notes that the report was late and asked to supplement it.",
    "The telephone number is 555-0148 and the ZIP code 60601-1234.",
    "He made a statement and took a letter to his mother.",
    "It was an array of small boats.",
    "The statement of facts and the report of investigation are not in dispute.",
    "AFFIDAVIT OF PROBABLE CAUSE",
    "An interview of the neighbors gave nothing.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_paper_that_is_spoken_of_is_found(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [(each.kind, each.number, each.date) for each in find_references(text)]


@pytest.mark.parametrize("text", NOTHING)
def test_ordinary_words_are_no_reference(text: str) -> None:
    assert find_references(text) == []


def test_a_list_of_numbers_names_each_paper() -> None:
    numbers = [each.number for each in find_references("Supplements 4 and 6, Supplements 1-3")]
    assert numbers == ["4", "6", "1", "2", "3"]


def test_offsets_are_of_the_text_as_it_was_read() -> None:
    text = "On that day the\ntape of  3 May was kept."
    (each,) = find_references(text)
    assert text[each.start : each.end] == "tape of  3 May"
    assert each.words == "tape of 3 May"


def test_a_paper_is_joined_by_its_title_its_head_or_its_form() -> None:
    shelf = Shelf(
        [
            Shelved("a", "88-1432 supp 4 (hold).pdf", ["nothing to see"]),
            Shelved(
                "b",
                "scan0007.pdf",
                ["POLICE\nSupplement 5\nSubject\nHe told me to see Supplement 6 in the drawer"],
            ),
            Shelved("c", "scan0008.pdf", ["CASE NO. SUPPLEMENT NO. DATE\n88-1432 8 30 APR 88"]),
            Shelved("d", "letter of June 10.pdf", [""]),
        ]
    )
    asked = "Supplement 4, Supplement 5, Supplement 8, letter of June 10, 1988, Supplement 6"
    assert [shelf.find(each) for each in find_references(asked)] == ["a", "b", "c", "d", ""]


def test_a_range_in_a_title_gives_way_to_what_the_pages_say_they_are() -> None:
    heads = [f"CASE NO. SUPPLEMENT NO. DATE\n88-1432 {number} 30 APR 88" for number in (5, 7)]
    told = Shelf([Shelved("a", "supplements 5-7.pdf", heads)])
    silent = Shelf([Shelved("a", "supplements 5-7.pdf", ["a photograph"])])
    asked = find_references("Supplement 5, Supplement 6, Supplement 7")
    assert [told.find(each) for each in asked] == ["a", "", "a"]
    assert [silent.find(each) for each in asked] == ["a", "a", "a"]


def test_papers_of_other_days_and_other_people_are_not_taken_for_each_other() -> None:
    shelf = Shelf(
        [
            Shelved("a", "letter of June 10 1988.pdf", [""]),
            Shelved("b", "scan1.pdf", ["STATEMENT OF MARIA OLDCASTLE\nDate: 3/16/91"]),
            Shelved("c", "scan2.pdf", ["POLICE\nSUPPLEMENTARY REPORT\nDate: 4/2/91"]),
            Shelved("d", "scan3.pdf", ["AUTOPSY REPORT\nCounty Examiner"]),
            Shelved("e", "scan4.pdf", ["PROPERTY\n14 shoes, autopsy report, letters"]),
        ]
    )
    asked = [
        "letter of June 10, 1988", "letter of June 10", "letter of June 10, 1987",
        "statement of Mrs. Oldcastle", "statement of Mrs. Oldcastle taken on 3/16/91",
        "statement of Mrs. Oldcastle taken on 4/20/91", "statement of Mr. Dunmore",
        "supplementary report", "report of April 2, 1991", "the autopsy report", "the rape kit",
    ]  # fmt: skip
    found = ["".join(map(shelf.find, find_references(words))) for words in asked]
    assert found == ["a", "a", "", "b", "b", "", "", "", "c", "d", ""]


def test_a_thousand_pages_take_less_than_a_second() -> None:
    page = "On Friday the man with the lamp was seen near Supplement 4 of the mill. " * 35
    begun = time.process_time()
    for _ in range(300):
        find_references(page)
    assert time.process_time() - begun < 0.3 * 3  # three times the goal: machines are shared
