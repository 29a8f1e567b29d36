"""Writes of the room."""

from reopen.review.actions.batches import (
    assign_batch,
    close_review,
    divide,
    look_at,
    take_batch,
)
from reopen.review.actions.codes import add_issue_code, retire_issue_code
from reopen.review.actions.coding import code_document, settle_coding
from reopen.review.actions.exhibits import (
    edit_exhibit,
    enter_exhibit,
    give_pages,
    remove_exhibit,
    restore_exhibit,
    take_pages,
)
from reopen.review.actions.links import link_documents, unlink_documents
from reopen.review.actions.notes import edit_note, remove_note, restore_note, write_note
from reopen.review.actions.panels import (
    add_field,
    edit_field,
    make_panel,
    move_field,
    rename_panel,
    retire_field,
    retire_panel,
)

__all__ = [
    "add_field",
    "add_issue_code",
    "assign_batch",
    "close_review",
    "code_document",
    "divide",
    "edit_exhibit",
    "edit_field",
    "edit_note",
    "enter_exhibit",
    "give_pages",
    "link_documents",
    "look_at",
    "make_panel",
    "move_field",
    "remove_exhibit",
    "remove_note",
    "rename_panel",
    "restore_exhibit",
    "restore_note",
    "retire_field",
    "retire_issue_code",
    "retire_panel",
    "settle_coding",
    "take_batch",
    "take_pages",
    "unlink_documents",
    "write_note",
]
