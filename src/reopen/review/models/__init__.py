"""Schema of the room."""

from reopen.review.models.batch import Batch, BatchItem, Look, Review
from reopen.review.models.coding import Answers, Coding, CodingField, CodingPanel
from reopen.review.models.exhibit import DocumentLink, Exhibit, ExhibitPages
from reopen.review.models.note import Color, IssueCode, PageNote, Visibility

__all__ = [
    "Answers",
    "Batch",
    "BatchItem",
    "Coding",
    "CodingField",
    "CodingPanel",
    "Color",
    "DocumentLink",
    "Exhibit",
    "ExhibitPages",
    "IssueCode",
    "Look",
    "PageNote",
    "Review",
    "Visibility",
]
