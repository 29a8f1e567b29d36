"""The sandbox tries its own walls. Every probe that succeeds in breaking out answers True."""

import os
import socket
from contextlib import closing
from pathlib import Path

from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.worker.main import Task

#: An address kept free for documentation: a datagram socket "connects" without sending anything.
_OUTSIDE = ("192.0.2.1", 9)


def probe(task: Task) -> Reason:
    """Try everything and say what worked."""
    task.say(
        "probe",
        network=_network(),
        foreign=any(_readable(path) for path in task.job["foreign"]),
        write=any(_writable(path) for path in task.job["places"]),
        memory=_more_memory(task.limits.memory_bytes),
        process=_new_process(),
        root=os.geteuid() == 0,
        environment=any(name.startswith(("REOPEN", "DATABASE", "SECRET")) for name in os.environ),
    )
    return Reason.READ


def _network() -> bool:
    try:
        if any(name != "lo" for _, name in socket.if_nameindex()):
            return True
        with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as outside:
            outside.connect(_OUTSIDE)
    except OSError:
        return False
    return True


def _readable(path: str) -> bool:
    try:
        return bool(os.listdir(path) if Path(path).is_dir() else Path(path).read_bytes())  # noqa: PTH208
    except OSError:
        return False


def _writable(path: str) -> bool:
    try:
        target = Path(path) / "reading-probe"
        target.write_bytes(b"x")
        target.unlink()
    except OSError:
        return False
    return True


def _more_memory(limit: int) -> bool:
    try:
        return bool(len(bytearray(limit)))
    except MemoryError:
        return False


def _new_process() -> bool:
    try:
        child = os.fork()
    except OSError:
        return False
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return True
