"""Writes of the room."""

from reopen.figures.actions.apart import keep_apart, undo_apart
from reopen.figures.actions.naming import edit_figure, look_for_names, merge, split
from reopen.figures.actions.undoing import redo_step, undo_step

__all__ = [
    "edit_figure",
    "keep_apart",
    "look_for_names",
    "merge",
    "redo_step",
    "split",
    "undo_apart",
    "undo_step",
]
