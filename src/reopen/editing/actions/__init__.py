"""Writes of the room."""

from reopen.editing.actions.corrections import close_correction, send_correction
from reopen.editing.actions.deciding import approve, decline, undo
from reopen.editing.actions.proposing import propose, take_back

__all__ = [
    "approve",
    "close_correction",
    "decline",
    "propose",
    "send_correction",
    "take_back",
    "undo",
]
