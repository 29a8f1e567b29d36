"""Cells of every kind, and what cannot be read is told with row and column."""

import pytest

from reopen.lib.registry import Problem, Record, read_export
from reopen.lib.registry.cells import UnreadableError, age, day, flag, number
from reopen.lib.registry.states import Where, read_state
from reopen.lib.registry.tests import made
from reopen.lib.registry.tests.made import OTTO


def one(**changes: object) -> tuple[Record, list[Problem]]:
    export = read_export(made.with_postings([OTTO.with_(**changes)]).csv())
    return export.records[0], export.problems


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("9/2/2009", "2009-09-02"), ("2009-09-02", "2009-09-02"), ("1,991", "1991"),
        ("1991.0", "1991"), ("1996-00-00", "1996"), ("6/1995", "1995-06"), ("43567", "2019-04-12"),
        ("Jun 3, 2009", "2009-06-03"), ("2009-09-02 00:00:00", "2009-09-02"), ("00", ""),
        ("", ""), ("Don't Know", ""), ("9/2/98", "1998-09-02"),
    ],
)  # fmt: skip
def test_dates_as_exports_write_them(text: str, known: str) -> None:
    assert day(text).text == known


@pytest.mark.parametrize("text", ["13/45/2009", "soon", "2017-04-31", "1996-13-01"])
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(UnreadableError):
        day(text)


@pytest.mark.parametrize(
    ("text", "known"),
    [("25", 25), ("Twenty-five", 25), ("nineteen", 19), ("17 years", 17), ("25.0", 25), ("0", None),
     ("", None), ("Don’t Know", None)],  # noqa: RUF001
)  # fmt: skip
def test_ages_in_figures_and_words(text: str, known: int | None) -> None:
    assert age(text) == known


@pytest.mark.parametrize(
    ("text", "known"),
    [("Yes", True), ("yes, improper argument", True), ("X", True), ("P/FA", True), ("No", False),
     ("", None), ("No or don’t know", None), ("0  No or dont know", None), ("*", None)],  # noqa: RUF001
)  # fmt: skip
def test_a_blank_is_no_no(text: str, known: bool | None) -> None:
    assert flag(text, frozenset({"p fa"})) is known


def test_numbers_with_and_without_separators() -> None:
    assert [str(number(text)) for text in ("1,991", "30.5", "-0", "")] == [
        "1991", "30.5", "0", "None",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("IL", Where("IL")), ("illinois ", Where("IL")), ("Fed-NY", Where("NY", federal=True)),
        ("F-NY", Where("NY", federal=True)), ("F-MIL", Where("", federal=True, military=True)),
        ("Fed-Military", Where("", federal=True, military=True)), ("Guam", Where("GU")),
        ("Federal", Where("", federal=True)), ("Atlantis", None),
    ],
)  # fmt: skip
def test_states_and_the_pseudo_states_of_federal_cases(text: str, where: Where | None) -> None:
    assert read_state(text) == where


@pytest.mark.parametrize(
    ("changes", "column", "value"),
    [
        ({"age": "old enough"}, "Age", "old enough"),
        ({"race": "Martian"}, "Race", "Martian"),
        ({"tags": ("H", "ZZ")}, "Tags", "ZZ"),
        ({"om_tags": ("QQ",)}, "OM Tags", "QQ"),
        ({"convicted": "1991-02-31"}, "Date of 1st Conviction", "2/31/1991"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_column(
    changes: dict[str, object], column: str, value: str
) -> None:
    record, problems = one(**changes)
    assert [(p.row, p.column, p.value) for p in problems] == [(2, column, value)]
    assert value in ";".join(record.raw).replace(";#", ";")


def test_the_year_of_a_spoiled_date_still_counts() -> None:
    record, _ = one(exonerated="2018-02-31")
    assert record.exonerated_on.text == "2018"


def test_a_year_in_a_month_column_is_told_and_the_year_stays() -> None:
    sheet = made.full([OTTO])
    sheet.rows[0]["Date of Crime Month"] = "1996"
    export = read_export(sheet.csv())
    assert [problem.column for problem in export.problems] == ["Date of Crime Month"]
    assert export.records[0].crime_on.text == "1990"


def test_junior_is_not_part_of_the_family_name() -> None:
    record, _ = one()
    assert (record.given, record.family, record.suffix) == ("Otto", "Brindle", "Jr.")


def test_exonerations_before_1989_are_a_list_of_their_own() -> None:
    sheet = made.full([OTTO.with_(exonerated="1978-01-02"), OTTO])
    assert [record.part for record in read_export(sheet.csv()).records] == ["before_1989", "main"]


def test_an_empty_column_of_misconduct_may_hold_its_kinds() -> None:
    sheet = made.years_only([OTTO])
    sheet.headers.remove("OM Tags")
    sheet.rows[0]["OM"] = "OF;#WH"
    (record,) = read_export(sheet.csv()).records
    assert (record.official_misconduct, record.misconduct) == (True, ["concealed", "police"])
