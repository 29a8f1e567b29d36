"""What people write upon a document: rows of the reading room."""

from typing import Any

from reopen.accounts.models import Membership
from reopen.documents.models import Document
from reopen.review import models as m
from tests.access.canaries import canary, make


def organization_rows(name: str) -> dict[str, Any]:
    """Codes and panels belong to no case."""
    panel = make(m.CodingPanel, name, "org")
    field = make(m.CodingField, name, "org", panel=panel, kind="text")
    return {
        "review.IssueCode": make(m.IssueCode, name, "org"),
        "review.CodingPanel": panel,
        "review.CodingField": field,
    }


def review_rows(
    name: str, ground: str, around: dict[str, Any], document: Document
) -> dict[str, Any]:
    """A note on the document's page, by whoever uploads; an exhibit and a link on it."""
    exhibit = make(m.Exhibit, name, ground, case=document.case)
    pages = {"exhibit": exhibit, "document": document, "first": 1, "last": 1}
    return {
        "review.PageNote": _note(name, ground, document, around["uploads"]),
        **_batch_rows(name, ground, document, around),
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


def _coding(name: str, ground: str, document: Document, around: dict[str, Any]) -> m.Coding:
    """What was answered is a canary too."""
    field: m.CodingField = around["review.CodingField"]
    said = canary(name, ground, m.Coding, m.Coding._meta.get_field("answers"))
    row: m.Coding = make(
        m.Coding, name, ground, document=document, panel=field.panel, by=around["uploads"],
        answers={field.key: [said]}, differs=True,
    )  # fmt: skip
    return row


def _batch_rows(
    name: str, ground: str, document: Document, around: dict[str, Any]
) -> dict[str, Any]:
    """A review of the case with a batch of nobody's, and one of whoever uploads with an item.

    A review is seen with its case, so what is sealed hangs on the open one.
    """
    rows: dict[str, Any] = {"review.Coding": _coding(name, ground, document, around)}
    if ground == "seal":
        hers = around["review.Batch:hers"]
    else:
        panel = around["review.CodingPanel"]
        review = make(m.Review, name, ground, case=document.case, panel=panel)
        hers = m.Batch.objects.create(review=review, number=2, reader=around["uploads"])
        free = m.Batch.objects.create(review=review, number=1)
        rows |= {"review.Review": review, "review.Batch": free, "review.Batch:hers": hers}
    item = m.BatchItem.objects.create(
        batch=hers, document=document, number=1, position=1, twice=True
    )
    look = make(
        m.Look, name, ground, item=item, which="first", outcome="flagged",
        by=around["uploads"], coding=rows["review.Coding"],
    )  # fmt: skip
    return rows | {"review.BatchItem": item, "review.Look": look}
