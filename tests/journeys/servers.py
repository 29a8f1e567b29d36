"""A real server for the journeys: started as a person starts it, with a home of its own."""

import ctypes
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
_PR_SET_PDEATHSIG = 1
_REMOVE = "import shutil, sys; sys.stdin.read(); shutil.rmtree(sys.argv[1], ignore_errors=True)"
_START = 300.0  # seconds a start may take on a busy machine
_STOP = 60.0
_PORTS = range(8500, 8550)


@dataclass(frozen=True)
class Site:
    """A running installation: where it is reached, and the home that holds its state."""

    address: str
    home: Path
    log: Path

    def command(self, *arguments: str, typed: str = "") -> dict[str, Any]:
        """Run a command of this installation with --json; its answer. `typed` goes to its input."""
        done = subprocess.run(
            [sys.executable, "-m", "reopen", *arguments, "--json"],
            env=_environment(self.home),
            cwd=CHECKOUT,
            input=typed,
            capture_output=True,
            text=True,
            timeout=_START,
            check=False,
        )
        assert done.returncode == 0, f"reopen {' '.join(arguments)}: {done.stderr}"
        return dict(json.loads(done.stdout))


@contextmanager
def serving(*arguments: str, **settings: str) -> Iterator[Site]:
    """Start `reopen <arguments> --port …`, wait until it answers, stop it at the end.

    It also ends when this process is killed. The journeys fail as well when the server wrote a
    traceback that nobody in the browser saw.
    """
    folder = Path(tempfile.mkdtemp(prefix="journey-"))
    guardian = remove_with_parent(folder)
    port = _free_port()
    site = Site(f"http://127.0.0.1:{port}", folder / "home", folder / "log")
    with (
        site.log.open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", "reopen", *arguments, "--port", str(port)],
            env=_environment(site.home) | settings,
            cwd=CHECKOUT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=end_with_parent,
        ) as process,
    ):
        try:
            _wait_for(site, process)
            yield site
        finally:
            process.terminate()
            _end(process)
            told = site.log.read_text("utf-8", "replace")
            guardian.communicate()
    assert "Traceback" not in told, told


def end_with_parent() -> None:
    """For a new process: have the kernel send it SIGTERM when the one that started it is gone."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def remove_with_parent(folder: Path) -> "subprocess.Popen[bytes]":
    """A process that removes the folder when its input ends: when we say so, or are killed.

    PostgreSQL, which is nobody's child, stops when its folder is gone.
    """
    return subprocess.Popen(
        [sys.executable, "-c", _REMOVE, str(folder)],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )


def _environment(home: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("REOPEN_", "DATABASE_URL", "DJANGO_"))
    }
    return kept | {"REOPEN_HOME": str(home), "PYTHONPATH": str(CHECKOUT / "src")}


def _free_port() -> int:
    for port in _PORTS:
        with socket.socket() as door:
            try:
                door.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError(f"No port from {_PORTS.start} to {_PORTS.stop - 1} is free.")


def _wait_for(site: Site, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _START
    while not _answers(site):
        told = site.log.read_text("utf-8", "replace")
        assert process.poll() is None, told
        assert time.monotonic() < end, f"No answer after {_START:.0f} s: {told}"
        time.sleep(0.2)


def _answers(site: Site) -> bool:
    connection = http.client.HTTPConnection(site.address.removeprefix("http://"), timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _end(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise
