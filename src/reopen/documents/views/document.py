"""One document: what it is, where it came from, what is in it, who looked."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.documents import actions, queries_pages
from reopen.documents.models import Document
from reopen.documents.queries import twins
from reopen.documents.storage import file_store
from reopen.documents.views.shared import document_crumbs, found_document, seen_document
from reopen.documents.views.strip import strip_of
from reopen.lib.reading.reasons import Legibility

_FEW = 30
_HARD = (Legibility.LOW.value, Legibility.FAILED.value)
_SANDBOXED = "sandbox; default-src 'none'"


@organization_page()
def document_page(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """Everything known about one document, and what can be done with it."""
    found = seen_document(actor, document)
    parts = found.parts.filter(undone_at=None)
    pages = [page.pk for page in found.pages.only("pk")]
    context = {
        "document": found,
        "case": found.case,
        "crumbs": document_crumbs(actor, found),
        "receipt": found.receipts.first(),
        "strip": strip_of(actor, found),
        "pages_done": found.pages.filter(state="done").count(),
        "hard_pages": found.pages.filter(legibility__in=_HARD).order_by("number")[:_FEW],
        "children": queries_pages.children_of(actor, found),
        "parent": queries_pages.parent_of(actor, found),
        "twins": twins(actor, found),
        "parts": parts,
        "clearances": queries_pages.clearances_of(found) if found.walled else [],
        "looks": queries_pages.looks_at(actor, [found.pk, *pages]),
        "may": rights(actor, found),
    }
    return render(request, "documents/document.html", context)


def rights(actor: Actor, document: Document) -> dict[str, bool]:
    """What this actor may do with a document."""
    return {
        "edit": actions.describe_document.allowed(actor, document),
        "wall": actions.wall_document.allowed(actor, document),
        "download": actor.may(Permission.DOCUMENT_DOWNLOAD),
    }


@require_safe
@organization_page(Permission.DOCUMENT_DOWNLOAD)
def original(request: HttpRequest, actor: Actor, document: UUID) -> StreamingHttpResponse:
    """The original, byte for byte, to be saved and never to be shown by the browser."""
    found = found_document(actor, document)
    record("document.downloaded", actor, Target.of(found), {"sha256": found.original.sha256})
    blocks = file_store().read(found.original.blob)
    response = StreamingHttpResponse(blocks, content_type="application/octet-stream")
    name = found.path.rsplit("/", 1)[-1]
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Content-Length"] = str(found.original.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _SANDBOXED
    return response
