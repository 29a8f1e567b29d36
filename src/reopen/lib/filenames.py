"""Names under which files can be unpacked anywhere: on Windows, on a Mac, on paper.

    names = Filenames()
    names.place("Police", "box/pack.zip")             # Police/box/pack.zip
    names.place("Police", "box/pack.zip/letter.txt")  # Police/box/pack.zip (2)/letter.txt

No two names differ in case alone, no folder has the name of a file, nothing leads out of a folder.
"""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST_PART = 80
LONGEST_PATH = 180  # Windows takes 260, with the folder into which it is unpacked

# Control and formatting characters (direction overrides are among them), and what Windows refuses.
_REFUSED = re.compile(r'[<>:"|?*\\/]')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")


def safe_part(name: str) -> str:
    """One part of a path as any system takes it; "_" when nothing is left of it."""
    seen = (" " if unicodedata.category(c) in _UNSEEN else c for c in name)
    clean = _REFUSED.sub("_", unicodedata.normalize("NFC", "".join(seen)))
    stem, ending = _cut(" ".join(clean.split()).strip(". "))
    return _DEVICES.sub(r"\1_", f"{stem}{ending}") or "_"


class Filenames:
    """Places in a new folder tree, each given away once."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}  # with the number tried last
        self._folders: dict[tuple[str, str], str] = {}

    def place(self, folder: str, path: str) -> str:
        """A place below `folder` for the file that is shown as `path`."""
        parts = [part for part in path.split("/") if part not in ("", ".", "..")] or ["_"]
        if len(folder) + len(path) > LONGEST_PATH:
            parts = parts[-1:]
        where = ""
        for part in (folder, *parts[:-1]):
            where = self._folder(where, part)
        return self._new(where, safe_part(parts[-1]))

    def _folder(self, where: str, part: str) -> str:
        key = (where, part)
        if key not in self._folders:
            self._folders[key] = self._new(where, safe_part(part))
        return self._folders[key]

    def _new(self, where: str, name: str) -> str:
        stem, ending = _cut(name)
        first = tried = f"{where}/{name}".lstrip("/")
        number = self._taken.get(first.casefold(), 0)
        while tried.casefold() in self._taken:
            number += 1
            tried = f"{where}/{stem} ({number}){ending}".lstrip("/")
        self._taken[tried.casefold()] = 1
        self._taken[first.casefold()] = max(number, 1)
        return tried


def _cut(name: str) -> tuple[str, str]:
    """Stem and ending, short enough together."""
    ending = PurePosixPath(name).suffix
    ending = ending if len(ending) <= 10 else ""
    stem = name.removesuffix(ending)[: LONGEST_PART - len(ending)].rstrip(". ")
    return stem, ending
