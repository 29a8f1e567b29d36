"""What the pages of the room share: drawing them inside the case's reading room."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.cases.parts import case_tabs, reading_tabs
from reopen.kernel.components import Link
from reopen.productions import actions

FORMS = ("csv", "xlsx")  # in which tables are taken away


def render_in_room(
    request: HttpRequest,
    actor: Actor,
    case: Case,
    template: str,
    context: dict[str, Any],
    *,
    here: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a page of the productions of a case; `here` is its own name below them."""
    shared = {
        "case": case,
        "crumbs": _crumbs(actor, case, here),
        "tabs": case_tabs(actor, case, "reading"),
        "parts": reading_tabs(actor, case, "productions"),
        "own": _own_pages(actor, case, request.path),
        "may": {
            "make": actions.start_production.allowed(actor),
            "mark": actions.mark_redactions.allowed(actor),
            "download": actor.may(Permission.DOCUMENT_DOWNLOAD),
        },
    }
    return render(request, f"productions/{template}", shared | context, status=status)


def _crumbs(actor: Actor, case: Case, here: str) -> list[Link]:
    org = actor.organization.slug
    room = reverse("productions", args=[org, case.number])
    return [
        Link(_("Cases"), reverse("case_list", args=[org])),
        Link(case.number, reverse("case_overview", args=[org, case.number])),
        Link(_("Productions"), room if here else ""),
        *([Link(here)] if here else []),
    ]


def _own_pages(actor: Actor, case: Case, path: str) -> list[Link]:
    """The pages of this room as links."""
    args = [actor.organization.slug, case.number]
    named = (
        ("productions", _("Productions")),
        ("redactions", _("Redactions")),
        ("privilege_log", _("Privilege log")),
        ("bates", _("Bates numbers")),
        ("load_files", _("Load files")),
    )
    links = [(label, reverse(name, args=args)) for name, label in named]
    links.append((_("Check a PDF"), reverse("check_pdf", args=args[:1])))
    return [Link(label, url, current=url == path) for label, url in links]
