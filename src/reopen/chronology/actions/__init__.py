"""Writes of the room."""

from reopen.chronology.actions.facts import edit_fact, remove_fact, restore_fact, write_fact
from reopen.chronology.actions.statements import (
    add_statement,
    remove_statement,
    restore_statement,
)

__all__ = [
    "add_statement",
    "edit_fact",
    "remove_fact",
    "remove_statement",
    "restore_fact",
    "restore_statement",
    "write_fact",
]
