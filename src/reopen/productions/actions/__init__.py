"""Writes of the room."""

from reopen.productions.actions.loading import (
    finish_import,
    receive_import,
    refuse_import,
    start_import,
)
from reopen.productions.actions.marking import (
    hold_back,
    mark_redactions,
    undo_hold,
    undo_redaction,
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
    "finish_import",
    "finish_production",
    "hold_back",
    "mark_redactions",
    "read_numbers",
    "receive_import",
    "refuse_import",
    "start_import",
    "start_production",
    "stop_production",
    "undo_hold",
    "undo_redaction",
]
