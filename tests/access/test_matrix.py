"""The access matrix: every address, every method, every principal, every place of an id."""

import sys

import pytest

from reopen.accounts.checks import LIBRARY_MODULES, every_pattern
from tests.access.entries import ENTRIES, LIBRARY
from tests.access.entry import NUMBER, Entry
from tests.access.plan import Combination, plan
from tests.access.principals import PRINCIPALS
from tests.access.walk import Walk, walked
from tests.access.world import World

PATTERNS = {name or route: pattern for route, name, pattern in every_pattern()}
CASES = [
    (name, entry, plan(entry, brief=number > 0))
    for name, entries in ENTRIES.items()
    for number, entry in enumerate(entries)
]
LEAST_COMBINATIONS = 5_000


def _id(value: object) -> str:
    return value if isinstance(value, str) else ""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "entry", "combinations"), CASES, ids=_id)
def test_nobody_sees_or_changes_what_is_not_hers(
    world: World, name: str, entry: Entry, combinations: list[Combination]
) -> None:
    wrong, asked = walked(world, name, entry, combinations)
    assert not wrong, "\n".join(wrong)
    assert asked == len(combinations) > 0


OF_A_CASE = [
    (name, entry)
    for name, entry, _combinations in CASES
    if entry.path.get("number") is NUMBER and "GET" in entry.methods and not entry.permission
]


@pytest.mark.parametrize(("name", "entry"), OF_A_CASE, ids=_id)
def test_a_walled_off_colleague_and_a_stranger_get_the_same_404(
    world: World, name: str, entry: Entry
) -> None:
    walk = Walk(world).remember()
    wally, olga = PRINCIPALS["wally@harbor"], PRINCIPALS["olga@harbor?"]
    asked = [
        Combination(wally, "GET", "harbor", "number", "ground:wall"),
        Combination(wally, "GET", "harbor", "number", "absent"),
        Combination(olga, "GET", "harbor"),
        Combination(olga, "GET", "nowhere"),
    ]
    answers = [walk.ask(name, entry, it)[0] for it in asked]
    assert {answer.status for answer in answers} == {404}
    assert [answers[0].difference(other) for other in answers[1:]] == ["", "", ""]


def test_every_address_has_an_entry() -> None:
    assert set(PATTERNS) - set(ENTRIES) - set(LIBRARY) == set()


def test_no_entry_outlives_its_address() -> None:
    assert set(ENTRIES) - set(PATTERNS) == set()
    assert set(LIBRARY) - set(PATTERNS) == set()


def test_only_views_of_libraries_are_left_out() -> None:
    ours = [
        name
        for name in LIBRARY
        if not PATTERNS[name].callback.__module__.startswith(LIBRARY_MODULES)
    ]
    assert ours == []


def test_every_entry_names_the_door_and_the_permission_of_its_view() -> None:
    """Said twice on purpose: who changes a door changes it here too."""
    wrong = [
        name
        for name, entry, _combinations in CASES
        if getattr(PATTERNS[name].callback, "door", None) != entry.door
        or getattr(PATTERNS[name].callback, "permission", None) != entry.permission
    ]
    assert wrong == []


def test_the_matrix_is_large_enough() -> None:
    total = sum(len(combinations) for _name, _entry, combinations in CASES)
    line = f"access matrix: {len(CASES)} entries, {len(PRINCIPALS)} principals, {total} requests"
    sys.stdout.write(f"\n{line}\n")
    assert len(PRINCIPALS) >= 14
    assert total >= LEAST_COMBINATIONS
