"""Files on their way in: the page, parts from the browser, receipts."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.access import visible_cases
from reopen.cases.views.pages import seen_case
from reopen.documents import actions
from reopen.documents.access import own_uploads, visible_sources
from reopen.documents.actions.uploading import (
    HOW,
    LARGEST_PART,
    OutOfStep,
    add_part,
    begin_upload,
)
from reopen.documents.forms import BeginForm, UploadForm
from reopen.documents.models import Upload
from reopen.documents.queries_pages import receipts_of
from reopen.documents.views.shared import render_in_case

_RECEIPTS = 200


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DOCUMENT_ADD)
def upload_page(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Choose files; without script they are sent in one piece, by the same action."""
    case = seen_case(actor, number)
    sources = visible_sources(actor).filter(case=case)
    chosen = sources.filter(pk__in=_uuids(request.GET.get("source", ""))).first()
    known = {"source": chosen} if chosen else None
    form = UploadForm(sources, request.POST or None, request.FILES or None, initial=known)
    if request.method == "POST" and form.is_valid():
        begun = timezone.now().isoformat()
        source = form.cleaned_data["source"]
        for file in form.cleaned_data["files"]:
            actions.receive_file(actor, source, file, path=file.name or "file", how=HOW)
        url = reverse("files_receipts", args=[actor.organization.slug, number])
        return redirect(f"{url}?{urlencode({'source': source.name, 'since': begun})}")
    context = {
        "form": form,
        "sources": sources,
        "since": timezone.now().isoformat(),
        "upload_days": settings.REOPEN_UPLOAD_DAYS,
    }
    status = 422 if form.errors else 200
    return render_in_case(request, actor, case, "upload.html", context, status=status)


@require_POST
@organization_page(Permission.DOCUMENT_ADD)
def begin(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Begin one file, or learn how much of it is here already."""
    case = get_object_or_404(visible_cases(actor), number=number)
    form = BeginForm(visible_sources(actor).filter(case=case), request.POST)
    if not form.is_valid():
        return _refused(" ".join(str(one) for errors in form.errors.values() for one in errors))
    source = form.cleaned_data.pop("source")
    try:
        upload = begin_upload(actor, source, **form.cleaned_data)
    except ValidationError as error:
        return _refused(" ".join(error.messages))
    return _state(actor, upload)


@require_http_methods(["PUT"])
@organization_page(Permission.DOCUMENT_ADD)
def take_part(request: HttpRequest, actor: Actor, upload: UUID) -> HttpResponse:
    """Take one part in. The answer comes when it is safe on disk and its row is committed."""
    found = get_object_or_404(own_uploads(actor), pk=upload)
    try:
        start = int(request.GET.get("offset", ""))
        length = int(request.headers.get("Content-Length") or 0)
    except ValueError:
        return _refused(_("A part needs its offset."))
    if length > LARGEST_PART:
        return _refused(_("This part is too large."), 413)
    try:
        return _state(actor, add_part(actor, found, start=start, data=request.body))
    except OutOfStep as problem:
        return JsonResponse({"received": problem.received}, status=409)
    except ValidationError as error:
        return _refused(" ".join(error.messages))


@organization_page()
def receipts(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """What came, when, from whom and how, with its fingerprint; made to be printed."""
    case = seen_case(actor, number)
    source = request.GET.get("source", "")
    since = _moment(request.GET.get("since", ""))
    found = receipts_of(actor, case, source=source, since=since)
    context = {
        "page": Paginator(found, _RECEIPTS).get_page(request.GET.get("page")),
        "source": source,
        "since": since,
        "printed": timezone.localtime(),
    }
    return render_in_case(request, actor, case, "receipts.html", context)


def _state(actor: Actor, upload: Upload) -> JsonResponse:
    org = actor.organization.slug
    answer: dict[str, Any] = {
        "received": upload.received,
        "url": reverse("upload_part", args=[org, upload.pk]),
    }
    if upload.document_id is not None:
        answer["document"] = reverse("document", args=[org, upload.document_id])
    return JsonResponse(answer)


def _refused(sentence: str, status: int = 422) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)


def _uuids(text: str) -> list[UUID]:
    try:
        return [UUID(text)]
    except ValueError:
        return []


def _moment(text: str) -> Any:
    try:
        return parse_datetime(text.replace(" ", "+"))
    except ValueError:
        return None
