"""Further pages of a fact."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.views.work import blame
from reopen.chronology import actions, queries
from reopen.chronology.access import visible_citations
from reopen.chronology.forms import CiteForm
from reopen.chronology.views.shared import render_in_room
from reopen.documents.views.shared import found_page


@require_http_methods(["GET", "POST"])
@organization_page(Permission.NOTE_WRITE)
def cite(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """Name this page as a further one that says what a fact says."""
    found = found_page(actor, document, page)
    case = found.document.case
    facts = queries.facts_of(actor, case).filter(removed_at=None)
    form = CiteForm(facts, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.cite_page(actor, given["fact"], page=found, quote=given["quote"])
        except ValidationError as error:
            blame(form, error)
        else:
            messages.success(request, _("The fact is cited to this page too."))
            return redirect("page", actor.organization.slug, found.document_id, found.number)
    context = {"form": form, "page": found, "any": facts.exists()}
    status = 422 if form.errors else 200
    return render_in_room(request, actor, case, "chronology", "cite.html", context, status=status)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def remove(request: HttpRequest, actor: Actor, citation: UUID) -> HttpResponse:
    """Take a further page from its fact."""
    found = get_object_or_404(visible_citations(actor).select_related("fact__case"), pk=citation)
    actions.remove_citation(actor, found)
    messages.success(request, _("The page is taken from the fact."))
    return redirect("chronology", actor.organization.slug, found.fact.case.number)
