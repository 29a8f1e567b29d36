"""People and their cases are found again in another vintage, whatever was changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reopen.lib.registry import Known, Record, Scope, differences, match, read_export
from reopen.lib.registry.tests import made
from reopen.lib.registry.tests.made import (
    IGNACE,
    OTTO,
    OTTO_SENIOR,
    PEOPLE,
    PERPETUA,
    WALDO,
    Person,
)


def records(*people: Person) -> list[Record]:
    return read_export(made.with_postings(people).csv()).records


def pairs(old: list[Record], new: list[Record]) -> dict[int, object]:
    """Places of the new file -> places of the old."""
    return match(new, [Known(place, record) for place, record in enumerate(old)])


@pytest.mark.parametrize("old", [made.years_only, made.with_postings, made.full])
@pytest.mark.parametrize("new", [made.years_only, made.with_postings, made.full])
def test_everybody_is_found_again_in_another_layout(old: type, new: type) -> None:
    before, after = (read_export(sheet(PEOPLE).csv()).records for sheet in (old, new))
    assert pairs(before, after) == {place: place for place in range(len(PEOPLE))}


@given(st.permutations(range(len(PEOPLE))))
def test_the_order_of_the_rows_does_not_matter(order: list[int]) -> None:
    found = pairs(records(*PEOPLE), records(*(PEOPLE[n] for n in order)))
    assert [found[place] for place in range(len(order))] == order


@pytest.mark.parametrize(
    "changes",
    [
        {"given": "Waldo"},
        {"given": "Wáldo Q."},
        {"family": "Ferncastle-Ortiz"},
        {"family": "Ortiz"},
        {"family": "Fernecastle"},
        {"suffix": "Jr."},
        {"county": "Elsewhere"},
        {"age": "25"},
        {"crime": "Robbery"},
        {"convicted": "1992-06-03"},
        {"exonerated": "2017-12-04"},
        {"posted": "2020-01-01"},
        {"federal": True},
    ],
    ids=str,
)
def test_a_corrected_person_is_the_same(changes: dict[str, object]) -> None:
    corrected = WALDO.with_(**changes)
    assert pairs(records(WALDO, PERPETUA), records(PERPETUA, corrected)) == {0: 1, 1: 0}


def test_father_and_son_stay_apart() -> None:
    assert pairs(records(OTTO_SENIOR), records(OTTO)) == {}
    assert pairs(records(OTTO, OTTO_SENIOR), records(OTTO_SENIOR, OTTO)) == {0: 1, 1: 0}


def test_a_person_with_two_cases_stays_two() -> None:
    second = WALDO.with_(convicted="1985-01-02", exonerated="1997-02-03", crime="Theft")
    assert pairs(records(WALDO), records(second)) == {}
    assert pairs(records(WALDO, second), records(second, WALDO)) == {0: 1, 1: 0}


def test_a_co_defendant_is_somebody_else() -> None:
    other = WALDO.with_(given="Tobias", family="Quillfeather", age="30")
    assert pairs(records(WALDO), records(other)) == {}


def test_a_namesake_in_another_state_is_somebody_else() -> None:
    namesake = WALDO.with_(state="MO", county="Jackson")
    assert pairs(records(WALDO), records(namesake)) == {}


def test_a_renumbered_row_is_the_same_person() -> None:
    old = read_export(made.full([WALDO, OTTO]).csv()).records
    new = read_export(made.full([OTTO, WALDO]).csv()).records
    assert old[0].registry_id == new[0].registry_id
    assert pairs(old, new) == {0: 1, 1: 0}


def test_of_two_equal_rows_each_is_found_once() -> None:
    assert sorted(pairs(records(IGNACE, IGNACE), records(IGNACE, IGNACE)).values()) == [0, 1]  # type: ignore[type-var]


def test_what_one_layout_cannot_say_is_no_change() -> None:
    old, new = (read_export(sheet(PEOPLE).csv()) for sheet in (made.years_only, made.full))
    shared = Scope.of(old.columns, old.records).shared(Scope.of(new.columns, new.records))
    for before, after in zip(old.records, new.records, strict=True):
        assert differences(before, after, shared) == []


def test_what_changed_is_told_with_both_values() -> None:
    old, new = records(WALDO, PERPETUA), records(WALDO.with_(family="Ortiz", age="25"), PERPETUA)
    scope = Scope.of(["family", "age"], old)
    found = differences(old[0], new[0], scope)
    assert [(d.field, d.old, d.new) for d in found] == [
        ("name", "Waldo Q. Ferncastle", "Waldo Q. Ortiz"),
        ("age", "24", "25"),
    ]
