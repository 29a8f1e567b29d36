"""The list of exhibits, one exhibit, and pages given to it."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.views.pages import seen_case
from reopen.cases.views.work import blame
from reopen.documents.views.shared import found_page
from reopen.kernel.components import Column, read_columns
from reopen.kernel.meanwhile import held
from reopen.review import actions, queries_record
from reopen.review.access import visible_exhibit_pages, visible_exhibits
from reopen.review.actions.exhibits import FIELDS
from reopen.review.exports import export_exhibits
from reopen.review.forms_record import ExhibitFilterForm, ExhibitForm, PagesForm
from reopen.review.models import Exhibit
from reopen.review.views.shared import render_in_room, to_page

_ROWS = 100
_COLUMNS = (
    Column("number", _("Number")),
    Column("title", _("What it is")),
    Column("status", _("What became of it")),
    Column("when", _("When")),
    Column("by", _("Offered by")),
    Column("pages", _("In the file")),
)


@require_safe
@organization_page()
def exhibits_page(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """The case's exhibits in the order of their numbers."""
    case = seen_case(actor, number)
    form = ExhibitFilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    exhibits = queries_record.exhibits_of(actor, case, **asked)
    if request.GET.get("format") in {"csv", "xlsx"}:
        return export_exhibits(actor, case, exhibits, request.GET["format"])
    context = {
        "form": form,
        "columns": read_columns(_COLUMNS, request.GET, default=""),
        "page": Paginator(exhibits, _ROWS).get_page(request.GET.get("page")),
        "filtered": any(asked.values()),
        "may_edit": actions.enter_exhibit.allowed(actor),
    }
    return render_in_room(request, actor, case, "exhibits", "exhibits.html", context)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.CASE_EDIT)
def enter_exhibit(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Put an exhibit on the list."""
    case = seen_case(actor, number)
    form = ExhibitForm(request.POST or None, initial={"status": Exhibit.Status.UNKNOWN})
    if request.method == "POST" and form.is_valid():
        try:
            actions.enter_exhibit(actor, case, **form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return _to_list(actor, number)
    status = 422 if form.errors else 200
    context = {"form": form}
    return render_in_room(request, actor, case, "exhibits", "exhibit.html", context, status=status)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.CASE_EDIT)
def edit_exhibit(request: HttpRequest, actor: Actor, exhibit: UUID) -> HttpResponse:
    """Change what is known about an exhibit."""
    found = held(request, _found(actor, exhibit))
    known: dict[str, Any] = {name: getattr(found, name) for name in FIELDS}
    form = ExhibitForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_exhibit(actor, found, **form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return _to_list(actor, found.case.number)
    ranges = visible_exhibit_pages(actor).filter(exhibit=found).select_related("document")
    context = {"form": form, "exhibit": found, "ranges": ranges}
    status = 422 if form.errors else 200
    return render_in_room(
        request, actor, found.case, "exhibits", "exhibit.html", context, status=status
    )


@require_POST
@organization_page(Permission.CASE_EDIT)
def remove_exhibit(request: HttpRequest, actor: Actor, exhibit: UUID) -> HttpResponse:
    """Take an exhibit off the list, or put it back."""
    found = _found(actor, exhibit)
    (actions.restore_exhibit if found.removed_at else actions.remove_exhibit)(actor, found)
    return _to_list(actor, found.case.number)


@require_POST
@organization_page(Permission.CASE_EDIT)
def take_pages(request: HttpRequest, actor: Actor, pages: UUID) -> HttpResponse:
    """Take pages from an exhibit."""
    rows = visible_exhibit_pages(actor).select_related("exhibit__case")
    exhibit = actions.take_pages(actor, get_object_or_404(rows, pk=pages))
    return redirect("review_exhibit", org=actor.organization.slug, exhibit=exhibit.pk)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.CASE_EDIT)
def give_pages(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """Say that pages are an exhibit, an entered one or a new one."""
    found = found_page(actor, document, page)
    case = found.document.case
    exhibits = queries_record.exhibits_of(actor, case)
    form = PagesForm(exhibits, request.POST or None, initial={"first": page, "last": page})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        exhibit = form.chosen()
        try:
            if exhibit is None:
                new = {"number": given["number"], "title": given["title"]}
                exhibit = actions.enter_exhibit(actor, case, **new)
            span = {"first": given["first"], "last": given["last"]}
            actions.give_pages(actor, exhibit, document=found.document, **span)
        except ValidationError as error:
            blame(form, error)
        else:
            return to_page(actor, found.document_id, page, "page-record")
    context = {"form": form, "page": found, "document": found.document}
    status = 422 if form.errors else 200
    return render_in_room(
        request, actor, case, "exhibits", "exhibit_pages.html", context, status=status
    )


def _found(actor: Actor, exhibit: UUID) -> Exhibit:
    return get_object_or_404(visible_exhibits(actor).select_related("case"), pk=exhibit)


def _to_list(actor: Actor, number: str) -> HttpResponse:
    return redirect("review_exhibits", org=actor.organization.slug, number=number)
