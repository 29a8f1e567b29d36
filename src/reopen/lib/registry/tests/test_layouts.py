"""Every layout that the Registry has used gives the same facts."""

import io

import pytest
import xlsxwriter

from reopen.lib.registry import Export, Record, read_export
from reopen.lib.registry.tests import made
from reopen.lib.registry.tests.made import FULL, OTTO, Sheet

LAYOUTS = {"years": made.years_only, "postings": made.with_postings, "full": made.full}


def read(sheet: Sheet, **how: str) -> Export:
    return read_export(sheet.csv(**how))


def facts(record: Record) -> tuple[object, ...]:
    return (
        record.name, record.suffix, record.state, record.federal, record.county_text, record.race,
        record.age, record.crime, record.sentence, record.convicted_on.text[:4],
        record.exonerated_on.text[:4], sorted(record.tags), sorted(record.misconduct),
        bool(record.official_misconduct), bool(record.forensic), bool(record.dna),
    )  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_read_without_a_problem(layout: str) -> None:
    export = read(LAYOUTS[layout]())
    assert export.problems == []
    assert len(export.records) == len(made.PEOPLE)


def test_layouts_agree_on_the_facts() -> None:
    known = [[facts(record) for record in read(make()).records] for make in LAYOUTS.values()]
    assert known[0] == known[1] == known[2]


def test_the_file_of_2026_has_78_columns_and_none_is_lost() -> None:
    export = read(made.full())
    assert len(FULL) == 78
    assert export.headers == list(FULL)
    assert all(len(record.raw) == 78 for record in export.records)
    assert "Race of Vs" in export.unknown_columns


def test_the_file_of_2026_says_no_where_older_ones_say_nothing() -> None:
    (new,) = read(made.full([OTTO])).records
    (old,) = read(made.years_only([OTTO])).records
    assert (new.official_misconduct, old.official_misconduct) == (False, None)
    assert "concealed" in new.misconduct_no
    assert old.misconduct_no == []


def test_dates_keep_what_is_known_of_them() -> None:
    blurred = OTTO.with_(crime_on="1996-00-00")
    (record,) = read(made.full([blurred])).records
    assert (record.crime_on.text, record.convicted_on.text) == ("1996", "1991-06-03")


@pytest.mark.parametrize(
    "how",
    [
        {"delimiter": "\t"},
        {"delimiter": ";"},
        {"encoding": "utf-8-sig"},
        {"encoding": "utf-16"},
        {"encoding": "cp1252"},
        {"above": "Count= 5,,,\n"},
        {"above": "National Registry of Exonerations\n\n"},
    ],
    ids=str,
)
def test_the_same_file_in_other_clothes(how: dict[str, str]) -> None:
    accented = [OTTO.with_(given="Ágnes", family="Núñez")]
    export = read(made.years_only(accented), **how)
    assert [record.name for record in export.records] == ["Ágnes Núñez Jr."]


def test_a_count_line_below_the_header_is_checked_and_is_no_row() -> None:
    lines = made.years_only().csv().decode().splitlines()
    right = "\n".join([lines[0], "Count= 5,,,", *lines[1:]]).encode()
    wrong = right.replace(b"Count= 5", b"Count= 7")
    assert read_export(right).problems == []
    assert [problem.value for problem in read_export(wrong).problems] == ["7 / 5"]


def test_headers_in_other_words_case_and_line_breaks() -> None:
    renamed = {"Last Name": "LAST_x0020_NAME", "ST": '"State of\nCrime"', "MWID":
               "Mistaken Witness Identification", "Exonerated": "Date of Exon",
               "Tags": " case  characteristics ", "Convicted": "Conviction Date"}  # fmt: skip
    sheet = made.years_only()
    rows = [{renamed.get(k, k): v for k, v in row.items()} for row in sheet.rows]
    export = read(Sheet([renamed.get(header, header) for header in sheet.headers], rows))
    assert [facts(r) for r in export.records] == [facts(r) for r in read(sheet).records]


def test_tags_in_columns_of_their_own() -> None:
    sheet = made.years_only([OTTO])
    sheet.headers += ["CIU", "Guilty Plea"]
    sheet.rows[0] |= {"CIU": "CIU", "Guilty Plea": "x"}
    (record,) = read(sheet).records
    assert record.tags == ["ciu", "io", "plea"]


def test_a_workbook_is_read_from_the_sheet_that_looks_like_an_export() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("Notes").write_row(0, 0, ["About", "this", "file"])
        sheet = book.add_worksheet("Data")
        for n, line in enumerate(made.with_postings().lines()):
            sheet.write_row(n, 0, line)
    export = read_export(out.getvalue())
    known = read(made.with_postings())
    assert [facts(r) for r in export.records] == [facts(r) for r in known.records]
    assert export.last_posting == known.last_posting


def test_dates_and_numbers_of_a_workbook_are_read_as_such() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "m/d/yyyy"})
        sheet.write_row(0, 0, ["Name", "State", "Age", "Date of Exon", "Posting Date"])
        sheet.write_row(1, 0, ["Otto Brindle", "Illinois", 31])
        sheet.write_number(1, 3, 43353, day)
        sheet.write_number(1, 4, 43374)
    (record,) = read_export(out.getvalue()).records
    assert (record.age, record.exonerated_on.text, str(record.posted)) == (
        31, "2018-09-10", "2018-10-01",
    )  # fmt: skip
