"""Measuring in an installation of its own, of which nothing is left afterwards."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import reopen
from reopen.lib.databases import embedded_server

_GRACE_SECONDS = 30
_ELSEWHERE = ("DATABASE_URL", "REOPEN_OWNER_DATABASE_URL")


class MeasurementFailed(RuntimeError):
    """The measuring process ended without figures; it has said why on standard error."""


def in_new_installation(*arguments: object) -> dict[str, Any]:
    """The answer of a `reopen` command in an empty installation with its own database server.

    However it ends, the command, its server and all its files are gone when this returns; a
    DATABASE_URL of the surroundings is not used.
    """
    with tempfile.TemporaryDirectory(prefix="reopen-bench-") as folder:
        home = Path(folder)
        try:
            said = _run([str(word) for word in arguments], home)
        finally:
            _clear(home)
    answer: dict[str, Any] = json.loads(said)
    return answer


def _run(arguments: list[str], home: Path) -> bytes:
    process = subprocess.Popen(
        [sys.executable, "-m", "reopen", *arguments, "--json"],
        env=_environment(home),
        stdout=subprocess.PIPE,
        start_new_session=True,  # so that it can be ended with all it started
    )
    try:
        said, _ = process.communicate()
    finally:
        _end(process)
    if process.returncode:
        raise MeasurementFailed("The measurement did not finish.")
    return said


def _environment(home: Path) -> dict[str, str]:
    elsewhere = {name + ending for name in _ELSEWHERE for ending in ("", "_FILE")}
    kept = {name: value for name, value in os.environ.items() if name not in elsewhere}
    code = str(Path(reopen.__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, [code, os.environ.get("PYTHONPATH")]))
    return {**kept, "PYTHONPATH": path, "REOPEN_HOME": str(home)}


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ask it to leave, which stops what it started; then insist."""
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _clear(home: Path) -> None:
    """Stop the server, if its last user could not, and remove data kept outside the home."""
    server = embedded_server(home)
    server.stop()
    place = server.status().data.parent
    if not place.is_relative_to(home):
        shutil.rmtree(place, ignore_errors=True)
