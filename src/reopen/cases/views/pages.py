"""The list of cases and the pages of one case."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.audit.models import Event
from reopen.audit.names import tell
from reopen.audit.queries import narrowed
from reopen.cases import actions, queries
from reopen.cases.access import visible_cases
from reopen.cases.exports import export_cases
from reopen.cases.forms.case import CaseFilterForm
from reopen.cases.models import Case
from reopen.cases.parts import case_tabs
from reopen.kernel.components import Column, Link, read_columns

_ROWS = 25
_EVENTS = 50
_COLUMNS = (
    Column("number", gettext_lazy("Number"), order="number", optional=False),
    Column("title", gettext_lazy("Title"), order="title", optional=False),
    Column("stage", gettext_lazy("Stage"), order="stage"),
    Column("since", gettext_lazy("In it since"), order="stage_since"),
    Column("received", gettext_lazy("First contact"), order="received_on"),
    Column("team", gettext_lazy("Team")),
    Column("outside", gettext_lazy("Told outside"), order="outside_status", shown=False),
    Column("changed", gettext_lazy("Last changed"), order="changed_at", shown=False),
)


@require_safe
@organization_page()
def case_list(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every case I can see, filtered by the address."""
    form = CaseFilterForm(actor, request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    columns = read_columns(_COLUMNS, request.GET, default="-number")
    cases = queries.case_list(actor, **chosen).order_by(columns.order_by, "-number")
    if request.GET.get("format") in {"csv", "xlsx"}:
        return export_cases(actor, cases, request.GET["format"])
    context = {
        "form": form,
        "columns": columns,
        "page": Paginator(cases, _ROWS).get_page(request.GET.get("page")),
        "may_open": actions.open_case.allowed(actor),
        "filtered": any(chosen.values()),
    }
    return render(request, "cases/list.html", context)


@require_safe
@organization_page()
def case_overview(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """The case on one page: fit to be read aloud in a meeting."""
    case = seen_case(actor, number)
    context = {
        "sides": queries.participants_by_side(case),
        "convictions": queries.convictions_of(case),
        "proceedings": queries.proceedings_of(case),
        "own_fields": queries.custom_values_of(case),
        "notes": queries.notes_of(actor, case)[:5],
        "team": queries.team_of(case),
        "stages": queries.stages_of(case),
    }
    return render_case(request, actor, case, "overview", context)


@require_safe
@organization_page()
def case_people(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Everybody in the case, with names, numbers and places."""
    case = seen_case(actor, number)
    return render_case(
        request, actor, case, "people", {"sides": queries.participants_by_side(case)}
    )


@require_safe
@organization_page()
def case_courts(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Convictions with charges and sentences, and what happened in courts."""
    case = seen_case(actor, number)
    context = {
        "convictions": queries.convictions_of(case),
        "proceedings": queries.proceedings_of(case),
    }
    return render_case(request, actor, case, "courts", context)


@require_safe
@organization_page(Permission.AUDIT_READ)
def case_audit(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Who did what in this case, and who looked."""
    case = seen_case(actor, number)
    page = Paginator(narrowed(Event.objects.all(), case=case.id), 50).get_page(
        request.GET.get("page")
    )
    context = {"page": page, "events": tell(actor, page)}
    return render_case(request, actor, case, "audit", context)


def seen_case(actor: Actor, number: str) -> Case:
    """The case with this number, or 404; that she looked is recorded."""
    case = get_object_or_404(visible_cases(actor), number=number)
    record("case.read", actor, Target.of(case))
    return case


def render_case(
    request: HttpRequest,
    actor: Actor,
    case: Case,
    part: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """Render one of the case's pages with what all of them share."""
    org = actor.organization.slug
    shared = {
        "case": case,
        "crumbs": [Link(_("Cases"), reverse("case_list", args=[org])), Link(case.number)],
        "tabs": case_tabs(actor, case, part),
        "may": {
            "edit": actions.edit_case.allowed(actor, case),
            "stage": actions.move_stage.allowed(actor, case),
            "team": actions.assign_member.allowed(actor, case),
            "wall": actions.raise_wall.allowed(actor, case),
            "note": actions.write_note.allowed(actor, case),
        },
    }
    return render(request, f"cases/{part}.html", shared | context, status=status)
