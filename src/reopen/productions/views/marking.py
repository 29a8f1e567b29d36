"""Marking redactions and privilege, both logs, and taking a mark back."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.views.pages import seen_case
from reopen.cases.views.work import blame
from reopen.documents.views.shared import document_crumbs, found_document, found_page
from reopen.kernel.components import Link
from reopen.kernel.tables import table_response
from reopen.productions import actions, queries
from reopen.productions.access import visible_held_back, visible_redactions
from reopen.productions.forms import HoldForm, RedactionForm
from reopen.productions.forms_lists import PrivilegeForm, RedactionsForm
from reopen.productions.views.shared import FORMS, render_in_room
from reopen.productions.vocabularies import PRIVILEGE_BASES, REDACTION_REASONS


@require_safe
@organization_page()
def redactions(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Every redaction of the case; with `format`, to take away."""
    case = seen_case(actor, number)
    locale = get_language() or "en"
    filters = RedactionsForm(request.GET)
    rows = filters.filtered(queries.redactions_of(actor, case))
    named = [(row, REDACTION_REASONS[row.reason].label_in(locale)) for row in rows]
    form = request.GET.get("format", "")
    if form in FORMS:
        record("redaction.exported", actor, Target.of(case), {"form": form})
        headers = (_("Document"), _("Page"), _("Reason"), _("Note"), _("Marked by"))
        table = [
            (row.document.path, row.number, label, row.note, row.by.user.get_full_name())
            for row, label in named
        ]
        return table_response("redactions", headers, table, form)
    context = {"rows": named, "filters": filters}
    here = _("Redactions")
    return render_in_room(request, actor, case, "redactions.html", context, here=here)


@require_safe
@organization_page()
def privilege_log(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Every document held back; with `format`, to take away."""
    case = seen_case(actor, number)
    locale = get_language() or "en"
    filters = PrivilegeForm(request.GET)
    rows = filters.filtered(queries.held_back_of(actor, case))
    named = [(row, PRIVILEGE_BASES[row.basis].label_in(locale)) for row in rows]
    form = request.GET.get("format", "")
    if form in FORMS:
        record("privilege.exported", actor, Target.of(case), {"form": form})
        headers = (
            _("Document"), _("Pages"), _("Ground"), _("Author"), _("Recipients"), _("Date"),
            _("Description"),
        )  # fmt: skip
        table = [
            (row.document.path, row.document.page_count, label, row.author, row.recipients,
             row.date, row.description)
            for row, label in named
        ]  # fmt: skip
        return table_response("privilege-log", headers, table, form)
    here = _("Privilege log")
    context = {"rows": named, "filters": filters}
    return render_in_room(request, actor, case, "privilege.html", context, here=here)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.PRODUCTION_MARK)
def add_redaction(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """Mark a spot; everything that is found in a document is shown before it is marked."""
    found = found_page(actor, document, page)
    form = RedactionForm(found, request.POST or None)
    context: dict[str, Any] = {"form": form, "page": found, "document": found.document}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if given["everywhere"] and not given["confirmed"]:
            context |= {"places": given["places"], "asked": True}
        else:
            try:
                actions.mark_redactions(
                    actor, found.document,
                    places=given["places"], reason=given["reason"], note=given["note"],
                )  # fmt: skip
            except ValidationError as error:
                blame(form, error)
            else:
                return _to_page(actor, document, page)
    crumbs = [*document_crumbs(actor, found.document), Link(_("Redaction"))]
    status = 422 if form.errors else 200
    return render(
        request, "productions/redaction.html", context | {"crumbs": crumbs}, status=status
    )


@require_POST
@organization_page(Permission.PRODUCTION_MARK)
def undo_redaction(request: HttpRequest, actor: Actor, redaction: UUID) -> HttpResponse:
    """Take a redaction back."""
    found = get_object_or_404(visible_redactions(actor), pk=redaction)
    actions.undo_redaction(actor, found)
    return _to_page(actor, found.document_id, found.number)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.PRODUCTION_MARK)
def hold_back(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """Hold a document back."""
    found = found_document(actor, document)
    form = HoldForm(request.POST or None, initial={"date": found.date})
    if request.method == "POST" and form.is_valid():
        try:
            actions.hold_back(actor, found, **form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return redirect("privilege_log", actor.organization.slug, found.case.number)
    context = {
        "form": form,
        "document": found,
        "crumbs": [*document_crumbs(actor, found), Link(_("Hold back"))],
    }
    status = 422 if form.errors else 200
    return render(request, "productions/hold_back.html", context, status=status)


@require_POST
@organization_page(Permission.PRODUCTION_MARK)
def undo_hold(request: HttpRequest, actor: Actor, held_back: UUID) -> HttpResponse:
    """Take a document out of the privilege log."""
    rows = visible_held_back(actor).select_related("document__case")
    found = get_object_or_404(rows, pk=held_back)
    actions.undo_hold(actor, found)
    return redirect("privilege_log", actor.organization.slug, found.document.case.number)


def _to_page(actor: Actor, document: UUID, number: int) -> HttpResponse:
    url = reverse("page", args=[actor.organization.slug, document, number])
    return redirect(f"{url}#page-redactions")
