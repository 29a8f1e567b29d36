"""What is held back, and what went out: rows of the productions."""

from io import BytesIO
from typing import Any

from reopen.documents.models import Document
from reopen.documents.storage import file_store
from reopen.productions import models as m
from tests.access.canaries import make


def marking_rows(
    name: str, ground: str, around: dict[str, Any], document: Document
) -> dict[str, Any]:
    """A redaction, a line of the privilege log and a number on one document."""
    by = around["uploads"]
    return {
        "productions.Redaction": make(
            m.Redaction, name, ground, document=document, number=1, reason="witness", by=by,
            x0=0.5, y0=0.5, x1=0.6, y1=0.6,
        ),
        "productions.Withheld": make(
            m.Withheld, name, ground, document=document, basis="work_product", by=by
        ),
        "productions.PageNumber": make(
            m.PageNumber, name, ground, document=document, number=1, value=1, width=6
        ),
    }  # fmt: skip


def production_rows(
    name: str, ground: str, around: dict[str, Any], document: Document
) -> dict[str, Any]:
    """A finished production with one document."""
    stored = file_store().receive(BytesIO(f"PK CNRY-{name}-{ground}-produced".encode()))
    production = make(
        m.Production, name, ground, case=around["cases.Case"], state="done", prefix="RO-", start=1,
        pages_all=1, blob=stored.name, sha256=stored.sha256, size=stored.size, reason="",
    )  # fmt: skip
    item = make(
        m.ProducedItem, name, ground, production=production, document=document, position=1, pages=1
    )
    return {"productions.Production": production, "productions.ProducedItem": item}
