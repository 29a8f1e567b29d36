"""Jobs in the sandbox: one process each, with limits on time, memory and what it may say.

There is no way around the sandbox: where it does not hold, `SandboxBroken` is raised and nothing is
read.
"""

import atexit
import fcntl
import json
import math
import os
import select
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import Any

from reopen.lib.reading.host import Host, SandboxBroken, as_file
from reopen.lib.reading.limits import Limits
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.wire import Frame, WireError, read_frame

#: What is taken from a sandbox at once: all that a pipe holds.
_PIECE = 1 << 16


class SandboxStopped(Exception):
    """The job did not end by itself; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Job:
    """One process under work; `frames()` gives what it says until it ends."""

    def __init__(self, host: Host, pipe: int, limits: Limits) -> None:
        self._host = host
        self._limits = limits
        self._end = math.inf
        self._patience: float = limits.start_seconds
        self._pipe = pipe
        self._poll = select.poll()
        self._poll.register(pipe, select.POLLIN | select.POLLHUP)
        self._said = bytearray()
        #: Whether it ended by itself and left nothing behind.
        self.clean = False

    def frames(self) -> Iterator[Frame]:
        """Frames until the job's own end. Raises SandboxStopped or SandboxBroken."""
        try:
            self._greeted()
            while frame := self._frame():
                yield frame
                if frame.fields.get("type") == "done":
                    self.clean = self._host.ended_with() == 0
                    return
        except WireError as error:
            raise SandboxStopped(self._why()) from error
        raise SandboxStopped(self._why())

    def _greeted(self) -> None:
        """Wait until it stands. How long that takes says nothing of the file: its time begins."""
        try:
            first = self._frame()
        except SandboxStopped as error:
            seconds = self._limits.start_seconds
            raise SandboxBroken(f"the sandbox did not start within {seconds} seconds") from error
        if first is None or first.fields.get("type") != "hello":
            raise SandboxBroken("the sandbox did not start: run `reopen doctor`")
        self._end = time.monotonic() + self._limits.wall_seconds
        self._patience = self._limits.silence_seconds

    def _frame(self) -> Frame | None:
        return read_frame(self._read, self._limits.image_bytes)

    def _read(self, length: int) -> bytes:
        quiet_until = time.monotonic() + self._patience
        while len(self._said) < length:
            left = min(quiet_until, self._end) - time.monotonic()
            if left <= 0 or not self._poll.poll(left * 1000):
                raise SandboxStopped(Reason.TOO_SLOW)
            piece = os.read(self._pipe, _PIECE)
            if not piece:
                break
            self._said += piece
        data = bytes(self._said[:length])
        del self._said[:length]
        return data

    def _why(self) -> Reason:
        slow = self._host.ended_with() in (signal.SIGXCPU, signal.SIGKILL)
        return Reason.TOO_SLOW if slow else Reason.CRASHED


@contextmanager
def run(
    job: dict[str, Any], source: int | None, limits: Limits, *, fresh: bool = False
) -> Iterator[Job]:
    """Start one job in a process of its own; `source` is an open, read-only descriptor.

    A job that does not end cleanly takes its whole sandbox with it; no process of it is left.
    `fresh`: in a sandbox that was not there before.
    """
    host = _start() if fresh else _take()
    reading, writing = os.pipe()
    running = None
    try:
        message = json.dumps({**job, "limits": limits})
        message = f"{job.get('engine', '')}\n{message}"  # the host looks at the first line only
        try:
            host.send(message.encode(), [writing] if source is None else [writing, source])
        finally:
            os.close(writing)
        running = Job(host, reading, limits)
        yield running
    finally:
        os.close(reading)
        if running is not None and running.clean and len(_idle) < _MOST_IDLE:
            _idle.append(host)
        else:
            host.kill()


def sealed(data: bytes) -> int:
    """A descriptor of bytes in memory that nobody can change; the caller closes it."""
    number = as_file(data)
    everything = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
    fcntl.fcntl(number, fcntl.F_ADD_SEALS, everything)
    return number


#: One for each job a worker has at once; see `kernel.jobs.work`.
_MOST_IDLE = (os.cpu_count() or 1) + 1
#: Hosts without a job, of this process only.
_idle: list[Host] = []
os.register_at_fork(after_in_child=_idle.clear)


def _take() -> Host:
    while True:
        try:
            host = _idle.pop()
        except IndexError:  # nobody waits, or another thread was faster
            return _start()
        if host.alive:
            return host
        host.kill()


def _start() -> Host:
    return _starter(os.getpid()).submit(Host).result()


@cache
def _starter(_process: int) -> ThreadPoolExecutor:
    """A thread that lives as long as the process: bubblewrap ends with the thread it came from."""
    return ThreadPoolExecutor(1, "sandbox")


@atexit.register
def dismiss() -> None:
    """End the hosts that wait for jobs."""
    while _idle:
        _idle.pop().kill()
