"""Writes of the room."""

from reopen.disclosure.actions.comparing import finish_comparison, start_comparison
from reopen.disclosure.actions.deciding import RESTS_ON_A_COPY, decide, undo_decision
from reopen.disclosure.actions.mentions import (
    ask_for,
    collect_mentions,
    dismiss_mention,
    join_mention,
    note_sent,
    reset_mention,
)
from reopen.disclosure.actions.tracing import (
    add_trace,
    note_answer,
    note_request,
    restore_trace,
    strike_request,
    strike_trace,
)

__all__ = [
    "RESTS_ON_A_COPY",
    "add_trace",
    "ask_for",
    "collect_mentions",
    "decide",
    "dismiss_mention",
    "finish_comparison",
    "join_mention",
    "note_answer",
    "note_request",
    "note_sent",
    "reset_mention",
    "restore_trace",
    "start_comparison",
    "strike_request",
    "strike_trace",
    "undo_decision",
]
