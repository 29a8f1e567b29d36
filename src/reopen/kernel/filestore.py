"""Where files are kept: one folder per organization, named by content, sealed, never overwritten.

    store = FileStore(root, ring)
    stored = store.receive(stream)      # on disk and safe when it returns
    for block in store.read(stored.name): ...

A blob's name is an HMAC of its SHA-256 under the organization's naming key, so the same file in two
organizations has two names. The order of a write is: temporary file in the same folder, hash while
reading, fsync, link to its name, fsync of the folder; only then may the caller commit the row.
"""

import contextlib
import hashlib
import hmac
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol
from uuid import UUID

from reopen.kernel.sealed import KEY, KeyRing, Opened, SealBrokenError, Sealer, rewrap

BLOCK = 1024 * 1024
ABANDONED_SECONDS = 24 * 3600
MOST_IN_MEMORY = 512 * 1024 * 1024


class Readable(Protocol):
    """Anything with `read(n)`: an upload, a file, a socket."""

    def read(self, size: int = ..., /) -> bytes: ...


@dataclass(frozen=True)
class Stored:
    """What was received. `fresh` is False when the same bytes were already there."""

    name: str
    sha256: str
    size: int
    fresh: bool


@dataclass(frozen=True)
class Differences:
    """Both directions of a comparison between rows and files."""

    missing: frozenset[str]  # named by a row, not on disk
    unnamed: frozenset[str]  # on disk, named by no row


class Incoming:
    """Bytes on their way into the store: `write` any number of times, then `keep`."""

    def __init__(self, store: "FileStore", draft: Path, out: IO[bytes]) -> None:
        self._store = store
        self._draft = draft
        self._out = out
        self._sealer = Sealer(out, store.ring)
        self._digest = hashlib.sha256()
        self._size = 0

    def write(self, piece: bytes) -> None:
        self._digest.update(piece)
        self._sealer.write(piece)
        self._size += len(piece)

    def keep(self) -> Stored:
        """All of it came: durable under the name of its content when this returns."""
        name = self._store.name_of(self._digest.digest())
        self._sealer.end(name)
        fresh = self._store.settle(self._draft, self._out, name)
        return Stored(name, self._digest.hexdigest(), self._size, fresh)


