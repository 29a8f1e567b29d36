"""What the pages of the room share: drawing them inside the case's reading room."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.cases.parts import case_tabs, reading_tabs
from reopen.chronology import actions
from reopen.kernel.components import Link


def render_in_room(
    request: HttpRequest,
    actor: Actor,
    case: Case,
    part: str,
    template: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the room; `part` is its key in the reading room's row of pages."""
    org = actor.organization.slug
    label = _("Chronology") if part == "chronology" else _("Statements")
    shared = {
        "case": case,
        "crumbs": [
            Link(_("Cases"), reverse("case_list", args=[org])),
            Link(case.number, reverse("case_overview", args=[org, case.number])),
            Link(label, reverse(part, args=[org, case.number])),
        ],
        "tabs": case_tabs(actor, case, "reading"),
        "parts": reading_tabs(actor, case, part),
        "may_write": actions.write_fact.allowed(actor),
    }
    return render(request, f"chronology/{template}", shared | context, status=status)
