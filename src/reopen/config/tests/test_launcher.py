"""The way in: what is installed is known from a stamp, and the list needs no installation."""

import importlib.machinery
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[4]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of launcher, lists and locks, with nothing installed."""
    shutil.copy(CHECKOUT / "reopen", tmp_path)
    shutil.copytree(CHECKOUT / "requirements", tmp_path / "requirements")
    for part in ("__init__.py", "config/__init__.py", "config/commands.py"):
        (tmp_path / "src/reopen" / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CHECKOUT / "src/reopen" / part, tmp_path / "src/reopen" / part)
    return tmp_path


@pytest.fixture
def launcher(checkout: Path) -> Any:
    loader = importlib.machinery.SourceFileLoader("launcher", str(checkout / "reopen"))
    spec = importlib.util.spec_from_loader("launcher", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def pins(name: str) -> set[str]:
    lines = (CHECKOUT / "requirements" / name).read_text().splitlines()
    return {line.split(" ")[0] for line in lines if line[:1].isalnum()}


def test_the_list_of_commands_needs_no_installation(checkout: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-S", str(checkout / "reopen")],
        capture_output=True, text=True, check=True, env={"PATH": ""},
    )  # fmt: skip
    assert "lock" in done.stdout
    assert not (checkout / ".venv").exists()


def installed(launcher: Any, **marks: str) -> None:
    launcher.PYTHON.parent.mkdir(parents=True, exist_ok=True)
    launcher.PYTHON.write_text("")
    launcher.STAMP.write_text(launcher.json.dumps({f"{k}.txt": v for k, v in marks.items()}))


def test_only_a_changed_lock_file_is_installed_again(launcher: Any, checkout: Path) -> None:
    assert not launcher.is_installed("base.txt")
    installed(launcher, base=launcher.fingerprint("base.txt"))
    assert launcher.is_installed("base.txt")
    assert not launcher.is_installed("dev.txt")
    with (checkout / "requirements" / "base.txt").open("a") as lock:
        lock.write("another==1.0 \\\n")
    assert not launcher.is_installed("base.txt")


def test_an_environment_whose_python_is_gone_counts_as_not_installed(launcher: Any) -> None:
    installed(launcher, base=launcher.fingerprint("base.txt"))
    launcher.PYTHON.unlink()
    launcher.PYTHON.symlink_to("/nowhere/python")
    assert not launcher.is_installed("base.txt")


def test_a_damaged_stamp_counts_as_not_installed(launcher: Any) -> None:
    installed(launcher, base=launcher.fingerprint("base.txt"))
    launcher.STAMP.write_text('{"base.txt": ')
    assert not launcher.is_installed("base.txt")


def test_a_failed_installation_leaves_no_stamp(
    launcher: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(launcher, base="old")
    monkeypatch.setattr(launcher, "make_environment", lambda: "no")
    assert launcher.set_up("base.txt") == "no"
    assert not launcher.STAMP.exists()


def test_the_tests_set_up_counts_for_running_too(
    launcher: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(launcher)
    for name in ("make_environment", "check_sandbox"):
        monkeypatch.setattr(launcher, name, lambda: "")
    monkeypatch.setattr(launcher, "install", lambda _: "")
    assert launcher.set_up("dev.txt") == ""
    assert launcher.is_installed("dev.txt")
    assert launcher.is_installed("base.txt")


def test_a_folder_that_is_no_environment_is_not_deleted(launcher: Any) -> None:
    launcher.VENV.mkdir()
    (launcher.VENV / "mine").write_text("precious")
    assert "move it away" in launcher.make_environment()
    assert (launcher.VENV / "mine").exists()


def test_apt_can_be_forbidden(launcher: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REOPEN_NO_APT", "1")
    monkeypatch.setattr(launcher, "quiet", lambda *_: pytest.fail("started something"))
    assert not launcher.apt_install("anything", "anything")


def test_the_lock_files_agree_and_name_no_address() -> None:
    assert pins("base.txt")
    assert pins("base.txt") < pins("dev.txt")
    for name in ("base.txt", "dev.txt"):
        assert "://" not in (CHECKOUT / "requirements" / name).read_text()