class FileStore:
    """The files of one organization."""

    def __init__(self, root: Path, ring: KeyRing) -> None:
        self.folder = root / str(ring.organization_id)
        self.ring = ring

    def receive(self, source: Readable) -> Stored:
        """Take in all that `source` gives. Durable on return; the same bytes twice are one blob."""
        with self.incoming() as incoming:
            while block := source.read(BLOCK):
                incoming.write(block)
            return incoming.keep()

    @contextlib.contextmanager
    def incoming(self) -> Iterator["Incoming"]:
        """A file that comes piece by piece; nothing is left of it unless `keep` was called."""
        with self._drafting() as (draft, out):
            yield Incoming(self, draft, out)

    def name_of(self, sha256: bytes) -> str:
        """The name under which content with this hash is kept."""
        return hmac.new(self.ring.naming, sha256, hashlib.sha256).hexdigest()

    def keep(self, name: str, data: bytes) -> None:
        """Keep bytes under a name of the caller's own (hexadecimal), such as a part of an upload.

        Durable on return. Kept once: a second call with the same name changes nothing.
        """
        with self._drafting() as (draft, out):
            sealer = Sealer(out, self.ring)
            sealer.write(data)
            sealer.end(name)
            self.settle(draft, out, name)

    def read(self, name: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes of a blob from `start` to `end` (exclusive), block by block, each one checked.

        `FileNotFoundError` when there is none, `SealBrokenError` when it is not what was written.
        The first block is checked before the iterator is returned.
        """
        source = self._path(name).open("rb")
        try:
            blocks = Opened(source, self.ring, name).read(start, end)
            first = next(blocks)
        except BaseException:
            source.close()
            raise

        def rest() -> Iterator[bytes]:
            with source:
                yield b""
                yield first
                yield from blocks

        begun = rest()
        next(begun)  # only a generator that has begun closes its file when nobody reads on
        return begun

    def bytes_of(self, name: str) -> bytes:
        """The whole blob in memory: for images of pages, not for originals."""
        return b"".join(self.read(name))

    @contextlib.contextmanager
    def as_file(self, name: str) -> Iterator[IO[bytes]]:
        """The blob in the clear for a reader that needs a file: in memory, with no name on disk."""
        with self._nameless(self.size_of(name)) as clear:
            for block in self.read(name):
                clear.write(block)
            clear.flush()
            clear.seek(0)
            yield clear

    def _nameless(self, size: int) -> IO[bytes]:
        """A file without a name: in memory, or on the store's disk when it is too large."""
        if size > MOST_IN_MEMORY:
            return tempfile.TemporaryFile(dir=self.folder)
        return os.fdopen(os.memfd_create("original", os.MFD_CLOEXEC), "w+b")

    def size_of(self, name: str) -> int:
        """Size of the content in bytes."""
        with self._path(name).open("rb") as source:
            return Opened(source, self.ring, name).size

    def verify(self, name: str, sha256: str) -> bool:
        """Read the blob again from end to end: is it still what was received?"""
        digest = hashlib.sha256()
        try:
            for block in self.read(name):
                digest.update(block)
        except (FileNotFoundError, SealBrokenError):
            return False
        return digest.hexdigest() == sha256

    def names(self) -> Iterator[str]:
        """Every blob on disk."""
        for path in sorted(self.folder.glob("??/*")):
            yield path.name

    def reconcile(self, named: set[str]) -> Differences:
        """Compare the names that rows know with the files that are there."""
        there = set(self.names())
        return Differences(frozenset(named - there), frozenset(there - named))

    def remove(self, name: str) -> None:
        """Take a blob away; nothing happens when it is gone."""
        self._path(name).unlink(missing_ok=True)

    def sweep(self, unnamed: frozenset[str], older_than: float = ABANDONED_SECONDS) -> int:
        """Remove blobs no row names and drafts nobody finishes, once they are old; how many."""
        before, removed = time.time() - older_than, 0
        drafts = list(self.folder.glob("draft-*"))
        for path in [*drafts, *(self._path(name) for name in unnamed)]:
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    path.unlink()
                    removed += 1
        return removed

    def rotate(self) -> int:
        """Wrap every file key under the newest organization key; how many were changed."""
        changed = 0
        for name in self.names():
            with self._path(name).open("r+b") as file:
                changed += rewrap(file, self.ring, name)
        return changed

    @contextlib.contextmanager
    def _drafting(self) -> Iterator[tuple[Path, IO[bytes]]]:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self.folder / f"draft-{secrets.token_hex(12)}"
        try:
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:  # noqa: PTH123 - a descriptor
                yield draft, out
        finally:
            draft.unlink(missing_ok=True)

    def settle(self, draft: Path, out: IO[bytes], name: str) -> bool:
        """Make the draft durable under its name; an existing blob of that name stays as it is."""
        out.flush()
        os.fsync(out.fileno())
        target = self._path(name)
        if not target.parent.exists():
            target.parent.mkdir(mode=0o700, exist_ok=True)
            sync_folder(self.folder)
        fresh = True
        try:
            os.link(draft, target)  # unlike rename, link never replaces
        except FileExistsError:
            fresh = False
        draft.unlink()
        sync_folder(target.parent)
        return fresh

    def _path(self, name: str) -> Path:
        return sealed_path(self.folder, name)


def sealed_path(folder: Path, name: str) -> Path:
    """Where the sealed bytes of a blob lie in the folder of its organization."""
    if len(name) != 2 * KEY or not set(name) <= set("0123456789abcdef"):
        raise FileNotFoundError(name)
    return folder / name[:2] / name


def erase_folder(root: Path, organization_id: UUID) -> None:
    """Remove an organization's files. Without its keys they are unreadable anyhow."""
    shutil.rmtree(root / str(organization_id), ignore_errors=True)


def sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
