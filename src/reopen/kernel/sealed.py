"""The sealed form of one stored file: AES-256-GCM in chunks, under a key of its own.

    magic 8 | object id 16 | two key slots of 84 | chunks of 64 KiB + 16 | last chunk

Each chunk carries as associated data whose file it is, which object, which place and whether it is
the last one, so chunks cannot be reordered, swapped between files, cut off or changed. The file key
lies wrapped under an organization key in one of two slots: a new organization key is written into
the free slot before the old one is wiped, so a rotation never rewrites content and survives a kill.
All cryptography of the file store is in this module (a FIPS build replaces only `cryptography`).
"""

import os
import secrets
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"REOPEN\x00\x01"
CHUNK = 64 * 1024
TAG = 16
NONCE = 12
KEY = 32
_SLOT = struct.Struct(f">Q{4 + NONCE}s{KEY + TAG}s8x")  # key number, nonce (padded), wrapped key
SLOT = _SLOT.size
OBJECT_ID = 16
SLOTS_AT = len(MAGIC) + OBJECT_ID
HEADER = SLOTS_AT + 2 * SLOT


class SealBrokenError(Exception):
    """The stored bytes are not what was written, or belong to somebody else's key."""


@dataclass(frozen=True)
class KeyRing:
    """An organization's keys by number; the highest wraps new files. `naming` never changes."""

    organization_id: UUID
    keys: dict[int, bytes]
    naming: bytes

    @property
    def newest(self) -> int:
        return max(self.keys)


def wrap(key: bytes, secret: bytes, about: bytes) -> bytes:
    """`secret` sealed under `key`, bound to `about`."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, secret, about)


def unwrap(key: bytes, wrapped: bytes, about: bytes) -> bytes:
    """The secret again; `SealBrokenError` when key, bytes or `about` differ."""
    try:
        return AESGCM(key).decrypt(wrapped[:NONCE], wrapped[NONCE:], about)
    except (InvalidTag, ValueError) as broken:
        raise SealBrokenError("A key could not be opened.") from broken


class Sealer:
    """Writes one file: `begin`, any number of `write`s, `end(name)`."""

    def __init__(self, out: IO[bytes], ring: KeyRing) -> None:
        self._out = out
        self._ring = ring
        self._key = secrets.token_bytes(KEY)
        self._cipher = AESGCM(self._key)
        self._object = secrets.token_bytes(OBJECT_ID)
        self._waiting = bytearray()
        self._index = 0
        out.write(bytes(HEADER))

    def write(self, data: bytes) -> None:
        self._waiting += data
        while len(self._waiting) > CHUNK:  # one chunk always waits: it may be the last
            self._chunk(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def end(self, name: str) -> None:
        """Write the last chunk and the header, which binds the key to the blob's name."""
        self._chunk(bytes(self._waiting), last=True)
        number = self._ring.newest
        about = _about_key(self._ring, self._object, name, number)
        slot = _pack_slot(number, wrap(self._ring.keys[number], self._key, about))
        self._out.seek(0)
        self._out.write(MAGIC + self._object + slot + bytes(SLOT))

    def _chunk(self, data: bytes, *, last: bool) -> None:
        about = _about_chunk(self._ring, self._object, self._index, last=last)
        self._out.write(self._cipher.encrypt(_nonce(self._index), data, about))
        self._index += 1


class Opened:
    """Reads one sealed file, in whole or in part."""

    def __init__(self, source: IO[bytes], ring: KeyRing, name: str) -> None:
        self._source = source
        self._ring = ring
        header = source.read(HEADER)
        if len(header) != HEADER or not header.startswith(MAGIC):
            raise SealBrokenError("This is not a stored file.")
        self._object = header[len(MAGIC) : SLOTS_AT]
        self._cipher = AESGCM(_file_key(header, ring, name))
        body = os.fstat(source.fileno()).st_size - HEADER
        self._chunks = max(1, -(-body // (CHUNK + TAG)))
        self.size = body - self._chunks * TAG
        if self.size < 0:
            raise SealBrokenError("The stored file is cut off.")

    def read(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes from `start` up to `end` (exclusive), checked chunk by chunk.

        The first chunk asked for proves the key, the last one proves that nothing is cut off.
        """
        end = self.size if end is None else min(end, self.size)
        index = min(start // CHUNK, self._chunks - 1)
        while index < self._chunks and (index * CHUNK < end or index == start // CHUNK):
            data = self._chunk(index)
            base = index * CHUNK
            yield data[max(0, start - base) : max(0, end - base)]
            index += 1

    def _chunk(self, index: int) -> bytes:
        self._source.seek(HEADER + index * (CHUNK + TAG))
        sealed = self._source.read(CHUNK + TAG)
        last = index == self._chunks - 1
        about = _about_chunk(self._ring, self._object, index, last=last)
        try:
            return self._cipher.decrypt(_nonce(index), sealed, about)
        except (InvalidTag, ValueError) as broken:
            raise SealBrokenError("The stored file was changed or damaged.") from broken


def rewrap(file: IO[bytes], ring: KeyRing, name: str) -> bool:
    """Put the file key under the newest organization key; False when it is there already.

    `file` is open for reading and writing. Content is not touched. The new slot is on disk before
    the old one is wiped.
    """
    header = file.read(HEADER)
    numbers = [_slot(header, place)[0] for place in (0, 1)]
    if ring.newest in numbers and 0 in numbers:
        return False
    key = _file_key(header, ring, name)
    old = 0 if numbers[0] else 1
    about = _about_key(ring, header[len(MAGIC) : SLOTS_AT], name, ring.newest)
    fresh = _pack_slot(ring.newest, wrap(ring.keys[ring.newest], key, about))
    for place, slot in ((1 - old, fresh), (old, bytes(SLOT))):
        file.seek(SLOTS_AT + place * SLOT)
        file.write(slot)
        file.flush()
        os.fsync(file.fileno())
    return True


def _file_key(header: bytes, ring: KeyRing, name: str) -> bytes:
    object_id = header[len(MAGIC) : SLOTS_AT]
    for place in (0, 1):
        number, wrapped = _slot(header, place)
        if number in ring.keys:
            try:
                about = _about_key(ring, object_id, name, number)
                return unwrap(ring.keys[number], wrapped, about)
            except SealBrokenError:
                continue  # a slot torn by a kill: the other one still holds
    raise SealBrokenError("No key of this organization opens the stored file.")


def _slot(header: bytes, place: int) -> tuple[int, bytes]:
    start = SLOTS_AT + place * SLOT
    number, nonce, sealed = _SLOT.unpack(header[start : start + SLOT])
    return number, nonce[:NONCE] + sealed


def _pack_slot(number: int, wrapped: bytes) -> bytes:
    return _SLOT.pack(number, wrapped[:NONCE] + bytes(4), wrapped[NONCE:])


def _nonce(index: int) -> bytes:
    """Unique per chunk; the key is used for this one file only."""
    return index.to_bytes(NONCE, "big")


def _about_chunk(ring: KeyRing, object_id: bytes, index: int, *, last: bool) -> bytes:
    return ring.organization_id.bytes + object_id + struct.pack(">Q?", index, last)


def _about_key(ring: KeyRing, object_id: bytes, name: str, number: int) -> bytes:
    return ring.organization_id.bytes + object_id + struct.pack(">Q", number) + name.encode()
