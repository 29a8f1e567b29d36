"""The ZIP of a case, written piece by piece into whatever takes its bytes; memory stays small."""

import hashlib
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

from reopen.kernel.archives import SAME_DAY, Growing
from reopen.kernel.tables import csv_lines

_HEADERS = ("file", "bytes", "sha256", "record")
_SMALL = 1 << 20  # pieces are gathered up to this size before they are packed
_HUGE = 1 << 62  # a length that is not known is taken for one that needs ZIP64


@dataclass(frozen=True)
class Listed:
    """A file of the package, as the manifest lists it. `record`: the id of what it belongs to."""

    file: str
    size: int
    sha256: str
    record: str = ""


class Package:
    """Files are added one after another; at the end of the body comes the manifest of them."""

    def __init__(self, take: Callable[[bytes], object]) -> None:
        self._out = Growing(take)
        self._zip = zipfile.ZipFile(self._out, "w")
        self.listed: list[Listed] = []

    def add(
        self,
        file: str,
        pieces: Iterable[bytes],
        *,
        record: str = "",
        size: int = _HUGE,
        packed: bool = True,
    ) -> Listed:
        """Write one file; `packed` makes it smaller. What `pieces` raises is raised once it is
        closed, so that the package stays whole: the file is then as long as it came.
        """
        entry = zipfile.ZipInfo(file, SAME_DAY)
        entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        entry.external_attr = 0o600 << 16
        digest, length = hashlib.sha256(), 0
        with self._zip.open(entry, "w", force_zip64=size >= zipfile.ZIP64_LIMIT // 2) as out:
            try:
                for piece in _gathered(pieces):
                    digest.update(piece)
                    length += len(piece)
                    out.write(piece)
            finally:
                self.listed.append(Listed(file, length, digest.hexdigest(), record))
        return self.listed[-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, broken: type[BaseException] | None, *_: object) -> None:
        if broken is None:
            rows = [(one.file, one.size, one.sha256, one.record) for one in self.listed]
            self.add("manifest.csv", csv_lines(_HEADERS, rows))
        else:
            self._out.let_go()
        self._zip.close()


def _gathered(pieces: Iterable[bytes]) -> Iterable[bytes]:
    """The same bytes in fewer pieces."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        if len(waiting) >= _SMALL:
            yield bytes(waiting)
            waiting.clear()
    if waiting:
        yield bytes(waiting)
