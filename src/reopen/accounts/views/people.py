"""The people of an organization: list, invite, change, end."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reopen.accounts import actions
from reopen.accounts.access import visible_invitations, visible_people
from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.forms import EndRoleForm, InviteForm, OrganizationForm, RoleForm
from reopen.accounts.models import Membership, SecondFactorReset
from reopen.accounts.permissions import Permission
from reopen.accounts.queries import former_people, open_invitations, people, roles_of
from reopen.accounts.words import sentence_of
from reopen.audit.queries import backed_up_at
from reopen.kernel.components import Column

MANAGE = Permission.PEOPLE_MANAGE


@require_safe
@organization_page()
def people_list(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Who works here; for those who manage people also who is invited and who has left."""
    context = {
        "people": people(actor),
        "former": former_people(actor),
        "invitations": open_invitations(actor),
        "manages": actor.may(MANAGE),
        "columns": _columns(),
    }
    return render(request, "accounts/people.html", context)


@require_safe
@organization_page()
def roles(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What each role may do, from the same declaration that enforces it."""
    rights = [(permission, sentence_of(permission)) for permission in Permission]
    return render(request, "accounts/roles.html", {"roles": roles_of(actor), "rights": rights})


@require_http_methods(["GET", "POST"])
@organization_page(MANAGE, fresh=True)
def invite(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Invite somebody by mail."""
    form = InviteForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite(actor, site=request.build_absolute_uri("/"), **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect("people", actor.organization.slug)
    context = {"form": form, "days": actions.INVITATION_DAYS}
    return render(request, "accounts/invite.html", context)


@require_POST
@organization_page(MANAGE)
def withdraw(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Make an invitation's link worthless."""
    actions.withdraw_invitation(actor, get_object_or_404(visible_invitations(actor), pk=pk))
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("people", actor.organization.slug)


@require_safe
@organization_page(MANAGE)
def person(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """One person: her role, and what can be done about it."""
    return _person_page(request, actor, _found(actor, pk))


@require_http_methods(["GET", "POST"])
@organization_page(MANAGE, fresh=True)
def change_role(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Give another role, or another supervisor."""
    membership = _found(actor, pk)
    form = RoleForm(request.POST or None, actor=actor, membership=membership)
    if request.method == "POST" and form.is_valid():
        done = do_or_say(request, actions.change_role, actor, membership, **form.cleaned_data)
        if done:
            messages.success(request, _("The role is changed. It holds from the next click on."))
            return redirect("person", actor.organization.slug, pk)
    return _person_page(request, actor, membership, role_form=form)


@require_http_methods(["GET", "POST"])
@organization_page(MANAGE, fresh=True)
def end_role(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """End a role, today or on a day."""
    membership = _found(actor, pk)
    form = EndRoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = do_or_say(request, actions.end_role, actor, membership, **form.cleaned_data)
        if done:
            messages.success(request, _("The end of the role is noted."))
            return redirect("people", actor.organization.slug)
    return _person_page(request, actor, membership, end_form=form)


@require_POST
@organization_page(MANAGE, fresh=True)
def suspend(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Shut a person out until further notice."""
    if do_or_say(request, actions.suspend, actor, _found(actor, pk)):
        messages.success(request, _("The person is shut out. You can let her in again here."))
    return redirect("person", actor.organization.slug, pk)


@require_POST
@organization_page(MANAGE, fresh=True)
def reinstate(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Let a suspended person in again."""
    if do_or_say(request, actions.reinstate, actor, _found(actor, pk)):
        messages.success(request, _("The person can work again, with the role she had."))
    return redirect("person", actor.organization.slug, pk)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.ORGANIZATION_EDIT, fresh=True)
def organization(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The settings of the organization."""
    form = OrganizationForm(request.POST or None, initial={"name": actor.organization.name})
    if request.method == "POST" and form.is_valid():
        actions.rename_organization(actor, actor.organization, name=form.cleaned_data["name"])
        messages.success(request, _("The name is changed."))
        return redirect("organization", actor.organization.slug)
    told = {"form": form, "actor": actor, "backed_up_at": backed_up_at()}
    return render(request, "accounts/organization.html", told)


def _found(actor: Actor, pk: UUID) -> Membership:
    return get_object_or_404(visible_people(actor), pk=pk)


def do_or_say(
    request: HttpRequest, act: Callable[..., object], *args: object, **facts: object
) -> bool:
    """Act; say why not when it is refused for a reason the person can mend."""
    try:
        act(*args, **facts)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return False
    return True


def _person_page(
    request: HttpRequest,
    actor: Actor,
    membership: Membership,
    *,
    role_form: RoleForm | None = None,
    end_form: EndRoleForm | None = None,
) -> HttpResponse:
    context = {
        "membership": membership,
        "role_form": role_form or RoleForm(actor=actor, membership=membership),
        "end_form": end_form or EndRoleForm(),
        "may_change": actions.change_role.allowed(actor, membership),
        "is_self": membership.user_id == actor.user_id,
        "reset": SecondFactorReset.objects.waiting().filter(membership=membership).first(),
        "reset_hours": settings.REOPEN_RESET_HOURS,
    }
    return render(request, "accounts/person.html", context)


def _columns() -> list[Column]:
    return [
        Column("name", _("Name")),
        Column("role", _("Role")),
        Column("email", _("E-mail")),
        Column("supervisor", _("Supervisor")),
        Column("ends", _("No access from")),
    ]
