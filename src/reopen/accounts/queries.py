"""Reads about people, for pages and other rooms."""

from uuid import UUID

from django.db.models import QuerySet

from reopen.accounts.access import visible_invitations, visible_people
from reopen.accounts.actor import Actor
from reopen.accounts.models import Invitation, Membership, MembershipQuerySet, User
from reopen.accounts.permissions import Permission
from reopen.accounts.roles import ROLES, Role
from reopen.accounts.tenancy import memberships_of
from reopen.audit.models import Event


def people(actor: Actor) -> MembershipQuerySet:
    """The people whose role holds today, by name."""
    return visible_people(actor).holding().order_by("user__name", "user__email")


def former_people(actor: Actor) -> MembershipQuerySet:
    """Those whose role is over or suspended: only for those who manage people."""
    if not actor.may(Permission.PEOPLE_MANAGE):
        return visible_people(actor).none()
    holding = visible_people(actor).holding().values("id")
    return visible_people(actor).exclude(id__in=holding).order_by("user__name", "user__email")


def open_invitations(actor: Actor) -> list[Invitation]:
    """Invitations that were neither accepted nor withdrawn; an expired one still shows."""
    waiting = visible_invitations(actor).filter(accepted_at=None, withdrawn_at=None)
    return list(waiting.order_by("-created_at"))


def roles_of(actor: Actor) -> list[Role]:
    """The roles that an organization of this kind gives."""
    return [role for role in ROLES.values() if actor.organization.kind in role.kinds]


def roles_to_give(actor: Actor) -> list[Role]:
    """The roles that this actor may give to somebody."""
    return [role for role in roles_of(actor) if may_give(actor, role)]


def may_give(actor: Actor, role: Role) -> bool:
    """A role that manages people is given only by somebody who has all its rights.

    So an administrator, who sees no case, cannot make herself or a friend a director.
    """
    return Permission.PEOPLE_MANAGE not in role.permissions or role.permissions <= actor.permissions


def other_managers(membership: Membership) -> bool:
    """Is there somebody else who manages people here today, with no end in sight?"""
    managing = [role.key for role in ROLES.values() if Permission.PEOPLE_MANAGE in role.permissions]
    others = Membership.objects.holding().filter(role__in=managing, ends_on=None)
    return bool(others.exclude(id=membership.id).exists())


def belongs_somewhere(user: User) -> bool:
    """Has the user any membership that holds today, here or in another organization?"""
    return bool(memberships_of(user))


def case_events(actor: Actor, case_id: UUID) -> QuerySet[Event]:
    """What happened in one case, latest first. The caller has let the actor see the case."""
    return Event.objects.filter(organization_id=actor.organization_id, case_id=case_id).order_by(
        "-seq"
    )
