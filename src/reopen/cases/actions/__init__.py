"""Writes of the room."""

from reopen.cases.actions.case import (
    assign_member,
    edit_case,
    lift_wall,
    move_stage,
    open_case,
    raise_wall,
    release_member,
    tell_outside,
)
from reopen.cases.actions.parts import (
    add_participant,
    open_case_with_applicant,
    remove_part,
    save_part,
)
from reopen.cases.actions.record import (
    restore_note,
    retire_custom_field,
    save_custom_field,
    set_custom_values,
    strike_note,
    write_note,
)

__all__ = [
    "add_participant",
    "assign_member",
    "edit_case",
    "lift_wall",
    "move_stage",
    "open_case",
    "open_case_with_applicant",
    "raise_wall",
    "release_member",
    "remove_part",
    "restore_note",
    "retire_custom_field",
    "save_custom_field",
    "save_part",
    "set_custom_values",
    "strike_note",
    "tell_outside",
    "write_note",
]
