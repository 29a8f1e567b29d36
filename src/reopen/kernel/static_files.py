"""Styles, scripts and drawings travel packed, without a build step."""

import gzip
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from whitenoise.middleware import WhiteNoiseMiddleware

_PACKED = (".css", ".js", ".mjs", ".svg", ".txt")
_WORTH = 600  # bytes below which packing gains nothing
_ACCEPTED = re.compile(r"\bgzip\b")


class PackedStaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]
    """WhiteNoise, with a packed copy of each text file kept in the installation's home.

    Files are found where the rooms have them; there is no folder of collected ones.
    """

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> Any:
        """The file, and its packed copy for those who take one."""
        found = super().get_static_file(path, url, stat_cache)
        known = Path(path).stat()
        if not path.endswith(_PACKED) or known.st_size < _WORTH:
            return found
        copy = packed(path, known.st_size, known.st_mtime_ns)
        plain = found.alternatives[-1]
        headers = [*plain[2], ("Vary", "Accept-Encoding")]
        kept = [pair for pair in headers if pair[0] != "Content-Length"]
        length = ("Content-Length", str(Path(copy).stat().st_size))
        found.alternatives = [
            (_ACCEPTED, copy, [*kept, length, ("Content-Encoding", "gzip")]),
            (plain[0], plain[1], headers),
        ]
        return found


@cache
def packed(path: str, size: int, changed: int) -> str:
    """Where the packed copy of this state of a file lies; made when it is not there."""
    folder: Path = settings.REOPEN_HOME / "packed"
    copy = folder / f"{Path(path).name}-{size:x}-{changed:x}.gz"
    if not copy.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as whole:
            whole.write(gzip.compress(Path(path).read_bytes(), 9, mtime=0))
        Path(whole.name).replace(copy)
    return str(copy)
