"""Statements of witnesses: the list, naming and changing one, and laying some side by side."""

from collections.abc import Callable
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.views.pages import seen_case
from reopen.cases.views.work import blame
from reopen.chronology import actions, queries
from reopen.chronology.access import visible_statements
from reopen.chronology.actions.statements import Spoken
from reopen.chronology.exports import export_statements
from reopen.chronology.forms import StatementFilterForm, StatementForm
from reopen.chronology.side_by_side import across, columns_of
from reopen.chronology.views.shared import render_in_room
from reopen.documents.models import Document
from reopen.documents.views.shared import found_page
from reopen.kernel.meanwhile import held

_MOST = 4


@require_safe
@organization_page()
def statements(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """The statements of the case by witness, to choose which to lay side by side."""
    case = seen_case(actor, number)
    form = StatementFilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = queries.statements_of(actor, case, **asked)
    if request.GET.get("format") in {"csv", "xlsx"}:
        return export_statements(actor, case, found, request.GET["format"])
    groups = [(name, list(rows)) for name, rows in groupby(found, key=attrgetter("witness"))]
    context = {
        "groups": groups,
        "form": form,
        "filtered": any(asked.values()),
        "page": Paginator(found, max(len(found), 1)).get_page(1),
    }
    return render_in_room(request, actor, case, "statements", "statements.html", context)


@require_safe
@organization_page()
def compare(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Two to four statements as columns, the first in its own order."""
    case = seen_case(actor, number)
    wanted = set(request.GET.getlist("s"))
    chosen = [s for s in queries.statements_of(actor, case) if str(s.pk) in wanted]
    chosen.sort(key=lambda statement: statement.date)
    columns = columns_of(actor, chosen[:_MOST])
    only = request.GET.get("rows") == "differing"
    rows = across(columns) if len(columns) > 1 else []
    context = {
        "columns": columns,
        "rows": [row for row in rows if row.differs] if only else rows,
        "only": only,
        "differing": sum(row.differs for row in rows),
        "left_out": len(chosen) - len(columns),
    }
    return render_in_room(request, actor, case, "statements", "compare.html", context)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.NOTE_WRITE)
def add_statement(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """Say that pages of a document, this one first, are a statement of a witness."""
    found = found_page(actor, document, page).document
    form = StatementForm(request.POST or None, initial={"first": page, "last": page})

    def keep(spoken: Spoken) -> None:
        actions.add_statement(actor, found, spoken=spoken)

    return _written(request, actor, found, form, keep, {})


@require_http_methods(["GET", "POST"])
@organization_page(Permission.NOTE_WRITE)
def edit_statement(request: HttpRequest, actor: Actor, statement: UUID) -> HttpResponse:
    """Change the pages, the name, the date or the occasion of a statement."""
    found = held(request, get_object_or_404(visible_statements(actor), pk=statement))
    fields = ("witness", "kind", "date", "first", "last", "note")
    initial = {name: getattr(found, name) for name in fields}
    form = StatementForm(request.POST or None, initial=initial)

    def keep(spoken: Spoken) -> None:
        actions.edit_statement(actor, found, spoken=spoken)

    return _written(request, actor, found.document, form, keep, {"statement": found})


def _written(
    request: HttpRequest,
    actor: Actor,
    document: Document,
    form: StatementForm,
    keep: Callable[[Spoken], None],
    about: dict[str, Any],
) -> HttpResponse:
    case = document.case
    if request.method == "POST" and form.is_valid():
        try:
            keep(form.spoken())
        except ValidationError as error:
            blame(form, error)
        else:
            return redirect("statements", actor.organization.slug, case.number)
    context = {"form": form, "document": document, "page": form.initial["first"], **about}
    status = 422 if form.errors else 200
    return render_in_room(
        request, actor, case, "statements", "statement.html", context, status=status
    )


@require_POST
@organization_page(Permission.NOTE_WRITE)
def remove_statement(request: HttpRequest, actor: Actor, statement: UUID) -> HttpResponse:
    """Take a statement out of the list."""
    found = get_object_or_404(visible_statements(actor), pk=statement)
    actions.remove_statement(actor, found)
    messages.success(request, _("Removed. It stands under “Removed”, from where it comes back."))
    return redirect("statements", actor.organization.slug, found.document.case.number)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def restore_statement(request: HttpRequest, actor: Actor, statement: UUID) -> HttpResponse:
    """Put a statement back."""
    found = get_object_or_404(visible_statements(actor), pk=statement)
    actions.restore_statement(actor, found)
    return redirect("statements", actor.organization.slug, found.document.case.number)
