"""Writes of the room."""

from reopen.documents.actions.pages import (
    correct_text,
    merge_parts,
    rotate_page,
    split_document,
)
from reopen.documents.actions.receiving import receive_file, take_in
from reopen.documents.actions.sources import add_source, edit_source
from reopen.documents.actions.tending import (
    clear_member,
    describe_document,
    move_document,
    read_again,
    unclear_member,
    unwall_document,
    wall_document,
)

__all__ = [
    "add_source",
    "clear_member",
    "correct_text",
    "describe_document",
    "edit_source",
    "merge_parts",
    "move_document",
    "read_again",
    "receive_file",
    "rotate_page",
    "split_document",
    "take_in",
    "unclear_member",
    "unwall_document",
    "wall_document",
]
