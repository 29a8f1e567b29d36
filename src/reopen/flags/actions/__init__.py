"""Writes of the room."""

from reopen.flags.actions.deciding import decide, undo_decision
from reopen.flags.actions.lexicon import drop_draft, edit_draft, publish_draft, start_draft
from reopen.flags.actions.searching import finish_search, start_search

__all__ = [
    "decide", "drop_draft", "edit_draft", "finish_search", "publish_draft", "start_draft",
    "start_search", "undo_decision",
]  # fmt: skip
