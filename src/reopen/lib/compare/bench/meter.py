"""Runs a measurement in a process of its own: its time, and the most memory it and its own held."""

import os
import resource
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")
_PROC = Path("/proc")
_EVERY_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Measured(Generic[Answer]):
    """What came out, wall seconds, and mebibytes at the peak, children included."""

    answer: Answer
    seconds: float
    mebibytes: float


def measured(
    task: Callable[Arguments, Answer], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> Measured[Answer]:
    """Run a function of a module in a fresh process, so that nobody else's memory is counted."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_timed, partial(task, *args, **kwargs)).result()


def _timed(task: Callable[[], Answer]) -> Measured[Answer]:
    watch = _Watch()
    watch.start()
    began = time.perf_counter()
    answer = task()
    seconds = time.perf_counter() - began
    watch.over.set()
    watch.join()
    return Measured(answer, seconds, max(watch.peak, _own_peak()) / 2**20)


def _own_peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


class _Watch(threading.Thread):
    """Looks at the memory of this process and its children, pages they share counted once."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.over = threading.Event()
        self.peak = 0.0

    def run(self) -> None:
        while not self.over.wait(_EVERY_SECONDS):
            self.peak = max(self.peak, sum(_share(pid) for pid in _family(os.getpid())))


def _family(pid: int) -> list[int]:
    found = [pid]
    for listed in (_PROC / str(pid) / "task").glob("*/children"):
        try:
            children = listed.read_text().split()
        except OSError:  # it has ended
            continue
        for child in children:
            found.extend(_family(int(child)))
    return found


def _share(pid: int) -> int:
    """Bytes of a process, where the system tells; what several share is divided among them."""
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
