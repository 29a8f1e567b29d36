"""What a case's chronology holds: a fact on a page, a statement in a document."""

from typing import Any

from reopen.chronology import models as m
from reopen.documents.models import Document
from tests.access.canaries import make


def chronology_rows(
    name: str, ground: str, around: dict[str, Any], document: Document
) -> dict[str, Any]:
    """A fact and a statement on the document's first page, by whoever uploads."""
    author = around["uploads"]
    return {
        "chronology.Fact": make(
            m.Fact, name, ground, case=document.case, document=document, number=1, author=author
        ),
        "chronology.Statement": make(
            m.Statement, name, ground, document=document, first=1, last=1, author=author
        ),
    }
