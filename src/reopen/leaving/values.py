"""Values as they leave: what JSON can hold, and the same in one cell of a table."""

import base64
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from reopen.lib.dates import PartialDate
from reopen.lib.reading.words import PageText


def as_words(packed: Any) -> object:
    """The words of a page with their boxes; None where nothing was read."""
    return PageText.unpack(bytes(packed)).columns() if packed else None


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _bytes(value: Any) -> str:
    return base64.b64encode(bytes(value)).decode()


_PLAIN: dict[type, Callable[[Any], object]] = {
    UUID: str,
    datetime: _moment,
    date: date.isoformat,
    time: time.isoformat,
    PartialDate: lambda value: value.text,
    Decimal: str,
    bytes: _bytes,
    memoryview: _bytes,
}


def plain(value: Any) -> Any:
    """The value as JSON can hold it: moments in UTC, dates as ISO 8601 as far as they are known."""
    change = _PLAIN.get(type(value))
    return value if change is None else change(value)


def cell(value: Any) -> object:
    """A plain value in one cell."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else value
