"""The file of a case: a source with one document and everything that hangs on it."""

from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image

from reopen.accounts.models import Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.cases.models import Case
from reopen.documents import models as d
from reopen.documents.actions import receive_file
from reopen.documents.storage import file_store
from reopen.lib.reading.words import PageText, Word
from tests.access.canaries import make, plant


def file_rows(
    organization: Organization, name: str, ground: str, around: dict[str, Any], case: Case
) -> dict[str, Any]:
    """A source of the case with one read document; behind a wall on the ground `seal`."""
    sealed = ground == "seal"  # a wall is around a document, its source is the case's
    source = around["documents.Source"] if sealed else _source(name, ground, case)
    document = _document(organization, name, ground, source)
    page = _page(name, ground, document)
    upload = make(
        d.Upload,
        name,
        ground,
        source=source,
        membership=around["uploads"],
        size=24,
        received=8,
    )
    return {
        "documents.Source": source,
        "documents.Source:second": around["documents.Source:second"]
        if sealed
        else _source(name, ground, case),
        "documents.Document": document,
        "documents.Original": document.original,
        "documents.Receipt": document.receipts.get(),
        "documents.DocumentClearance": make(
            d.DocumentClearance, name, ground, document=document,
            membership=around["accounts.Membership"],
        ),
        "documents.OrganizationKey": d.OrganizationKey.objects.get(),
        "documents.Page": page,
        "documents.TextRevision": make(d.TextRevision, name, ground, page=page),
        "documents.Part": make(d.Part, name, ground, document=document, first=1, last=1),
        "documents.Upload": upload,
        "documents.UploadPart": make(
            d.UploadPart, name, ground, upload=upload, start=0, size=8, blob="0" * 64
        ),
    }  # fmt: skip


def _source(name: str, ground: str, case: Case) -> d.Source:
    row: d.Source = make(d.Source, name, ground, case=case, kind="trial_counsel")
    return row


def _document(organization: Organization, name: str, ground: str, source: d.Source) -> d.Document:
    same = "open" if ground == "seal" else ground  # a twin of it stands in the open
    content = f"CNRY-{name}-{same}-content".encode()
    with acting_as_system(organization) as actor:
        row = receive_file(actor, source, BytesIO(content), path=f"{name}.txt", how="by hand")
    row.status, row.page_count, row.finished_at = d.Document.State.READY, 2, timezone.now()
    row.type_by_name, row.walled = "txt", ground == "seal"
    plant(row, name, ground)
    row.save()
    receipt = row.receipts.get()
    plant(receipt, name, ground)
    receipt.save()
    return row


def _page(name: str, ground: str, document: d.Document) -> d.Page:
    """A page that was read, with a picture in the store and text that search can find."""
    picture = file_store().receive(BytesIO(_png())).name
    page: d.Page = make(
        d.Page, name, ground, document=document, number=1, engine="none", state="done",
        origin="digital", legibility="good", image=picture, thumbnail=picture, revision=1,
    )  # fmt: skip
    line = [Word(word, 0.1, 0.1, 0.5, 0.2, 90) for word in page.text.split()]
    page.words = PageText.build([line]).pack()
    page.save()
    return page


def _png() -> bytes:
    out = BytesIO()
    Image.new("L", (20, 20), 255).save(out, "PNG")
    return out.getvalue()
