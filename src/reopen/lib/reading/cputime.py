"""Processor time of everything a process started, however deep, dead or alive.

For benchmarks: on a shared machine it says more than the clock.
"""

import ctypes
import os
import resource
from pathlib import Path

_SET_CHILD_SUBREAPER = 36
_TICKS = os.sysconf("SC_CLK_TCK")


def adopt_orphans() -> None:
    """Have descendants whose parent dies become this process's children, so that none is lost."""
    if ctypes.CDLL(None, use_errno=True).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "the system keeps no track of orphans")


def cpu_seconds(*others: int) -> float:
    """Seconds all descendants have used so far; call `adopt_orphans` first.

    `others`: processes to count besides, with their own descendants, wherever they hang.
    """
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    ticks, parent = _processes()
    alive = sum(used for pid, used in ticks.items() if _descends(pid, parent, others))
    return ended.ru_utime + ended.ru_stime + alive / _TICKS


def _processes() -> tuple[dict[int, int], dict[int, int]]:
    """Ticks used (with those of children it has buried) and the parent, by process."""
    ticks: dict[int, int] = {}
    parent: dict[int, int] = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        pid = int(place.parent.name)
        parent[pid] = int(fields[1])
        ticks[pid] = sum(map(int, fields[11:15]))
    return ticks, parent


def _descends(pid: int, parent: dict[int, int], others: tuple[int, ...]) -> bool:
    me = os.getpid()
    if pid == me:
        return False
    while pid > 1:
        if pid in others or pid == me:
            return True
        pid = parent.get(pid, 0)
    return False
