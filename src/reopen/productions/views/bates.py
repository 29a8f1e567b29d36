"""Bates numbers of a case: going to one, what is missing, what is there twice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.views.pages import seen_case
from reopen.productions import actions, queries
from reopen.productions.views.shared import render_in_room


@require_safe
@organization_page()
def bates_page(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """The numbers of the case; with `q`, straight to the page that bears one."""
    case = seen_case(actor, number)
    wanted = request.GET.get("q", "").strip()
    found = queries.pages_numbered(actor, case, wanted) if wanted else []
    if len(found) == 1:
        (row,) = found
        if row.number > row.document.page_count:  # a load file names pages that are not read yet
            return redirect("document", actor.organization.slug, row.document_id)
        return redirect("page", actor.organization.slug, row.document_id, row.number)
    context = {"numbering": queries.numbering_of(actor, case), "wanted": wanted, "found": found}
    return render_in_room(request, actor, case, "bates.html", context, here=_("Bates numbers"))


@require_POST
@organization_page(Permission.PRODUCTION_MARK)
def read(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Read the numbers off every page anew."""
    case = seen_case(actor, number)
    actions.read_numbers(actor, case)
    return redirect("bates", actor.organization.slug, case.number)
