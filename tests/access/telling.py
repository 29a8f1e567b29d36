"""What a case's chronology holds: a fact on a page, a statement in a document, dated sentences."""

from typing import Any

from reopen.chronology import models as m
from reopen.documents.models import Document
from tests.access.canaries import make


def chronology_rows(
    name: str, ground: str, around: dict[str, Any], document: Document
) -> dict[str, Any]:
    """A fact with a further page, a statement, and a sentence, on the document's first page."""
    author, page = around["uploads"], around["documents.Page"]
    fact = make(
        m.Fact, name, ground, case=document.case, document=document, number=1, author=author
    )
    loose = {}
    if ground != "seal":  # on no page, so behind no wall of a document
        loose["chronology.Fact:loose"] = make(
            m.Fact, name, ground, case=document.case, author=author
        )
    sentence = make(m.DatedSentence, name, ground, page=page, start=0, end=4)
    return loose | {
        "chronology.Fact": fact,
        "chronology.Citation": make(
            m.Citation, name, ground, fact=fact, document=document, number=2, author=author
        ),
        "chronology.Statement": make(
            m.Statement, name, ground, document=document, first=1, last=1, author=author
        ),
        "chronology.DatedPage": make(
            m.DatedPage, name, ground, page=page, revision=1, method="1"
        ),
        "chronology.DatedSentence": sentence,
        "chronology.DismissedSentence": make(
            m.DismissedSentence, name, ground, document=document, number=1, by=author
        ),
    }  # fmt: skip
