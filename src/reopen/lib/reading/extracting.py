"""Taking the files out of a file: ZIP entries, messages of a mailbox, attachments."""

from collections.abc import Callable, Collection
from contextlib import closing
from typing import Protocol

from reopen.lib.reading import checks
from reopen.lib.reading.limits import DEFAULT_LIMITS, Limits
from reopen.lib.reading.opening import Source, opened
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.results import Child
from reopen.lib.reading.sandbox import SandboxStopped
from reopen.lib.reading.selftest import verified_run
from reopen.lib.reading.wire import Frame, WireError


class Sink(Protocol):
    """Where the content of one child goes. Only a child whose `keep` was called is whole."""

    def write(self, piece: bytes, /) -> object:
        """Take the next piece."""

    def keep(self) -> None:
        """The content is complete."""

    def close(self) -> None:
        """Over, whether complete or not."""


def extract(
    source: Source,
    name: str,
    children: Collection[Child],
    into: Callable[[Child], Sink],
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Reason:
    """Stream the content of the children into sinks that `into` opens, one after the other.

    `children`: those of the inspection that are wanted. Names never become paths. Returns CONTAINER
    when every one came whole, else the reason the rest did not. Raises SandboxBroken.
    """
    wanted = {child.index: child for child in children if child.size >= 0}
    if not wanted:
        return Reason.CONTAINER if not children else Reason.ENTRIES_LEFT_OUT
    taker = _Taker(dict(wanted), into, limits.unpacked_bytes)
    job = {"job": "extract", "name": name[:500], "children": sorted(wanted)}
    with (
        closing(taker),
        opened(source) as (descriptor, _),
        verified_run(job, descriptor, limits) as running,
    ):
        try:
            for frame in running.frames():
                taker.take(frame)
        except SandboxStopped as stopped:
            return stopped.reason
        except WireError:
            return Reason.CRASHED
    if taker.ended is Reason.CONTAINER and (taker.left or len(wanted) < len(children)):
        return Reason.ENTRIES_LEFT_OUT
    return taker.ended


class _Taker:
    def __init__(self, left: dict[int, Child], into: Callable[[Child], Sink], budget: int) -> None:
        self.left = left
        self.ended = Reason.CRASHED
        self._into = into
        self._budget = budget
        self._sink: Sink | None = None
        self._index = -1
        self._missing = 0

    def take(self, frame: Frame) -> None:
        fields = frame.fields
        what = fields.get("type")
        if what == "begin":
            self._begin(checks.whole(fields, "number", 0, 1_000_000))
        elif what == "bytes":
            self._write(checks.part(frame.parts, 0))
        elif what in ("end", "failed"):
            self._end(checks.whole(fields, "number", self._index, self._index), what == "end")
        elif what == "done":
            self.ended = checks.key(fields, "reason", Reason)
        else:
            raise WireError("type")

    def _begin(self, index: int) -> None:
        if self._sink is not None or index not in self.left:
            raise WireError("begin")
        self._index = index
        self._missing = self.left[index].size
        self._sink = self._into(self.left[index])

    def _write(self, piece: bytes) -> None:
        self._missing -= len(piece)
        self._budget -= len(piece)
        if self._sink is None or self._missing < 0 or self._budget < 0:
            raise WireError("bytes")
        self._sink.write(piece)

    def _end(self, index: int, whole: bool) -> None:
        if self._sink is None:
            raise WireError("end")
        if whole and self._missing == 0:
            self._sink.keep()
            del self.left[index]
        self.close()

    def close(self) -> None:
        if self._sink is not None:
            self._sink.close()
            self._sink = None
