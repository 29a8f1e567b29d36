"""What people do with a document: name it, move it, wall it, part it, have it read again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.models import Membership
from reopen.accounts.permissions import Permission
from reopen.cases.views.work import blame
from reopen.documents import actions
from reopen.documents.access import visible_sources
from reopen.documents.forms import ClearForm, DescribeForm, SourceChoice, SplitForm
from reopen.documents.models import Document
from reopen.documents.queries_pages import clearances_of, members_to_clear
from reopen.documents.views.shared import (
    document_crumbs,
    found_document,
    seen_document,
    to_document,
)
from reopen.kernel.components import Link
from reopen.kernel.meanwhile import held


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DOCUMENT_EDIT)
def describe(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """Title, kind and date."""
    found = held(request, seen_document(actor, document))
    known = {"title": found.title, "kind": found.kind, "date": found.date}
    form = DescribeForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        actions.describe_document(actor, found, **form.cleaned_data)
        return to_document(actor, found)
    return _form_page(request, actor, found, form, _("Name it"), _("Save"))


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DOCUMENT_EDIT)
def move(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """Put a document under another source of its case."""
    found = seen_document(actor, document)
    sources = visible_sources(actor).filter(case=found.case).exclude(pk=found.source_id)
    form = SourceChoice(sources, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.move_document(actor, found, source=form.cleaned_data["source"])
        return to_document(actor, found)
    return _form_page(request, actor, found, form, _("Move to another source"), _("Move it"))


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DOCUMENT_EDIT)
def split(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """Name some pages as a document of their own."""
    found = seen_document(actor, document)
    form = SplitForm(request.POST or None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        try:
            actions.split_document(actor, found, **form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return to_document(actor, found)
    title = _("Name some pages as a document")
    return _form_page(request, actor, found, form, title, _("Name these pages"))


@require_POST
@organization_page(Permission.DOCUMENT_EDIT)
def undo_part(request: HttpRequest, actor: Actor, document: UUID, part: UUID) -> HttpResponse:
    """Undo a part: its pages are only pages of their file again."""
    found = found_document(actor, document)
    actions.merge_parts(actor, get_object_or_404(found.parts.filter(undone_at=None), pk=part))
    return to_document(actor, found)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DOCUMENT_WALL)
def wall(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """Who may see this document."""
    found = seen_document(actor, document)
    members = members_to_clear(actor, found)
    doing = request.POST.get("do", "")
    form = ClearForm(members, request.POST if doing == "clear" else None)
    if request.method == "POST" and (doing != "clear" or form.is_valid()):
        _change_wall(actor, found, doing, request.POST.get("clearance", ""), form)
        return to_document(actor, found) if doing == "unwall" else _again(request)
    context = {
        "form": form,
        "clearances": clearances_of(found),
        "title": _("Who may see it"),
    }
    return _page(request, actor, found, "wall.html", context, form)


def _change_wall(actor: Actor, document: Document, doing: str, clearance: str, form: Form) -> None:
    if doing == "wall":
        actions.wall_document(actor, document)
    elif doing == "unwall":
        actions.unwall_document(actor, document)
    elif doing == "clear":
        actions.clear_member(actor, document, membership=form.cleaned_data["membership"])
    elif doing == "unclear":
        given = [one for one in clearances_of(document) if str(one.membership_id) == clearance]
        if not given:
            raise Http404
        member: Membership = given[0].membership
        actions.unclear_member(actor, document, membership=member)


def _again(request: HttpRequest) -> HttpResponse:
    return redirect(request.path)


@require_POST
@organization_page(Permission.DOCUMENT_EDIT)
def again(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """Have a document read once more."""
    found = found_document(actor, document)
    try:
        actions.read_again(actor, found)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("It will be read again; pages come back as they are done."))
    return to_document(actor, found)


def _form_page(
    request: HttpRequest, actor: Actor, document: Document, form: Form, title: str, verb: str
) -> HttpResponse:
    context = {"form": form, "title": title, "verb": verb}
    return _page(request, actor, document, "form.html", context, form)


def _page(
    request: HttpRequest,
    actor: Actor,
    document: Document,
    template: str,
    context: dict[str, Any],
    form: Form,
) -> HttpResponse:
    crumbs = document_crumbs(actor, document, Link(context["title"]))
    shared = {"document": document, "case": document.case, "crumbs": crumbs}
    status = 422 if form.errors else 200
    return render(request, f"documents/{template}", shared | context, status=status)
