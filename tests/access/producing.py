"""What is held back, and what went out: rows of the productions."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

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
        "productions.HeldBack": make(
            m.HeldBack, name, ground, document=document, basis="work_product", by=by
        ),
        "productions.PageNumber": make(
            m.PageNumber, name, ground, document=document, number=1, value=1, width=6
        ),
    }  # fmt: skip


def production_rows(
    name: str, ground: str, around: dict[str, Any], document: Document
) -> dict[str, Any]:
    """A finished production with one document."""
    archive = BytesIO()
    with ZipFile(archive, "w") as package:
        package.writestr("TEXT/RO-000001.txt", f"CNRY-{name}-{ground}-produced")
    archive.seek(0)
    stored = file_store().receive(archive)
    production = make(
        m.Production, name, ground, case=around["cases.Case"], state="done", prefix="RO-", start=1,
        pages_all=1, blob=stored.name, sha256=stored.sha256, size=stored.size, reason="",
    )  # fmt: skip
    item = make(
        m.ProducedItem, name, ground, production=production, document=document, position=1, pages=1
    )
    return {"productions.Production": production, "productions.ProducedItem": item}


def loading_rows(
    name: str, ground: str, around: dict[str, Any], document: Document
) -> dict[str, Any]:
    """A load file that was taken in with one document."""
    load = make(
        m.LoadImport, name, ground, case=around["cases.Case"], source=around["documents.Source"],
        state="done", documents=1, blob="", sha256="0" * 64, size=1, reason="",
    )  # fmt: skip
    load.problems = [["LOAD.DAT", 2, "missing", f"CNRY-{name}-{ground}-problem"]]
    load.save()
    item = make(
        m.LoadedItem, name, ground, load=load, document=document, line=2, first=1, last=1,
        series="", fields={"CUSTODIAN": f"CNRY-{name}-{ground}-custodian"},
    )  # fmt: skip
    return {"productions.LoadImport": load, "productions.LoadedItem": item}
