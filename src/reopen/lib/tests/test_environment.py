"""What a person types into the environment is read exactly, or refused with a sentence."""

from pathlib import Path

import pytest

from reopen.lib.environment import Environment, EnvironmentProblemError, Setting


def test_an_empty_value_counts_as_not_set() -> None:
    assert Environment({"A": "  "}).text("A", "usual", meaning="m") == "usual"


@pytest.mark.parametrize(
    ("typed", "meant"), [("1", True), ("YES", True), ("off", False), ("0", False)]
)
def test_a_flag_reads_the_usual_words(typed: str, meant: bool) -> None:
    assert Environment({"A": typed}).flag("A", default=not meant, meaning="m") is meant


def test_a_flag_refuses_what_it_does_not_know() -> None:
    with pytest.raises(EnvironmentProblemError, match="A must be yes or no, not 'maybe'"):
        Environment({"A": "maybe"}).flag("A", default=True, meaning="m")


@pytest.mark.parametrize("typed", ["0", "65536", "http", "8000.5", "-1"])
def test_a_number_outside_its_limits_is_refused(typed: str) -> None:
    with pytest.raises(EnvironmentProblemError, match="whole number from 1 to 65535"):
        Environment({"A": typed}).integer("A", 8000, minimum=1, maximum=65535, meaning="m")


def test_a_number_within_its_limits_is_read() -> None:
    env = Environment({"A": "65535"})
    assert env.integer("A", 8000, minimum=1, maximum=65535, meaning="m") == 65535


def test_a_choice_outside_the_list_is_refused() -> None:
    with pytest.raises(EnvironmentProblemError, match="one of open, closed"):
        Environment({"A": "ajar"}).text("A", "open", meaning="m", choices=("open", "closed"))


def test_words_take_commas_and_spaces() -> None:
    assert Environment({"A": "a.example, b.example c"}).words("A", meaning="m") == (
        "a.example",
        "b.example",
        "c",
    )


def test_a_path_is_absolute() -> None:
    path = Environment({"A": "here"}).path("A", Path("/else"), meaning="m")
    assert path == Path.cwd() / "here"


def test_a_secret_comes_from_its_file_and_loses_the_last_newline(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("s3cret\n")
    assert Environment({"A_FILE": str(tmp_path / "key")}).secret("A", meaning="m") == "s3cret"


def test_a_missing_secret_file_is_said_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblemError, match="A_FILE cannot be read"):
        Environment({"A_FILE": str(tmp_path / "none")}).secret("A", meaning="m")


def test_what_was_asked_is_remembered_for_the_reference() -> None:
    env = Environment({})
    env.integer("B", 3, minimum=1, maximum=9, meaning="How many.")
    env.flag("A", default=False, meaning="Whether.")
    assert env.settings == (
        Setting("A", "yes or no", "no", "Whether."),
        Setting("B", "whole number, 1 to 9", "3", "How many."),
    )
