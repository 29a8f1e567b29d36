"""Writes of the room."""

from reopen.bulletin.actions.loading import load_resources
from reopen.bulletin.actions.stories import (
    ConsentGiven,
    approve_story,
    edit_story,
    propose_story,
    publish_story,
    send_back,
    set_consent,
    set_picture,
    take_off,
    withdraw_story,
    write_story,
)

__all__ = [
    "ConsentGiven",
    "approve_story",
    "edit_story",
    "load_resources",
    "propose_story",
    "publish_story",
    "send_back",
    "set_consent",
    "set_picture",
    "take_off",
    "withdraw_story",
    "write_story",
]
