"""The folder of the server's socket: short enough for a socket, and its owner's alone."""

import contextlib
import hashlib
import os
import stat
from pathlib import Path

from reopen.lib.postgres_footing import PostgresProblemError

LONGEST_SOCKET_PATH = 107  # bytes, Linux; the socket's own name included


def socket_folder(place: Path) -> Path:
    """`place/run`, or a short stand-in under /tmp when that is too long for a socket's path."""
    folder = place / "run"
    if len(os.fsencode(folder / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET_PATH:
        return folder
    name = hashlib.sha256(os.fsencode(place.resolve())).hexdigest()[:16]
    return Path("/tmp") / f"reopen-{os.geteuid()}-{name}"  # noqa: S108 - checked by make_private


def make_private(folder: Path, *, like: Path) -> None:
    """Make `folder` for the owner of `like` alone; refuse one that somebody else put there."""
    owner = like.stat()
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        os.chown(folder, owner.st_uid, owner.st_gid)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner.st_uid:
        raise PostgresProblemError(f"{folder} belongs to somebody else; remove it first.")
    folder.chmod(0o700)
