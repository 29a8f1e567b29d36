"""Writes of the room."""

from reopen.productions.actions.marking import (
    mark_redactions,
    undo_redaction,
    undo_withholding,
    withhold,
)
from reopen.productions.actions.numbers import read_numbers
from reopen.productions.actions.producing import (
    Terms,
    finish_production,
    start_production,
    stop_production,
)

__all__ = [
    "Terms",
    "finish_production",
    "mark_redactions",
    "read_numbers",
    "start_production",
    "stop_production",
    "undo_redaction",
    "undo_withholding",
    "withhold",
]
