"""Writes of the room."""

from reopen.chronology.actions.dated import dismiss_sentence, look_for_dates, restore_sentence
from reopen.chronology.actions.facts import (
    cite_page,
    edit_fact,
    remove_citation,
    remove_fact,
    restore_fact,
    write_fact,
)
from reopen.chronology.actions.statements import (
    add_statement,
    edit_statement,
    remove_statement,
    restore_statement,
)

__all__ = [
    "add_statement",
    "cite_page",
    "dismiss_sentence",
    "edit_fact",
    "edit_statement",
    "look_for_dates",
    "remove_citation",
    "remove_fact",
    "remove_statement",
    "restore_fact",
    "restore_sentence",
    "restore_statement",
    "write_fact",
]
