"""The sandbox holds, and where it does not, nothing is read."""

import shutil
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest

from reopen.lib.reading import (
    DEFAULT_LIMITS,
    Reason,
    SandboxBroken,
    checks,
    read_file,
    sandbox,
    self_test,
)
from reopen.lib.reading.tests.test_hostile import children
from reopen.lib.reading.wire import WireError, encode, read_frame

#: Runs bubblewrap without its filter, with the network and with a view of everything.
LEAKY = """#!{python}
import os, sys
words = sys.argv[1:]
if words[0] == "--seccomp":
    words = words[2:]
place = words.index("--ro-bind")
words[place:place] = ["--share-net", "--bind", "/", "/"]
words = [word for word in words if word != "--clearenv"]
os.execv({bwrap!r}, [{bwrap!r}, *words])
"""
#: Stands up two seconds late.
SLOW = """#!{python}
import os, sys, time
time.sleep(2)
os.execv({bwrap!r}, [{bwrap!r}, *sys.argv[1:]])
"""


@pytest.fixture
def fresh() -> Iterator[None]:
    sandbox.dismiss()
    yield
    sandbox.dismiss()


def test_every_wall_of_the_sandbox_holds() -> None:
    checks_made = self_test()
    assert len(checks_made) >= 7
    assert [check for check in checks_made if not check[1]] == []


@pytest.mark.usefixtures("fresh")
def test_a_sandbox_that_leaks_is_found_and_nothing_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_instead(LEAKY, tmp_path, monkeypatch)
    before = children()
    assert "sandbox: other files cannot be read" in [name for name, ok, _ in self_test() if not ok]
    with pytest.raises(SandboxBroken):
        read_file(b"text", "a.txt")
    assert children() <= before


@pytest.mark.usefixtures("fresh")
def test_a_sandbox_that_stands_up_slowly_is_not_the_fault_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_instead(SLOW, tmp_path, monkeypatch)
    impatient = DEFAULT_LIMITS._replace(silence_seconds=1, wall_seconds=1)
    assert read_file(b"text", "a.txt", limits=impatient).reason is Reason.READ
    sandbox.dismiss()
    with pytest.raises(SandboxBroken, match="did not start within 1 seconds"):
        read_file(b"text", "a.txt", limits=impatient._replace(start_seconds=1))


@pytest.mark.usefixtures("fresh")
def test_a_sandbox_outlives_the_thread_it_was_started_for() -> None:
    before = children()
    reading = Thread(target=read_file, args=(b"text", "a.txt"))
    reading.start()
    reading.join()
    waiting = children()
    assert read_file(b"more", "b.txt").reason is Reason.READ
    assert children() == waiting != before


def use_instead(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this script stand in for bubblewrap."""
    command = folder / "bwrap"
    command.write_text(script.format(python=sys.executable, bwrap=shutil.which("bwrap")))
    command.chmod(0o755)
    monkeypatch.setenv("REOPEN_SANDBOX_COMMAND", str(command))


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("command", ["/bin/false", "/no/such/program"])
def test_without_a_sandbox_nothing_is_read(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REOPEN_SANDBOX_COMMAND", command)
    assert not all(ok for _, ok, _ in self_test())
    with pytest.raises(SandboxBroken):
        read_file(b"text", "a.txt")


def test_a_frame_comes_through_as_it_was_sent() -> None:
    frame = read_frame(BytesIO(encode({"type": "x", "n": 1}, b"ab", b"")).read, 10)
    assert frame == ({"type": "x", "n": 1}, [b"ab", b""])


@pytest.mark.parametrize(
    "said",
    [
        b"\0\0",
        b"\xff\xff\xff\xff",
        b"\0\0\0\2[]",
        b"\0\0\0\2{}",
        b"\0\0\0\x10" + b"[" * 16,
        encode({}, b"x" * 11),
        encode({}, b"abc")[:-1],
    ],
)
def test_a_frame_out_of_form_is_refused(said: bytes) -> None:
    with pytest.raises(WireError):
        read_frame(BytesIO(said).read, 10)


@pytest.mark.parametrize("value", [True, 1.0, "1", None, -1, 11])
def test_a_number_of_the_wrong_kind_is_refused(value: object) -> None:
    with pytest.raises(WireError):
        checks.whole({"n": value}, "n", 0, 10)


def test_only_a_real_jpeg_picture_passes() -> None:
    with pytest.raises(WireError):
        checks.jpeg([b"<svg onload=alert(1)>"], 0)
