"""Somebody in the file: every place, what people said, naming, splitting, undoing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.access import visible_people
from reopen.cases.models import Case
from reopen.cases.views.pages import seen_case
from reopen.figures import actions, queries
from reopen.figures.access import visible_figures, visible_steps
from reopen.figures.choosing import chosen_keys, chosen_places
from reopen.figures.forms import FigureForm, MergeForm
from reopen.figures.history import history_of
from reopen.figures.models import Figure
from reopen.figures.queries import Entry
from reopen.figures.views.shared import render_in_room, to_list
from reopen.kernel.components import Link
from reopen.kernel.meanwhile import held

_ROWS = 50


@require_safe
@organization_page()
def found_name(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """A name that only the machine found: where it stands, and a form to say who it is."""
    case = seen_case(actor, number)
    kind, key = request.GET.get("kind", ""), request.GET.get("key", "")
    entry = queries.entry_of_name(actor, case, kind, key)
    if entry is None:
        raise Http404
    if entry.figure is not None:
        return redirect("figure", actor.organization.slug, entry.figure.pk)
    others = [e for e in queries.cast_of(actor, case) if e.figure and e.kind == kind]
    context = _drawn(request, actor, case, entry) | {
        "name_form": MergeForm(initial={"name": entry.label}),
        "others": others,
    }
    return render_in_room(request, actor, case, "one.html", context, more=(Link(entry.label),))


@require_safe
@organization_page()
def figure_page(request: HttpRequest, actor: Actor, figure: UUID) -> HttpResponse:
    """Somebody a person named: every place, the ways of writing, what was done."""
    found, entry = _found(actor, figure)
    if entry.figure is not None and entry.figure.pk != figure:
        return redirect("figure", actor.organization.slug, entry.figure.pk)
    return _figure_page(request, actor, found, entry, _form(found))


@require_POST
@organization_page(Permission.NOTE_WRITE)
def edit(request: HttpRequest, actor: Actor, figure: UUID) -> HttpResponse:
    """Change name, note and who it is in the case; where all of it is seen."""
    found, entry = _found(actor, figure)
    if entry.partly:
        raise Http404
    form = _form(held(request, found), request.POST)
    if not form.is_valid():
        return _figure_page(request, actor, found, entry, form)
    given = form.cleaned_data
    person = visible_people(actor).filter(pk=given["person"]).first() if given["person"] else None
    actions.edit_figure(actor, found, name=given["name"], note=given["note"], person=person)
    return redirect("figure", actor.organization.slug, found.pk)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def split(request: HttpRequest, actor: Actor, figure: UUID) -> HttpResponse:
    """Make the chosen ways of writing, or single places, somebody else."""
    found, entry = _found(actor, figure)
    keys = chosen_keys(request.POST) & entry.keys
    wanted = chosen_places(request.POST)
    names = list(queries.names_of(actor, found.case, entry).filter(pk__in=wanted))
    if len(names) != len(wanted) or len(keys) != len(chosen_keys(request.POST)):
        raise Http404
    try:
        apart = actions.split(actor, found, keys=keys, names=names)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("figure", actor.organization.slug, found.pk)
    messages.success(request, _("Split off. What was done stands below, where it can be undone."))
    return redirect("figure", actor.organization.slug, apart.pk)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def undo(request: HttpRequest, actor: Actor, step: UUID) -> HttpResponse:
    """Take a step back, or do it again where it was taken back."""
    found = get_object_or_404(visible_steps(actor).select_related("figure__case"), pk=step)
    if found.undone_at is None:
        actions.undo_step(actor, found)
        messages.success(request, _("Undone. What was said before holds again."))
    else:
        actions.redo_step(actor, found)
        messages.success(request, _("Done again."))
    figure = visible_figures(actor).filter(pk=found.figure_id).first()
    if figure is None:
        return to_list(actor, found.figure.case)
    return redirect("figure", actor.organization.slug, figure.top_id or figure.pk)


def _found(actor: Actor, figure: UUID) -> tuple[Figure, Entry]:
    found = get_object_or_404(visible_figures(actor).select_related("case", "person"), pk=figure)
    entry = queries.entry_of_figure(actor, found.case, found)
    if entry is None:
        raise Http404
    return found, entry


def _form(figure: Figure, posted: Any = None) -> FigureForm:
    initial = {"name": figure.name, "note": figure.note, "person": figure.person_id}
    return FigureForm(queries.people_of_case(figure.case), posted, initial=initial)


def _figure_page(
    request: HttpRequest, actor: Actor, figure: Figure, entry: Entry, form: FigureForm
) -> HttpResponse:
    context = _drawn(request, actor, figure.case, entry) | {
        "figure": figure,
        "form": None if entry.partly else form,
        "history": history_of(actor, figure.case, figure),
    }
    status = 422 if form.errors else 200
    more = (Link(entry.label),)
    return render_in_room(
        request, actor, figure.case, "one.html", context, more=more, status=status
    )


def _drawn(request: HttpRequest, actor: Actor, case: Case, entry: Entry) -> dict[str, Any]:
    page = Paginator(queries.names_of(actor, case, entry), _ROWS).get_page(request.GET.get("page"))
    return {"entry": entry, "page": page, "passages": queries.passages(page.object_list)}
