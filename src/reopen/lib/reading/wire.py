"""The framing between sandbox and parent: length, one JSON object, binary parts.

A frame is the length of the JSON (4 bytes, big-endian), the JSON, then the parts whose lengths
stand in its "parts". The parent checks every length before it reads that much.
"""

import json
import struct
from collections.abc import Callable
from typing import Any, NamedTuple

_LENGTH = struct.Struct(">I")
MOST_JSON = 4 * 1024 * 1024
MOST_PARTS = 4


class WireError(Exception):
    """The other side broke the framing; nothing it said counts."""


class Frame(NamedTuple):
    """One message: fields and binary parts."""

    fields: dict[str, Any]
    parts: list[bytes]


def encode(fields: dict[str, Any], *parts: bytes) -> bytes:
    """A frame as bytes."""
    head = json.dumps({**fields, "parts": [len(part) for part in parts]}).encode()
    return b"".join([_LENGTH.pack(len(head)), head, *parts])


def read_frame(read: Callable[[int], bytes], most_part: int) -> Frame | None:
    """The next frame through `read(n)`, which gives n bytes or fewer at the end; None at the end.

    Raises WireError for anything that does not keep to the form.
    """
    head = read(_LENGTH.size)
    if not head:
        return None
    if len(head) != _LENGTH.size:
        raise WireError("cut off")
    (length,) = _LENGTH.unpack(head)
    if length > MOST_JSON:
        raise WireError("too long")
    try:
        fields = json.loads(_exactly(read, length))
    except (ValueError, RecursionError) as error:
        raise WireError("no JSON") from error
    if not isinstance(fields, dict):
        raise WireError("no object")
    lengths = fields.pop("parts", None)
    if not isinstance(lengths, list) or len(lengths) > MOST_PARTS:
        raise WireError("no parts")
    if not all(type(size) is int and 0 <= size <= most_part for size in lengths):
        raise WireError("parts too long")
    return Frame(fields, [_exactly(read, size) for size in lengths])


def _exactly(read: Callable[[int], bytes], length: int) -> bytes:
    data = read(length)
    if len(data) != length:
        raise WireError("cut off")
    return data
