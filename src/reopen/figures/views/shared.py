"""What the pages of the room share: drawing them inside the case's reading room."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.cases.parts import case_tabs, reading_tabs
from reopen.figures import actions
from reopen.figures.queries import Entry
from reopen.kernel.components import Link


def render_in_room(
    request: HttpRequest,
    actor: Actor,
    case: Case,
    template: str,
    context: dict[str, Any],
    *,
    more: tuple[Link, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Render a page of the reading room's part "People found"."""
    org = actor.organization.slug
    here = reverse("figures", args=[org, case.number])
    shared = {
        "case": case,
        "crumbs": [
            Link(_("Cases"), reverse("case_list", args=[org])),
            Link(case.number, reverse("case_overview", args=[org, case.number])),
            Link(_("People found"), here if more else ""),
            *more,
        ],
        "tabs": case_tabs(actor, case, "reading"),
        "parts": reading_tabs(actor, case, "figures"),
        "may_write": actions.merge.allowed(actor),
    }
    return render(request, f"figures/{template}", shared | context, status=status)


def entry_url(actor: Actor, case: Case, entry: Entry) -> str:
    """The page of somebody in the file."""
    org = actor.organization.slug
    if entry.figure is not None:
        return reverse("figure", args=[org, entry.figure.pk])
    query = urlencode({"kind": entry.kind, "key": entry.key})
    return f"{reverse('found_name', args=[org, case.number])}?{query}"


def to_list(actor: Actor, case: Case) -> HttpResponse:
    return redirect("figures", actor.organization.slug, case.number)
