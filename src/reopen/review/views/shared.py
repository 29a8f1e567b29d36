"""What the pages of the room share: drawing them inside the case's reading room."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.cases.parts import case_tabs, reading_tabs
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
    """Render a page of the case's reading room; `part` is its key in the room's row of pages."""
    org = actor.organization.slug
    room = reverse("review_room", args=[org, case.number]) if part else ""
    shared = {
        "case": case,
        "crumbs": [
            Link(_("Cases"), reverse("case_list", args=[org])),
            Link(case.number, reverse("case_overview", args=[org, case.number])),
            Link(_("Reading room"), room),
        ],
        "tabs": case_tabs(actor, case, "reading"),
        "parts": reading_tabs(actor, case, part),
    }
    return render(request, f"review/{template}", shared | context, status=status)


def to_page(actor: Actor, document: object, number: int, anchor: str = "") -> HttpResponse:
    """To a page in the viewer, at a spot or an entry of its panels."""
    url = reverse("page", args=[actor.organization.slug, document, number])
    return redirect(f"{url}#{anchor}" if anchor else url)
