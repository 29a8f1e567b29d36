"""Sealed files into the folder of backups and out of it. They stay sealed; no key is needed.

A file is known again by name, size and time of change, so a second backup reads only what is new; a
change of keys writes into the file and so changes the time.
"""

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from reopen.backup.place import FILES, BackupProblem, Place
from reopen.kernel.filestore import sealed_path, sync_folder

BLOCK = 1024 * 1024
Named = Mapping[UUID, Iterable[str]]  # organization -> blobs


@dataclass(frozen=True)
class Filed:
    """One sealed file. `path` is organization/blob, `changed` its time of change in nanoseconds."""

    path: str
    sha256: str
    size: int
    changed: int

    @property
    def organization(self) -> str:
        return self.path.partition("/")[0]


@dataclass
class Filing:
    """What one backup takes in. `known` is what earlier ones had."""

    place: Place
    store: Path
    known: dict[str, Filed]
    filed: dict[str, Filed]
    copied: int = 0
    copied_bytes: int = 0

    def take_in(self, named: Named) -> list[str]:
        """Take in these blobs as they are now; returns those that are not in the store.

        One that was taken in and is gone since is not missing.
        """
        missing = []
        for organization, blobs in named.items():
            for blob in sorted(blobs):
                path = f"{organization}/{blob}"
                try:
                    self.filed[path] = self._file(path, organization, blob)
                except FileNotFoundError:
                    if path not in self.filed:
                        missing.append(path)
        return missing

    def _file(self, path: str, organization: UUID, blob: str) -> Filed:
        source = sealed_path(self.store / str(organization), blob)
        there = source.stat()
        before = self.filed.get(path) or self.known.get(path)
        if before and (before.size, before.changed) == (there.st_size, there.st_mtime_ns):
            with contextlib.suppress(FileNotFoundError):
                if self.place.pooled(before.sha256).stat().st_size == before.size:
                    return before
        sha256 = copy_in(source, self.place)
        self.copied += 1
        self.copied_bytes += there.st_size
        return Filed(path, sha256, there.st_size, there.st_mtime_ns)


def copy_in(source: Path, place: Place) -> str:
    """Put a file among those of the backups, durable; returns its hash."""
    pool = place.folder / "files"
    pool.mkdir(mode=0o700, exist_ok=True)
    draft = pool / f"draft-{secrets.token_hex(8)}"
    try:
        sha256 = copy_file(source, draft)
        target = place.pooled(sha256)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        draft.replace(target)  # also over one that is damaged
        sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)
    return sha256


def copy_file(source: Path, target: Path) -> str:
    """A copy that is durable and its owner's alone; returns the hash of what was read."""
    digest = hashlib.sha256()
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with source.open("rb") as given, os.fdopen(descriptor, "wb") as out:
        while block := given.read(BLOCK):
            digest.update(block)
            out.write(block)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


def hash_of(path: Path) -> str:
    """SHA-256 of a file, from end to end."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def part(path: Path) -> dict[str, Any]:
    """What a manifest says of a file beside it."""
    return {"bytes": path.stat().st_size, "sha256": hash_of(path)}


def write_list(folder: Path, filed: Iterable[Filed]) -> None:
    """Note the files of a backup."""
    with (folder / FILES).open("w", encoding="ascii") as out:
        for one in sorted(filed, key=lambda one: one.path):
            out.write(f"{one.path}\t{one.sha256}\t{one.size}\t{one.changed}\n")


def read_list(folder: Path) -> Iterator[Filed]:
    """The files of a backup, in the order of their paths."""
    with (folder / FILES).open(encoding="ascii") as lines:
        for line in lines:
            try:
                path, sha256, size, changed = line.rstrip("\n").split("\t")
                yield Filed(path, sha256, int(size), int(changed))
            except ValueError:
                raise BackupProblem(f"The list of files of {folder} is damaged.") from None


def totals(filed: Iterable[Filed]) -> dict[str, dict[str, Any]]:
    """Number, bytes and one hash of the files of each organization."""
    found: dict[str, list[Filed]] = {}
    for one in sorted(filed, key=lambda one: one.path):
        found.setdefault(one.organization, []).append(one)
    return {
        name: {
            "files": len(files),
            "bytes": sum(one.size for one in files),
            "sha256": hashlib.sha256(
                "".join(f"{one.path} {one.sha256}\n" for one in files).encode()
            ).hexdigest(),
        }
        for name, files in found.items()
    }
