"""Schema of the room."""

from reopen.review.models.exhibit import DocumentLink, Exhibit, ExhibitPages
from reopen.review.models.note import Color, IssueCode, PageNote, Visibility

__all__ = [
    "Color",
    "DocumentLink",
    "Exhibit",
    "ExhibitPages",
    "IssueCode",
    "PageNote",
    "Visibility",
]
