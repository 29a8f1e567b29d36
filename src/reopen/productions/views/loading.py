"""Load files that come in: sending one, how far it is, and everything that is wrong with it."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.views.pages import seen_case
from reopen.cases.views.work import blame
from reopen.documents.access import visible_sources
from reopen.documents.reasons import sentence_of
from reopen.kernel.tables import table_response
from reopen.productions import actions, queries
from reopen.productions.actions.loading import receive_import
from reopen.productions.forms_lists import LoadsForm
from reopen.productions.forms_loading import LoadForm
from reopen.productions.models import LoadImport
from reopen.productions.sentences import sentence_of_trouble
from reopen.productions.views.shared import FORMS, render_in_room


@require_safe
@organization_page()
def load_files(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Every load file that was sent."""
    case = seen_case(actor, number)
    filters = LoadsForm(request.GET)
    context = {
        "rows": filters.filtered(queries.loads_of(actor, case)),
        "filters": filters,
        "may_load": actions.start_import.allowed(actor, None),
    }
    return render_in_room(request, actor, case, "loads.html", context, here=_("Load files"))


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DOCUMENT_ADD)
def send(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Choose an archive and the source it belongs to."""
    case = seen_case(actor, number)
    sources = visible_sources(actor).filter(case=case)
    form = LoadForm(sources, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            made = receive_import(
                actor, form.cleaned_data["source"], given, name=given.name or "volume.zip"
            )
        except ValidationError as error:
            blame(form, error)
        else:
            return redirect("load_file", actor.organization.slug, case.number, made.pk)
    context = {"form": form, "has_sources": sources.exists()}
    status = 422 if form.errors else 200
    here = _("Take a load file in")
    return render_in_room(request, actor, case, "load_new.html", context, here=here, status=status)


@require_safe
@organization_page()
def load_file(request: HttpRequest, actor: Actor, number: str, load: UUID) -> HttpResponse:
    """How far it is and what is wrong with it; with `format`, the list to take away."""
    case = seen_case(actor, number)
    found = get_object_or_404(queries.loads_of(actor, case), pk=load)
    form = request.GET.get("format", "")
    told = _told(found)
    if form in FORMS:
        record("load.exported", actor, Target.of(found), {"form": form})
        headers = (_("File"), _("Line"), _("What is wrong"))
        return table_response("problems", headers, told, form)
    context = {
        "load": found,
        "problems": told,
        "reason": sentence_of(found.reason) if found.reason else "",
        "rows": found.items.select_related("document")[:200],
    }
    return render_in_room(request, actor, case, "load.html", context, here=found.name)


def _told(load: LoadImport) -> list[tuple[str, int, str]]:
    return [
        (file, line, sentence_of_trouble(trouble, what))
        for file, line, trouble, what in load.problems
    ]
