"""What people write upon a document: rows of the reading room."""

from typing import Any

from reopen.accounts.models import Membership
from reopen.documents.models import Document
from reopen.review import models as m
from tests.access.canaries import make


def organization_rows(name: str) -> dict[str, Any]:
    """Codes and panels belong to no case."""
    return {"review.IssueCode": make(m.IssueCode, name, "org")}


def review_rows(
    name: str, ground: str, around: dict[str, Any], document: Document
) -> dict[str, Any]:
    """A note on the document's page, by whoever uploads; an exhibit and a link on it."""
    exhibit = make(m.Exhibit, name, ground, case=document.case)
    pages = {"exhibit": exhibit, "document": document, "first": 1, "last": 1}
    return {
        "review.PageNote": _note(name, ground, document, around["uploads"]),
        "review.Exhibit": exhibit,
        "review.ExhibitPages": make(m.ExhibitPages, name, ground, **pages),
        "review.DocumentLink": make(
            m.DocumentLink, name, ground, kind="copy", document=document, number=1,
            other=document, other_number=2,
        ),
    }  # fmt: skip


def private_rows(around: dict[str, Any], author: Membership) -> dict[str, Any]:
    """A private note of Alice's on the open document."""
    document = around["documents.Document"]
    return {
        "review.PageNote": _note("harbor", "priv", document, author, visibility="private"),
    }


def _note(name: str, ground: str, document: Document, by: Membership, **more: Any) -> m.PageNote:
    row: m.PageNote = make(
        m.PageNote, name, ground, document=document, number=1, author=by, codes=["alibi"],
        x0=0.1, y0=0.1, x1=0.5, y1=0.2, **more,
    )  # fmt: skip
    return row
