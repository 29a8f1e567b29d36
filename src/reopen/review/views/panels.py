"""The organization's coding panels and their questions."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.views.work import blame
from reopen.kernel.components import Link
from reopen.review import actions
from reopen.review.access import visible_coding_fields, visible_coding_panels
from reopen.review.forms_coding import FieldForm, PanelForm, PanelNameForm
from reopen.review.models import CodingField, CodingPanel


@require_http_methods(["GET", "POST"])
@organization_page(Permission.REVIEW_SETUP)
def coding_panels(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The panels there are, and a place to make one."""
    form = PanelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_panel(actor, **form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return _to_panel(actor, made)
    panels = visible_coding_panels(actor).prefetch_related("fields")
    context = {"form": form, "panels": panels}
    return render(request, "review/panels.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.REVIEW_SETUP)
def coding_panel(request: HttpRequest, actor: Actor, panel: UUID) -> HttpResponse:
    """One panel with its questions, and a place to add one."""
    found = get_object_or_404(visible_coding_panels(actor), pk=panel)
    form = FieldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_field(actor, found, **form.values())
        except ValidationError as error:
            blame(form, error)
        else:
            return _to_panel(actor, found)
    return _panel_page(request, actor, found, form=form)


@require_POST
@organization_page(Permission.REVIEW_SETUP)
def rename_panel(request: HttpRequest, actor: Actor, panel: UUID) -> HttpResponse:
    """Give a panel another name."""
    found = get_object_or_404(visible_coding_panels(actor), pk=panel)
    form = PanelNameForm(request.POST)
    if form.is_valid():
        try:
            actions.rename_panel(actor, found, **form.cleaned_data)
        except ValidationError as error:
            found.refresh_from_db()
            blame(form, error)
        else:
            return _to_panel(actor, found)
    return _panel_page(request, actor, found, naming=form)


@require_POST
@organization_page(Permission.REVIEW_SETUP)
def retire_panel(request: HttpRequest, actor: Actor, panel: UUID) -> HttpResponse:
    """Offer a panel no more, or again."""
    found = get_object_or_404(visible_coding_panels(actor), pk=panel)
    return _to_panel(actor, actions.retire_panel(actor, found))


@require_http_methods(["GET", "POST"])
@organization_page(Permission.REVIEW_SETUP)
def coding_field(request: HttpRequest, actor: Actor, field: UUID) -> HttpResponse:
    """Change a question."""
    found = _field(actor, field)
    form = FieldForm(request.POST or None, kept=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_field(actor, found, **form.values())
        except ValidationError as error:
            blame(form, error)
        else:
            return _to_panel(actor, found.panel)
    context = {"form": form, "field": found, "crumbs": [*_crumbs(actor), _link(actor, found.panel)]}
    return render(request, "review/field.html", context, status=422 if form.errors else 200)


@require_POST
@organization_page(Permission.REVIEW_SETUP)
def move_field(request: HttpRequest, actor: Actor, field: UUID) -> HttpResponse:
    """Put a question before the one above it."""
    found = _field(actor, field)
    actions.move_field(actor, found)
    return _to_panel(actor, found.panel)


@require_POST
@organization_page(Permission.REVIEW_SETUP)
def retire_field(request: HttpRequest, actor: Actor, field: UUID) -> HttpResponse:
    """Ask a question no more, or again."""
    found = _field(actor, field)
    actions.retire_field(actor, found)
    return _to_panel(actor, found.panel)


def _field(actor: Actor, field: UUID) -> CodingField:
    return get_object_or_404(visible_coding_fields(actor).select_related("panel"), pk=field)


def _panel_page(
    request: HttpRequest,
    actor: Actor,
    panel: CodingPanel,
    *,
    form: FieldForm | None = None,
    naming: PanelNameForm | None = None,
) -> HttpResponse:
    wrong = bool((form and form.errors) or (naming and naming.errors))
    context: dict[str, Any] = {
        "panel": panel,
        "fields": visible_coding_fields(actor).filter(panel=panel),
        "form": form or FieldForm(),
        "naming": naming or PanelNameForm(initial={"name": panel.name}, auto_id="name_%s"),
        "crumbs": [*_crumbs(actor), Link(panel.name)],
    }
    return render(request, "review/panel.html", context, status=422 if wrong else 200)


def _crumbs(actor: Actor) -> list[Link]:
    return [Link(_("Coding panels"), reverse("review_panels", args=[actor.organization.slug]))]


def _link(actor: Actor, panel: CodingPanel) -> Link:
    url = reverse("review_panel", args=[actor.organization.slug, panel.pk])
    return Link(panel.name, url)


def _to_panel(actor: Actor, panel: CodingPanel) -> HttpResponse:
    return redirect("review_panel", org=actor.organization.slug, panel=panel.pk)
