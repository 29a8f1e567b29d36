"""Opening, editing and moving a case; its team, walls and notes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.forms.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Action
from reopen.accounts.doors import organization_page
from reopen.accounts.models import Membership
from reopen.accounts.permissions import Permission
from reopen.cases import actions, queries
from reopen.cases.access import visible_notes
from reopen.cases.forms.case import CaseForm, NewCaseForm, NoteForm, StageForm, TeamForm, WallForm
from reopen.cases.models import Case, EthicalWall, Note
from reopen.cases.views.pages import render_case, seen_case
from reopen.kernel.components import Link
from reopen.kernel.requests import posted_id

_NOTES = 30


def blame(form: BaseForm, error: ValidationError) -> None:
    """Put an action's refusal beside the field it speaks of, or on top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for field, problems in error.error_dict.items():
        form.add_error(field if field in form.fields else None, problems)


def to_case(actor: Actor, case: Case, page: str = "case_overview") -> HttpResponse:
    return redirect(page, org=actor.organization.slug, number=case.number)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.CASE_OPEN)
def new_case(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open a case with the first contact."""
    form = NewCaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            case = actions.open_case_with_applicant(actor, **form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return to_case(actor, case)
    crumbs = [Link(_("Cases"), reverse("case_list", args=[actor.organization.slug]))]
    return render(
        request,
        "cases/new.html",
        {"form": form, "crumbs": crumbs, "alike": _alike(actor, form)},
        status=422 if form.errors else 200,
    )


def _alike(actor: Actor, form: BaseForm) -> list[Case]:
    """Cases that may be the same person's, once something was typed and refused."""
    name = str(form.data.get("applicant", "")).strip() if form.is_bound else ""
    return list(queries.case_list(actor, q=name)[:5]) if name else []


@require_http_methods(["GET", "POST"])
@organization_page(Permission.CASE_EDIT)
def edit_case(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Change the first page, the organization's own fields included."""
    case = seen_case(actor, number)
    own = queries.custom_values_of(case)
    start = {"title": case.title, "summary": case.summary, "received_on": case.received_on}
    form = CaseForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        typed = {field: request.POST.get(f"own-{field.id}", "") for field, _value in own}
        own = list(typed.items())
        try:
            actions.edit_case(actor, case, **form.cleaned_data)
            if typed:
                actions.set_custom_values(actor, case, values=typed)
        except ValidationError as error:
            blame(form, error)
        else:
            return to_case(actor, case)
    context = {"form": form, "own_fields": own}
    return render_case(request, actor, case, "edit", context, 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@organization_page()
def case_team(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Who works on the case, who must not see it, and where it stands."""
    case = seen_case(actor, number)
    doing: dict[str, tuple[BaseForm, Action[Any, Any]]] = {
        "stage": (
            StageForm(actor, _posted(request, "stage"), auto_id="stage_%s"),
            actions.move_stage,
        ),
        "team": (TeamForm(_posted(request, "team"), auto_id="team_%s"), actions.assign_member),
        "wall": (WallForm(_posted(request, "wall"), auto_id="wall_%s"), actions.raise_wall),
    }
    form, act = doing.get(request.POST.get("do", ""), (None, None))
    if form is not None and act is not None and form.is_valid():
        try:
            act(actor, case, **form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return to_case(actor, case, "case_team")
    context: dict[str, Any] = {f"{key}_form": pair[0] for key, pair in doing.items()}
    context |= {
        "team": queries.team_of(case),
        "walls": queries.walls_of(case),
        "stages": queries.stages_of(case),
    }
    status = 422 if form is not None and form.errors else 200
    return render_case(request, actor, case, "team", context, status)


def _posted(request: HttpRequest, part: str) -> Any:
    return request.POST if request.POST.get("do") == part else None


@require_POST
@organization_page(Permission.CASE_TEAM)
def release_member(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Take somebody off the team."""
    case = seen_case(actor, number)
    members = Membership.objects.filter(id=posted_id(request, "membership"))
    actions.release_member(actor, case, membership=get_object_or_404(members))
    return to_case(actor, case, "case_team")


@require_POST
@organization_page(Permission.CASE_WALL)
def lift_wall(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Lift a wall."""
    case = seen_case(actor, number)
    walls = EthicalWall.objects.filter(case=case, lifted_at=None, id=posted_id(request, "wall"))
    actions.lift_wall(actor, case, wall=get_object_or_404(walls))
    return to_case(actor, case, "case_team")


@require_http_methods(["GET", "POST"])
@organization_page()
def case_notes(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """What was written down, and a place to write more."""
    case = seen_case(actor, number)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_note(actor, case, **form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return to_case(actor, case, "case_notes")
    page = Paginator(queries.notes_of(actor, case), _NOTES).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "kinds": Note.Kind}
    return render_case(request, actor, case, "notes", context, 422 if form.errors else 200)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def strike_note(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Take back one's own note, or put it back."""
    case = seen_case(actor, number)
    notes = visible_notes(actor).filter(case=case, id=posted_id(request, "note"))
    note = get_object_or_404(notes)
    (actions.restore_note if note.struck_at else actions.strike_note)(actor, note)
    return to_case(actor, case, "case_notes")
