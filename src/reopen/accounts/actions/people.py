"""Changes to people and organizations. A change of rights acts on the person's next request."""

import hashlib
import json
import secrets
from datetime import date, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts import mails
from reopen.accounts.access import hidden_cases
from reopen.accounts.actor import Actor
from reopen.accounts.doing import Denied, action
from reopen.accounts.models import Invitation, Membership, Organization, User
from reopen.accounts.permissions import Permission
from reopen.accounts.queries import may_give, other_managers
from reopen.accounts.roles import ROLES
from reopen.accounts.sessions import end_sessions_without_role
from reopen.audit.log import add_facts
from reopen.audit.models import Event

INVITATION_DAYS = 14


def _on_the_console(actor: Actor, _target: Any) -> bool:
    return actor.is_system


def of_another(actor: Actor, membership: Membership) -> bool:
    """Nobody changes her own role, nor that of somebody who has more rights than she."""
    return membership.user_id != actor.user_id and may_give(actor, ROLES[membership.role])


@action(None, event="organization.added", when=_on_the_console)
def add_organization(actor: Actor, organization: Organization) -> Organization:
    """Add an organization to this installation. Console only."""
    organization.full_clean()
    organization.save(force_insert=True)
    return organization


@action(Permission.ORGANIZATION_EDIT, event="organization.renamed")
def rename_organization(actor: Actor, organization: Organization, *, name: str) -> None:
    """Give the organization another name. Its address stays."""
    organization.name = name
    organization.full_clean()
    organization.save(update_fields=["name"])


@action(Permission.PEOPLE_MANAGE, event="invitation.sent")
def invite(
    actor: Actor, *, email: str, role: str, site: str, role_ends_on: date | None = None
) -> Invitation:
    """Invite an address by mail; `site` is where the link leads. Its `secret` is known only now."""
    _refuse_role(actor, role)
    if Membership.objects.holding().filter(user__email__iexact=email).exists():
        raise ValidationError(_("This person already has a role here."), code="already_here")
    now, secret = timezone.now(), secrets.token_urlsafe(32)
    earlier = Invitation.objects.filter(email=email.lower(), accepted_at=None, withdrawn_at=None)
    earlier.update(withdrawn_at=now)  # only the latest link works
    invitation: Invitation = Invitation.objects.create(
        email=email.lower(),
        role=role,
        role_ends_on=role_ends_on,
        secret_hash=hash_secret(secret),
        invited_by_id=actor.user_id,
        expires_at=now + timedelta(days=INVITATION_DAYS),
    )
    invitation.secret = secret
    mails.send_invitation(actor, invitation, site)
    add_facts(role=role, ends_on=str(role_ends_on) if role_ends_on else None)
    return invitation


@action(Permission.PEOPLE_MANAGE, event="invitation.withdrawn")
def withdraw_invitation(actor: Actor, invitation: Invitation) -> None:
    """Make the link worthless."""
    if invitation.accepted_at is None:
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at"])


@action(None, event="invitation.accepted")
def accept_invitation(actor: Actor, invitation: Invitation, *, user: User) -> Membership:
    """Take up the offered role as `user`: an existing account as it is, or a new, unsaved one.

    The account must have the invited address, which the mail has proved.
    """
    taken = Invitation.objects.select_for_update().get(id=invitation.id)
    if not taken.is_open or user.email.lower() != taken.email.lower():
        raise ValidationError(_("This invitation is no longer valid."), code="invitation_over")
    _save_if_new(user)
    taken.accepted_at = timezone.now()
    taken.save(update_fields=["accepted_at"])
    add_facts(invitation=str(taken.id))
    return _give_role(user, taken.role, taken.role_ends_on)


@action(Permission.PEOPLE_MANAGE, event="person.added", when=_on_the_console)
def add_person(actor: Actor, user: User, *, role: str) -> Membership:
    """Give a role without an invitation. Console only; an existing account keeps its password."""
    _refuse_role(actor, role)
    _save_if_new(user)
    return _give_role(user, role, None)


@action(Permission.PEOPLE_MANAGE, event="role.changed", when=of_another)
def change_role(
    actor: Actor, membership: Membership, *, role: str, supervisor: Membership | None = None
) -> None:
    """Give another role, effective on the next request; `supervisor` is who answers for her."""
    _refuse_role(actor, role)
    if Permission.PEOPLE_MANAGE not in ROLES[role].permissions:
        _keep_a_manager(membership)
    add_facts(before=membership.role, after=role)
    membership.role = role
    membership.supervisor = supervisor
    membership.save(update_fields=["role", "supervisor"])


@action(Permission.PEOPLE_MANAGE, event="role.ended", when=of_another)
def end_role(actor: Actor, membership: Membership, *, on: date) -> None:
    """From the day `on` she is out; today means at once, and her sessions end."""
    _keep_a_manager(membership)
    membership.ends_on = max(on, membership.starts_on)
    membership.save(update_fields=["ends_on"])
    add_facts(on=membership.ends_on.isoformat())
    end_sessions_without_role(membership)


@action(Permission.PEOPLE_MANAGE, event="role.suspended", when=of_another)
def suspend(actor: Actor, membership: Membership) -> None:
    """Shut her out until somebody lets her in again."""
    _keep_a_manager(membership)
    membership.suspended_at = timezone.now()
    membership.save(update_fields=["suspended_at"])
    end_sessions_without_role(membership)


@action(Permission.PEOPLE_MANAGE, event="role.reinstated", when=of_another)
def reinstate(actor: Actor, membership: Membership) -> None:
    """Let a suspended person in again, with the role she had."""
    membership.suspended_at = None
    membership.save(update_fields=["suspended_at"])


@action(Permission.AUDIT_EXPORT, event="audit.exported")
def export_log(actor: Actor) -> str:
    """The whole log as JSON lines. The export itself is an event, with the hash of what left.

    A log with gaps could not be verified, so nobody exports it from whom a case is hidden.
    """
    if not actor.is_system and hidden_cases(actor):
        raise Denied("A case is hidden from you; somebody else has to export the log.")
    events = Event.objects.order_by("seq").iterator(chunk_size=2000)
    lines = [json.dumps(event.as_exported(), ensure_ascii=False) for event in events]
    text = "".join(f"{line}\n" for line in lines)
    add_facts(events=len(lines), sha256=hashlib.sha256(text.encode()).hexdigest())
    return text


def hash_secret(secret: str) -> str:
    """What is kept of an invitation's secret: 256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _refuse_role(actor: Actor, key: str) -> None:
    role = ROLES.get(key)
    if role is None or actor.organization.kind not in role.kinds or not may_give(actor, role):
        raise ValidationError(_("You cannot give this role here."), code="role")


def _keep_a_manager(membership: Membership) -> None:
    manages = Permission.PEOPLE_MANAGE in ROLES[membership.role].permissions
    if manages and not other_managers(membership):
        message = _("Somebody must remain who manages people. Give another person that role first.")
        raise ValidationError(message, code="last_manager")


def _save_if_new(user: User) -> None:
    if not User.objects.filter(id=user.id).exists():
        user.email = user.email.lower()
        user.save(force_insert=True)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


def _give_role(user: User, role: str, ends_on: date | None) -> Membership:
    """A new membership, or the old one of somebody who comes back."""
    today = timezone.localdate()
    given = {"role": role, "starts_on": today, "ends_on": ends_on, "suspended_at": None}
    membership, _made = Membership.objects.update_or_create(user=user, defaults=given)
    return membership
