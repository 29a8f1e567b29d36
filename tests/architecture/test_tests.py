"""The suite itself: no network, names that state rules."""

import ast
import socket

import pytest
from pytest_socket import SocketBlockedError

from tests.architecture.tree import texts

WORDS = 4


def short_names(source: str) -> list[str]:
    """Tests of a module whose names are too short to state a rule."""
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    tests = [each.name for each in functions if each.name.startswith("test_")]
    return [name for name in tests if name.count("_") < WORDS]


@pytest.mark.filterwarnings("ignore:A test tried to use")  # the block also warns
def test_a_test_cannot_reach_the_network() -> None:
    with pytest.raises(SocketBlockedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def test_a_test_may_speak_to_its_own_database() -> None:
    socket.socket(socket.AF_UNIX).close()


def test_names_of_tests_state_a_rule() -> None:
    modules = {p: text for p, text in texts().items() if p.split("/")[-1].startswith("test_")}
    assert len(modules) > 50
    short = {path: short_names(text) for path, text in modules.items()}
    assert {path: names for path, names in short.items() if names} == {}


def test_a_name_that_states_no_rule_is_noticed() -> None:
    source = "def test_it_works(): ...\ndef test_a_student_sees_her_cases(): ..."
    assert short_names(source) == ["test_it_works"]
