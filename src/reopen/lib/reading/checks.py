"""Reading what a sandbox said as if an enemy had written it: right types and limits, or nothing."""

import math
import unicodedata
from enum import StrEnum
from typing import Any, TypeVar

from reopen.lib.reading.wire import WireError
from reopen.lib.reading.words import clean

E = TypeVar("E", bound=StrEnum)
_MOST_TEXT = 1_000


def whole(fields: dict[str, Any], name: str, least: int, most: int) -> int:
    """An integer within the limits."""
    value = fields.get(name)
    if type(value) is not int or not least <= value <= most:
        raise WireError(name)
    return value


def number(fields: dict[str, Any], name: str, least: float, most: float) -> float:
    """A number within the limits."""
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WireError(name)
    if not math.isfinite(value) or not least <= value <= most:
        raise WireError(name)
    return float(value)


def truth(fields: dict[str, Any], name: str) -> bool:
    """True or false."""
    value = fields.get(name)
    if not isinstance(value, bool):
        raise WireError(name)
    return value


def key(fields: dict[str, Any], name: str, of: type[E]) -> E:
    """A key of a closed list."""
    try:
        return of(str(fields.get(name)))
    except ValueError as error:
        raise WireError(name) from error


def line(fields: dict[str, Any], name: str) -> str:
    """One line for people to see: no control characters, no way to a folder above."""
    value = fields.get(name)
    if not isinstance(value, str) or len(value) > _MOST_TEXT:
        raise WireError(name)
    shown = "".join(
        "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp")
        else sign
        for sign in clean(value)
    )
    steps = [step.strip() for step in shown.replace("\\", "/").split("/")]
    return "/".join(step for step in steps if step not in ("", ".", "..")) or "(no name)"


def part(parts: list[bytes], index: int) -> bytes:
    """A binary part that must be there."""
    if index >= len(parts):
        raise WireError("part")
    return parts[index]


def jpeg(parts: list[bytes], index: int) -> bytes:
    """A part that begins as a JPEG image; anything else is never shown to a browser."""
    data = part(parts, index)
    if not data.startswith(b"\xff\xd8\xff"):
        raise WireError("image")
    return data
