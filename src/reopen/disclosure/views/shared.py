"""What the pages of the room share: finding what is meant, and drawing it inside the case."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reopen.accounts.actor import Actor
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.cases.parts import case_tabs
from reopen.disclosure import actions, queries
from reopen.disclosure.models import ComparedPage, Comparison
from reopen.kernel.components import Link

#: The pages of the tab, by the names of their addresses.
_PARTS = (
    ("disclosure", gettext_lazy("Page by page")),
    ("disclosure_mentions", gettext_lazy("Mentioned, not found")),
    ("disclosure_ledger", gettext_lazy("Who had it when")),
    ("disclosure_requests", gettext_lazy("Requests and answers")),
)


def found_comparison(actor: Actor, case: Case, comparison: UUID) -> Comparison:
    """The comparison of this case, or 404."""
    return get_object_or_404(queries.comparisons_of(actor, case), pk=comparison)


def found_page(
    actor: Actor, comparison: Comparison, page: UUID, *, unseen: bool = False
) -> ComparedPage:
    """A page of the prosecution's side with what the actor is told of it, or 404."""
    pages = queries.pages_of(actor, comparison, unseen=unseen)
    found: ComparedPage = get_object_or_404(pages, pk=page)
    return found


def comparison_url(
    actor: Actor, comparison: Comparison, name: str = "disclosure_comparison"
) -> str:
    """The address of a page about a comparison."""
    return reverse(name, args=[actor.organization.slug, comparison.case.number, comparison.pk])


def page_url(
    actor: Actor, comparison: Comparison, page: UUID, name: str = "disclosure_pair"
) -> str:
    """The address of a page and its copies, side by side."""
    org, number = actor.organization.slug, comparison.case.number
    return reverse(name, args=[org, number, comparison.pk, page])


def rights(actor: Actor) -> dict[str, bool]:
    """What the actor may do, for templates."""
    return {
        "compare": actions.start_comparison.allowed(actor),
        "decide": actions.decide.allowed(actor),
        "report": actor.may(Permission.DOCUMENT_DOWNLOAD),
    }


def render_in_case(
    request: HttpRequest,
    actor: Actor,
    case: Case,
    template: str,
    context: dict[str, Any],
    *,
    more: tuple[Link, ...] = (),
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a page of the case's Disclosure tab; `part` is the one of `_PARTS` it is."""
    org = actor.organization.slug
    crumbs = [
        Link(_("Cases"), reverse("case_list", args=[org])),
        Link(case.number, reverse("case_overview", args=[org, case.number])),
        Link(_("Disclosure"), reverse("disclosure", args=[org, case.number]) if more else ""),
        *more,
    ]
    shared = {
        "case": case,
        "crumbs": crumbs,
        "tabs": case_tabs(actor, case, "disclosure"),
        "may": rights(actor),
        "parts": [
            Link(str(label), reverse(name, args=[org, case.number]), current=name == part)
            for name, label in _PARTS
        ],
    }
    return render(request, f"disclosure/{template}", shared | context, status=status)
