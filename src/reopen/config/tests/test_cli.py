"""Exit statuses and sentences of the command line."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError
from django.core.management.base import BaseCommand

from reopen.config import cli

CHECKOUT = Path(__file__).resolve().parents[4]


class Refusing(BaseCommand):
    """Fails the way it is told."""

    needs_installation = False
    requires_system_checks: list[str] = []
    problem: Exception | None = None

    def handle(self, *_: Any, **__: Any) -> None:
        if self.problem:
            raise self.problem


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Refusing:
    made = Refusing()
    monkeypatch.setattr(cli, "get_commands", lambda: {"refuse": made})
    monkeypatch.setattr("django.setup", lambda: None)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    return made


def test_done_ends_with_0(command: Refusing) -> None:
    assert cli.main(["refuse"]) == 0


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (CommandError("There is no case 7."), "There is no case 7.\n"),
        (PermissionDenied("Only a director may."), "Only a director may.\n"),
    ],
)
def test_refused_is_1_with_one_sentence(
    command: Refusing, capsys: pytest.CaptureFixture[str], problem: Exception, sentence: str
) -> None:
    command.problem = problem
    assert cli.main(["refuse"]) == 1
    assert capsys.readouterr().err == sentence


def test_a_fault_is_1_and_says_how_to_see_more(
    command: Refusing, capsys: pytest.CaptureFixture[str]
) -> None:
    command.problem = ZeroDivisionError("by zero")
    assert cli.main(["refuse"]) == 1
    said = capsys.readouterr().err
    assert "ZeroDivisionError: by zero" in said
    assert "--traceback" in said
    with pytest.raises(ZeroDivisionError):
        cli.main(["refuse", "--traceback"])


@pytest.mark.parametrize("typed", [["no-such-command"], ["refuse", "--no-such-option"]])
def test_wrong_use_is_2(command: Refusing, typed: list[str]) -> None:
    try:
        status: object = cli.main(typed)
    except SystemExit as end:
        status = end.code
    assert status == 2


def test_a_command_may_need_no_installation_for_some_arguments(command: Refusing) -> None:
    assert not cli.needs_installation(command, "refuse", [])
    assert cli.needs_installation(BaseCommand(), "other", [])

    class Partly(BaseCommand):
        def needs_installation(self, arguments: list[str]) -> bool:
            return arguments[0] != "verify"

    assert not cli.needs_installation(Partly(), "log", ["verify"])
    assert cli.needs_installation(Partly(), "log", ["export"])


@pytest.mark.slow
def test_an_empty_home_becomes_an_installation_and_its_server_ends_with_the_command(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(CHECKOUT / "src"),
        "REOPEN_HOME": str(home),
    }
    for prepared in (True, False):
        done = subprocess.run(
            [sys.executable, "-m", "reopen", "migrate", "--check", "--skip-checks"],
            env=environment,
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert ("Preparing a new installation" in done.stderr) is prepared
    assert (home / "postgres" / "data" / "PG_VERSION").exists()
    assert not (home / "postgres" / "data" / "postmaster.pid").exists()
    assert home.stat().st_mode & 0o077 == 0
