"""The folder that holds backups.

    README.txt                      what this is, for whoever finds it
    2026-11-22T165500Z/             one backup, under the time at which it began
        manifest.json               what must be equal after a restore
        database.sealed             pg_dump's custom format, sealed
        files.tsv                   organization/blob, hash, size, time of change
        SHA256SUMS                  of these three, for sha256sum --check
    files/ab/abcd…                  sealed files by their hash, shared by all backups

A backup is written as `.unfinished-…` and renamed when all of it is on disk, so what was killed
half way is never taken for a whole one.
"""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from reopen.kernel.filestore import sync_folder

MANIFEST, DATABASE, FILES = "manifest.json", "database.sealed", "files.tsv"
SUMS = "SHA256SUMS"
BEGUN = ".unfinished-"
STAMP = "%Y-%m-%dT%H%M%SZ"
UNFINISHED_RESTORE = "restoring"  # lies in a home from the first to the last step of a restore
README = """\
Backups of an installation of Reopen.

Everything in here is encrypted under that installation's master key. The key is not in here and
never was: without it nothing in this folder can be read or restored.

    reopen backup verify THIS_FOLDER
    reopen backup restore THIS_FOLDER --key FILE_WITH_THE_MASTER_KEY
"""


class BackupProblem(Exception):
    """Refused or failed; the message is one sentence for a person."""


class Place:
    """A folder with backups."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.readme = self.folder / "README.txt"

    def names(self) -> list[str]:
        """The whole backups, oldest first."""
        return sorted(path.parent.name for path in self.folder.glob(f"[!.]*/{MANIFEST}"))

    def backup(self, name: str = "") -> Path:
        """The folder of one backup; by default of the newest."""
        names = self.names()
        if not names:
            raise BackupProblem(f"{self.folder} holds no whole backup.")
        if name and name not in names:
            raise BackupProblem(f"{self.folder} holds no backup {name}; it has {', '.join(names)}.")
        return self.folder / (name or names[-1])

    def pooled(self, sha256: str) -> Path:
        """Where the file with that hash lies."""
        return self.folder / "files" / sha256[:2] / sha256

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Make the folder or take it up, for one writer at a time; left-overs of a kill go."""
        if self.folder.exists() and not self.readme.exists() and any(self.folder.iterdir()):
            raise BackupProblem(f"{self.folder} holds other things than backups of Reopen.")
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.readme.write_text(README, encoding="utf-8")
        with self.readme.open() as gate:
            try:
                fcntl.flock(gate, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BackupProblem(f"Another backup is being written to {self.folder}.") from None
            for left in self.folder.glob(f"{BEGUN}*"):
                shutil.rmtree(left)
            for draft in self.folder.glob("files/draft-*"):
                draft.unlink()
            yield

    def begin(self, at: datetime) -> Path:
        """An empty folder for the backup of that moment."""
        name = at.strftime(STAMP)
        if (self.folder / name).exists():
            raise BackupProblem(f"{self.folder} has a backup of this very second already.")
        begun = self.folder / f"{BEGUN}{name}"
        begun.mkdir(mode=0o700)
        return begun

    def finish(self, begun: Path) -> Path:
        """Everything is written: give the backup its name."""
        for path in begun.iterdir():
            path.chmod(0o600)
            with path.open("rb") as file:
                os.fsync(file.fileno())
        sync_folder(begun)
        whole = begun.with_name(begun.name.removeprefix(BEGUN))
        begun.rename(whole)
        sync_folder(self.folder)
        return whole
