"""Who is asking, for which organization. Frozen: a changed role means a new actor."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils import timezone

from reopen.accounts.models import Membership, Organization, User
from reopen.accounts.permissions import Permission
from reopen.accounts.roles import ROLES


@dataclass(frozen=True)
class Actor:
    """A member at work in one organization, or the installation itself (`is_system`)."""

    organization: Organization
    user_id: UUID | None
    label: str
    permissions: frozenset[Permission]
    origin: str
    role: str = ""
    membership_id: UUID | None = None
    is_system: bool = False  # on its own console or in a job: sees everything, as logged
    questions: dict[Any, QuerySet[Any]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @property
    def organization_id(self) -> UUID:
        return self.organization.id

    @property
    def role_label(self) -> str:
        """The role in words, for the page's head; empty for the installation."""
        return str(ROLES[self.role].label) if self.role else ""

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


M = TypeVar("M", bound=Model)


def asked_often(rule: "Callable[[Actor], QuerySet[M]]") -> "Callable[[Actor], QuerySet[M]]":
    """Builds the queryset of a rule once for an actor and a day; a page asks for it ten times.

    What is kept is the question. Every caller gets a copy that was never answered.
    """

    @wraps(rule)
    def ask(actor: Actor) -> "QuerySet[M]":
        place = (rule, timezone.localdate())
        if place not in actor.questions:
            actor.questions[place] = rule(actor)
        return actor.questions[place].all()

    return ask


def member_actor(membership: Membership, *, origin: str) -> Actor:
    """The actor of a membership that holds today."""
    user = membership.user
    return Actor(
        organization=membership.organization,
        user_id=user.id,
        label=user.get_full_name() or user.email,
        permissions=ROLES[membership.role].permissions,
        origin=origin,
        role=membership.role,
        membership_id=membership.id,
    )


def system_actor(organization: Organization, *, origin: str = "console") -> Actor:
    """The installation itself, on a machine's own console or in a job."""
    return Actor(
        organization=organization,
        user_id=None,
        label="Reopen (this installation)",
        permissions=frozenset(Permission),
        origin=origin,
        is_system=True,
    )


def newcomer_actor(organization: Organization, user: User) -> Actor:
    """Somebody at the door with the link of a mail: may do nothing but what the link is for."""
    return Actor(
        organization=organization,
        user_id=user.id,
        label=user.get_full_name(),
        permissions=frozenset(),
        origin="web",
    )
