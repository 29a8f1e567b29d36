"""Identifiers that sort by the time they were made: UUID version 7 (RFC 9562)."""

import secrets
import threading
import time
from datetime import UTC, datetime
from uuid import UUID

_lock = threading.Lock()
_last_tick = 0

TICKS_PER_MILLISECOND = 4096


def uuid7() -> UUID:
    """A new identifier, greater than every one this process made before.

    48 bits of milliseconds, 12 bits of their fraction, 62 random bits. The time can be read from
    it and the rest is not meant to resist guessing: an identifier is never a secret.
    """
    ticks = _next_tick()
    milliseconds, fraction = divmod(ticks, TICKS_PER_MILLISECOND)
    value = milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62)
    return UUID(int=value)


def made_at(identifier: UUID) -> datetime:
    """When a version 7 identifier was made, to the millisecond, in UTC."""
    if identifier.version != 7:
        raise ValueError(f"{identifier} is not a version 7 identifier and carries no time.")
    return datetime.fromtimestamp((identifier.int >> 80) / 1000, tz=UTC)


def _next_tick() -> int:
    """The present in ticks; one more than the last when the clock stood still or went back."""
    global _last_tick
    with _lock:
        now = time.time_ns() * TICKS_PER_MILLISECOND // 1_000_000
        _last_tick = max(now, _last_tick + 1)
        return _last_tick
