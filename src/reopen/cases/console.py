"""Parts of `reopen cases` that rooms above add when they start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.management.base import CommandParser

from reopen.kernel.commands import Document

Say = Callable[[str], None]


@dataclass(frozen=True)
class ConsolePart:
    """One part: what can be typed after --org, what it does, and what it says of that."""

    name: str
    help: str
    options: Callable[[CommandParser], None]
    answer: Callable[[dict[str, Any], Say], Document]
    words: Callable[[Document], str]
    failure: Callable[[Document], str]


CONSOLE_PARTS: dict[str, ConsolePart] = {}


def add_console_part(part: ConsolePart) -> None:
    """Give the command this part. Called from `AppConfig.ready`; a name is taken once."""
    if CONSOLE_PARTS.setdefault(part.name, part) is not part:
        raise ValueError(f"reopen cases has a part {part.name} already")
