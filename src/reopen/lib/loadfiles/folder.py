"""Finding what a load file names, inside the folder it came in and nowhere else."""

import re
import stat
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Protocol

from reopen.lib.loadfiles.contract import Trouble

_DRIVE = re.compile(r"[A-Za-z]:")
_MOST = 1_000


class PathTrouble(Exception):
    """The path is not followed; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class Finder(Protocol):
    """Where a volume lies."""

    def find(self, written: str) -> Path:
        """The file that a load file means. PathTrouble when it leads out or is not there."""


class Listing:
    """The names in an archive. What is found is a name of the archive, never a path to open."""

    def __init__(self, names: Iterable[str], below: str = "") -> None:
        held = sorted(names, reverse=True)
        self._names = {"/".join(_parts(name)).casefold(): name for name in held}
        self._names |= {"/".join(_parts(name)): name for name in held}
        self._below = _parts(below)

    def find(self, written: str) -> Path:
        """The name in the archive, whatever its case."""
        path = "/".join([*self._below, *_steps(written)])
        name = self._names.get(path) or self._names.get(path.casefold())
        if name is None:
            raise PathTrouble(Trouble.MISSING)
        return Path(name)


class Folder:
    """A folder with a volume. Names are found whatever their case, as where they came from."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._names = cache(_names)

    def find(self, written: str) -> Path:
        """The file, not over any link. PathTrouble when it leads out or is not there."""
        place = self.root
        for step in _steps(written):
            name = self._names(place).get(step) or self._names(place).get(step.casefold())
            if name is None:
                raise PathTrouble(Trouble.MISSING)
            place = place / name
            if place.is_symlink():
                raise PathTrouble(Trouble.LINK)
        if not stat.S_ISREG(place.lstat().st_mode):
            raise PathTrouble(Trouble.MISSING)
        return place


def _steps(written: str) -> list[str]:
    """The steps of a path below the folder; one leading backslash is the volume's own root."""
    path = written.strip()
    if (
        not path
        or len(path) > _MOST
        or path.startswith(("/", "\\\\", "\\/", "~"))
        or _DRIVE.match(path)
        or any(ord(sign) < 0x20 for sign in path)
        or "://" in path
    ):
        raise PathTrouble(Trouble.PATH)
    steps = _parts(path)
    if ".." in {step.strip() for step in steps} or not steps:
        raise PathTrouble(Trouble.PATH)
    return steps


def _parts(path: str) -> list[str]:
    return [step for step in re.split(r"[\\/]", path) if step not in ("", ".")]


def _names(folder: Path) -> dict[str, str]:
    """Names in a folder, by themselves and without case; empty where it is no folder."""
    try:
        found = sorted(entry.name for entry in folder.iterdir())
    except (NotADirectoryError, FileNotFoundError):
        return {}
    return {name.casefold(): name for name in reversed(found)} | {name: name for name in found}
