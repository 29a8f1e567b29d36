"""Files and functions stay short; what is longer is listed and may only shrink."""

from tests.architecture.budgets import (
    EXCEPTIONS,
    FOLDER,
    FUNCTION,
    ROOM,
    ROOMS,
    VIEW,
    folders,
    functions,
    judge,
    rooms,
    sizes,
)

LONG = "def f():\n" + "    pass\n" * 50


def test_nothing_is_longer_than_its_budget_or_than_it_was() -> None:
    over, _ = judge(sizes(), EXCEPTIONS)
    assert over == {}, "make it shorter; an exception never grows"


def test_the_list_of_exceptions_only_shrinks() -> None:
    _, unneeded = judge(sizes(), EXCEPTIONS)
    assert unneeded == set(), "well done: write the smaller number, or take the line out"


def test_a_room_grows_beyond_its_size_only_by_a_decision() -> None:
    over = {room: n for room, n in rooms().items() if n > ROOMS.get(room, ROOM)}
    assert over == {}, "look for the seam (docs/adr/0018-big-rooms.md), then cut or change the list"


def test_the_list_of_big_rooms_follows_what_shrank() -> None:
    slack = {room: most for room, most in ROOMS.items() if rooms().get(room, 0) <= most - 300}
    assert slack == {}, "well done: write the smaller number, or take the line out"


def test_no_folder_holds_more_files_than_a_glance_takes_in() -> None:
    assert {folder: n for folder, n in folders().items() if n > FOLDER} == {}


def test_a_function_is_measured_against_its_own_budget() -> None:
    for path, budget in (("src/a/queries.py", FUNCTION), ("src/a/views/work.py", VIEW)):
        assert [found[1:] for found in functions(path, LONG)] == [(51, budget)]


def test_an_exception_that_grew_or_shrank_is_noticed() -> None:
    assert judge([("a", 45, 40)], {"a": 44}) == ({"a": 45}, set())
    assert judge([("a", 45, 40)], {"a": 46}) == ({}, {"a"})
    assert judge([("a", 39, 40)], {"a": 45}) == ({}, {"a"})
    assert judge([("a", 45, 40)], {"a": 45}) == ({}, set())
