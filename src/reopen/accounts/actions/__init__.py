"""Writes of the room."""

from reopen.accounts.actions.people import (
    INVITATION_DAYS,
    accept_invitation,
    add_organization,
    add_person,
    change_role,
    end_role,
    export_log,
    hash_secret,
    invite,
    reinstate,
    rename_organization,
    suspend,
    withdraw_invitation,
)
from reopen.accounts.actions.resets import (
    begin_reset,
    finish_due_resets,
    finish_reset,
    keep_second_factor,
    reset_waits_for,
    stop_reset,
)

__all__ = [
    "INVITATION_DAYS",
    "accept_invitation",
    "add_organization",
    "add_person",
    "begin_reset",
    "change_role",
    "end_role",
    "export_log",
    "finish_due_resets",
    "finish_reset",
    "hash_secret",
    "invite",
    "keep_second_factor",
    "reinstate",
    "rename_organization",
    "reset_waits_for",
    "stop_reset",
    "suspend",
    "withdraw_invitation",
]
