"""Pictures of pages. They are kept by the browser for a few minutes, and only there."""

import logging
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.documents.models import Page
from reopen.documents.pictures import RenderError, picture_of, thumbnail_of
from reopen.documents.storage import file_store
from reopen.documents.views.shared import found_page
from reopen.lib.reading import SandboxBroken

logger = logging.getLogger("reopen.documents")
_SECONDS = 300


@require_safe
@organization_page()
def image(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """The page as a picture, upright, before any turn a person gave it."""
    return _picture(request, found_page(actor, document, page), small=False)


@require_safe
@organization_page()
def thumbnail(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """The page as a small picture."""
    return _picture(request, found_page(actor, document, page), small=True)


def _picture(request: HttpRequest, page: Page, *, small: bool) -> HttpResponse:
    try:
        blob = thumbnail_of(page) if small else picture_of(page)
    except RenderError as problem:
        return HttpResponse(str(problem), status=404, content_type="text/plain")
    except SandboxBroken:
        logger.exception("No picture of a page: the sandbox does not hold.")
        sentence = _("Pictures cannot be drawn safely just now; ask who keeps this site.")
        return HttpResponse(sentence, status=503, content_type="text/plain")
    etag = f'"{blob[:32]}"'
    fresh = get_conditional_response(request, etag=etag)
    response = fresh or _sent(file_store().bytes_of(blob))
    response["ETag"] = etag
    response["Cache-Control"] = f"private, max-age={_SECONDS}"
    return response


def _sent(data: bytes) -> HttpResponse:
    kind = "image/webp" if data[8:12] == b"WEBP" else "image/jpeg"
    response = HttpResponse(data, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    return response
