"""Proof that the sandbox holds, taken before the first file of each process is read."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from reopen.lib.reading import checks, host, sandbox
from reopen.lib.reading.host import SandboxBroken
from reopen.lib.reading.limits import DEFAULT_LIMITS, Limits
from reopen.lib.reading.sandbox import Job, SandboxStopped
from reopen.lib.reading.wire import WireError

Check = tuple[str, bool, str]

_WALLS = {
    "network": "no network",
    "foreign": "other files cannot be read",
    "write": "nothing can be written outside",
    "memory": "the memory limit holds",
    "process": "no further process can be started",
    "root": "runs without privileges",
    "environment": "sees no settings of ours",
}
_NO_END = "the sandbox started, but twice its probe did not end; is the machine out of memory?"
_PLACES = ["/", "/usr", "/etc", "/usr/lib", "/app", "/app/reopen/lib/reading", "/var", "/home"]


def self_test() -> list[Check]:
    """Each wall with whether it holds, and a detail where it does not.

    A proof that came to no end proves nothing and is taken once more, for the machine may only be
    busy or short of memory. A wall that was broken through is never asked twice.
    """
    made = _proof() or _proof()
    if made is None:
        made = [("sandbox", False, _NO_END)]
    if not all(holds for _, holds, _ in made):
        sandbox.dismiss()  # nothing that waits since earlier is trusted either
    return made


def _proof() -> list[Check] | None:
    """None when the probe came to no end."""
    try:
        said = _probe()
    except SandboxBroken as error:
        return [("sandbox", False, str(error))]
    except (SandboxStopped, WireError):
        return None
    return [
        (f"sandbox: {label}", not said[wall], "the sandbox does not hold" if said[wall] else "")
        for wall, label in _WALLS.items()
    ]


def _probe() -> dict[str, bool]:
    home = os.environ.get("REOPEN_HOME")
    with tempfile.TemporaryDirectory(dir=home if home and Path(home).is_dir() else None) as folder:
        secret = Path(folder) / "secret"
        secret.write_text("not for the sandbox")
        foreign = [str(secret), folder, "/etc/shadow", "/etc/passwd", "/proc/1/environ"]
        job = {"job": "probe", "foreign": foreign, "places": [*_PLACES, folder]}
        with sandbox.run(job, None, DEFAULT_LIMITS, fresh=True) as running:
            frames = [frame for frame in running.frames() if frame.fields.get("type") == "probe"]
    if len(frames) != 1:
        raise WireError("probe")
    return {wall: checks.truth(frames[0].fields, wall) for wall in _WALLS}


@cache
def _verified(_command: str, _process: int) -> None:
    broken = [name for name, ok, _ in self_test() if not ok]
    if broken:
        raise SandboxBroken("; ".join(broken) + ": not so. Nothing is read until it is.")


@contextmanager
def verified_run(job: dict[str, Any], source: int | None, limits: Limits) -> Iterator[Job]:
    """`sandbox.run`, but only where the self-test passed in this process. Raises SandboxBroken."""
    _verified(host.command(), os.getpid())
    with sandbox.run(job, source, limits) as running:
        yield running
