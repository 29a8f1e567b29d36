"""Adding, changing and removing the parts of a case: one page for all kinds of part.

A part hangs on the case, on one of its people, or on one of its convictions. Whatever it hangs on
is looked up through the case that the actor sees, so an id from elsewhere is simply not there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases import actions, queries
from reopen.cases.forms import parts as forms
from reopen.cases.forms.joining import LookForm, ParticipantForm
from reopen.cases.models import (
    Case,
    Charge,
    Conviction,
    FacilityStay,
    Identifier,
    OtherName,
    Participant,
    Person,
    Proceeding,
    Sentence,
)
from reopen.cases.parts import case_tabs
from reopen.cases.views.pages import render_case, seen_case
from reopen.cases.views.work import blame, to_case

Rows = Callable[[Case], "QuerySet[Any]"]


@dataclass(frozen=True)
class Kind:
    """A kind of part: its form, where its rows are, and what a new one hangs on."""

    title: Any
    form: type[forms.PartForm]
    rows: Rows
    page: str
    parent: str = ""
    parents: Rows | None = None


def _people(case: Case) -> "QuerySet[Person]":
    return Person.objects.filter(participations__case=case).distinct()


def _convictions(case: Case) -> "QuerySet[Conviction]":
    return Conviction.objects.filter(case=case)


def _of(model: Any, path: str) -> Rows:
    return lambda case: model.objects.filter(**{path: case}).distinct()


_PEOPLE = "case_people"
_COURTS = "case_courts"
_HIS = "person__participations__case"

KINDS: dict[str, Kind] = {
    "person": Kind(gettext_lazy("Person"), forms.PersonForm, _people, _PEOPLE),
    "name": Kind(
        gettext_lazy("Other name"), forms.OtherNameForm, _of(OtherName, _HIS), _PEOPLE,
        "person", _people,
    ),
    "number": Kind(
        gettext_lazy("Number"), forms.IdentifierForm, _of(Identifier, _HIS), _PEOPLE,
        "person", _people,
    ),
    "stay": Kind(
        gettext_lazy("Prison or jail"), forms.StayForm, _of(FacilityStay, _HIS), _PEOPLE,
        "person", _people,
    ),
    "conviction": Kind(
        gettext_lazy("Conviction"), forms.ConvictionForm, _convictions, _COURTS,
        "participant", _of(Participant, "case"),
    ),
    "charge": Kind(
        gettext_lazy("Charge"), forms.ChargeForm, _of(Charge, "conviction__case"), _COURTS,
        "conviction", _convictions,
    ),
    "sentence": Kind(
        gettext_lazy("Sentence"), forms.SentenceForm, _of(Sentence, "conviction__case"), _COURTS,
        "conviction", _convictions,
    ),
    "proceeding": Kind(
        gettext_lazy("Proceeding"), forms.ProceedingForm, _of(Proceeding, "case"), _COURTS
    ),
}  # fmt: skip


def _kind(key: str) -> Kind:
    if key not in KINDS:
        raise Http404
    return KINDS[key]


@require_http_methods(["GET", "POST"])
@organization_page(Permission.CASE_EDIT)
def add_participant(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Give somebody a role in the case: look who is known (`?who=`), then choose or enter her."""
    case, typed = seen_case(actor, number), request.GET.get("who", "").strip()
    known = queries.known_people(actor, typed)
    form = ParticipantForm(known, request.POST or None, initial={"name": "" if known else typed})
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_participant(actor, case, **form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return to_case(actor, case, "case_people")
    context = {
        "form": form,
        "look": LookForm(initial={"who": typed}),
        "typed": typed,
        "known": known,
        "tabs": case_tabs(actor, case, "people"),
    }
    return render_case(request, actor, case, "join", context, 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.CASE_EDIT)
def add_part(
    request: HttpRequest, actor: Actor, number: str, kind: str, parent: UUID | None = None
) -> HttpResponse:
    """Add a part to the case, or to a person or conviction of it."""
    case, about = seen_case(actor, number), _kind(kind)
    part = about.form._meta.model()
    if (parent is None) != (about.parents is None) or kind == "person":
        raise Http404
    if about.parents is not None:
        setattr(part, about.parent, get_object_or_404(about.parents(case), id=parent))
    if any(field.name == "case" for field in part._meta.fields):
        part.case = case
    return _form_page(request, actor, case, about, part)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.CASE_EDIT)
def edit_part(
    request: HttpRequest, actor: Actor, number: str, kind: str, part: UUID
) -> HttpResponse:
    """Change a part."""
    case, about = seen_case(actor, number), _kind(kind)
    return _form_page(request, actor, case, about, get_object_or_404(about.rows(case), id=part))


def _form_page(
    request: HttpRequest, actor: Actor, case: Case, about: Kind, part: Model
) -> HttpResponse:
    form = about.form(request.POST or None, instance=part)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_part(actor, case, part=form.instance)
        except ValidationError as error:
            blame(form, error)
        else:
            return to_case(actor, case, about.page)
    context = {
        "form": form,
        "title": about.title,
        "back": about.page,
        "part": None if part._state.adding else part,
        "kind": next(key for key, kind in KINDS.items() if kind is about),
    }
    return render_case(request, actor, case, "part", context, 422 if form.errors else 200)


@require_POST
@organization_page(Permission.CASE_EDIT)
def remove_part(
    request: HttpRequest, actor: Actor, number: str, kind: str, part: UUID
) -> HttpResponse:
    """Remove a part; the page before it said what goes."""
    case, about = seen_case(actor, number), _kind(kind)
    row = get_object_or_404(about.rows(case), id=part)
    if kind == "person":
        row = get_object_or_404(Participant, case=case, person=row, role=request.POST.get("role"))
    try:
        actions.remove_part(actor, case, part=row)
    except ValidationError as error:
        form = about.form(instance=about.rows(case).get(id=part))
        context = {
            "form": form,
            "title": about.title,
            "back": about.page,
            "refusal": error.messages,
        }
        return render_case(request, actor, case, "part", context, 422)
    return to_case(actor, case, about.page)
