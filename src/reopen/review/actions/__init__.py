"""Writes of the room."""

from reopen.review.actions.codes import add_issue_code, retire_issue_code
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

__all__ = [
    "add_issue_code",
    "edit_exhibit",
    "edit_note",
    "enter_exhibit",
    "give_pages",
    "link_documents",
    "remove_exhibit",
    "remove_note",
    "restore_exhibit",
    "restore_note",
    "retire_issue_code",
    "take_pages",
    "unlink_documents",
    "write_note",
]
