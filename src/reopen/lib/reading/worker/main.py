"""Entry point inside the sandbox: a host that forks one confined process for each job."""

import gc
import json
import os
import resource
import socket
import struct
import time
from typing import Any, NoReturn

from reopen.lib.reading import seccomp
from reopen.lib.reading.limits import Limits
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.wire import encode

_MOST_MESSAGE = 1 << 20
_STATUS = struct.Struct("i")


class Stop(Exception):
    """The job ends here, for a reason of the closed list."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Task:
    """The job, its file and its voice."""

    def __init__(self, job: dict[str, Any], descriptors: list[int]) -> None:
        self.job = job
        self.limits = Limits(*job["limits"])
        self.name: str = job.get("name", "")
        self._out, self.source = (*descriptors, -1)[:2]
        self.size = os.fstat(self.source).st_size if self.source >= 0 else 0
        self._batch_end = time.monotonic() + self.limits.batch_seconds

    @property
    def batch_is_over(self) -> bool:
        """Whether what is left should go to a fresh sandbox."""
        return time.monotonic() > self._batch_end

    def head(self, length: int = 65_536) -> bytes:
        """The beginning of the file."""
        return os.pread(self.source, length, 0)

    def tail(self, length: int = 2048) -> bytes:
        """The end of the file."""
        return os.pread(self.source, length, max(0, self.size - length))

    def whole(self, most: int) -> bytes:
        """All of the file, when it is not larger than `most`."""
        if self.size > most:
            raise Stop(Reason.TOO_LARGE)
        return os.pread(self.source, self.size, 0)

    def say(self, type_: str, *parts: bytes, **fields: Any) -> None:
        """Send one frame to the parent."""
        data = memoryview(encode({"type": type_, **fields}, *parts))
        while data:
            data = data[os.write(self._out, data) :]


def main() -> None:
    """Wait for jobs and fork a process for each, until the caller goes away."""
    control = socket.socket(fileno=0)
    from reopen.lib.reading.worker import jobs  # the libraries load once, before any job

    jobs.warm_up()
    seccomp.program(new_processes=False)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, _MOST_MESSAGE, 2)
        if not message:
            os._exit(0)
        engine, _, job = message.partition(b"\n")
        jobs.warm_up_engine(engine.decode())
        gc.freeze()  # a job's collector would copy every page of memory it shares with the host
        child = os.fork()
        if child == 0:
            control.close()
            _work(json.loads(job), descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        control.send(_STATUS.pack(os.waitpid(child, 0)[1]))


def _work(job: dict[str, Any], descriptors: list[int]) -> NoReturn:
    """Do one job and say how it ended; nothing of the file is touched before the limits hold."""
    task = Task(job, descriptors)
    _limit(task.limits, min(task.size, task.limits.mapped_bytes))
    seccomp.confine()
    task.say("hello")
    try:
        from reopen.lib.reading.worker import jobs

        reason = jobs.do(task)
    except Stop as stop:
        reason = stop.reason
    except MemoryError:
        reason = Reason.TOO_MUCH_MEMORY
    except Exception:  # noqa: BLE001 - whatever a parser throws: only a key crosses the wall
        reason = Reason.BROKEN
    task.say("done", reason=reason)
    os._exit(0)  # nothing to save; libraries' clean-up of a hostile file is not worth its risk


def _limit(limits: Limits, mapped: int) -> None:
    memory = limits.memory_bytes + mapped  # pages of the file itself can be dropped at any time
    for which, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(which, (value, value))
