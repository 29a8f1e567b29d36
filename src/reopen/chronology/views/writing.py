"""Writing facts: from nothing, from a page, changing, removing, putting back."""

from typing import Any
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
from reopen.cases.models import Case
from reopen.cases.views.pages import seen_case
from reopen.cases.views.work import blame
from reopen.chronology import actions
from reopen.chronology.access import visible_facts
from reopen.chronology.forms import FactForm, PageFactForm
from reopen.chronology.models import Fact
from reopen.chronology.views.shared import render_in_room
from reopen.documents.models import Page
from reopen.documents.views.shared import found_page
from reopen.kernel.meanwhile import held
from reopen.lib.mentions import dated_passages


@require_http_methods(["GET", "POST"])
@organization_page(Permission.NOTE_WRITE)
def new_fact(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Write a fact that stands on no page of the file."""
    case = seen_case(actor, number)
    form = FactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        fact = actions.write_fact(actor, case, told=form.told())
        return _to_fact(actor, case, fact)
    return _form_page(request, actor, case, form)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.NOTE_WRITE)
def add_fact(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """Write a fact that stands on a page; `?at=` takes over the dated sentence beginning there."""
    found = found_page(actor, document, page)
    form = PageFactForm(request.POST or None, initial=_proposed(found, request.GET.get("at", "")))
    case = found.document.case
    if request.method == "POST" and form.is_valid():
        quote = form.cleaned_data["quote"]
        try:
            fact = actions.write_fact(actor, case, told=form.told(), page=found, quote=quote)
        except ValidationError as error:
            blame(form, error)
        else:
            return redirect("page", actor.organization.slug, fact.document_id, fact.number)
    return _form_page(request, actor, case, form, page=found)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.NOTE_WRITE)
def edit_fact(request: HttpRequest, actor: Actor, fact: UUID) -> HttpResponse:
    """Change what a fact says."""
    found = held(request, _found(actor, fact))
    names = ("date", "time", "text", "people", "standing")
    form = FactForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        actions.edit_fact(actor, found, told=form.told())
        return _to_fact(actor, found.case, found)
    return _form_page(request, actor, found.case, form, fact=found)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def remove_fact(request: HttpRequest, actor: Actor, fact: UUID) -> HttpResponse:
    """Take a fact out of the chronology; a dated sentence that it was is then offered again."""
    found = _found(actor, fact)
    actions.remove_fact(actor, found)
    if request.POST.get("to") == "dates":
        return redirect("dated_sentences", actor.organization.slug, found.case.number)
    messages.success(request, _("Removed. It stands under “Removed”, from where it comes back."))
    return redirect("chronology", actor.organization.slug, found.case.number)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def restore_fact(request: HttpRequest, actor: Actor, fact: UUID) -> HttpResponse:
    """Put a fact back."""
    found = _found(actor, fact)
    actions.restore_fact(actor, found)
    return _to_fact(actor, found.case, found)


def _found(actor: Actor, fact: UUID) -> Fact:
    return get_object_or_404(visible_facts(actor).select_related("case"), pk=fact)


def _proposed(page: Page, at: str) -> dict[str, Any]:
    """What a dated sentence of the page fills into the form, for a person to read and correct."""
    for passage in dated_passages(page.page_text.text) if at else []:
        if str(passage.start) == at:
            return {
                "date": passage.date, "time": passage.time,
                "text": passage.text, "quote": passage.text,
            }  # fmt: skip
    return {}


def _to_fact(actor: Actor, case: Case, fact: Fact) -> HttpResponse:
    response = redirect("chronology", actor.organization.slug, case.number)
    response["Location"] += f"#fact-{fact.pk}"
    return response


def _form_page(
    request: HttpRequest, actor: Actor, case: Case, form: FactForm, **more: object
) -> HttpResponse:
    context = {"form": form, "fact": None, "page": None, **more}
    status = 422 if form.errors else 200
    return render_in_room(request, actor, case, "chronology", "fact.html", context, status=status)
