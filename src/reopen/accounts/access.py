"""Which people, invitations and events an actor sees."""

from collections.abc import Callable, Collection
from uuid import UUID

from django.db.models import QuerySet

from reopen.accounts.actor import Actor
from reopen.accounts.models import Invitation, Membership, MembershipQuerySet, SecondFactorReset
from reopen.accounts.permissions import Permission
from reopen.accounts.roles import ROLES
from reopen.audit.models import Event


def visible_people(actor: Actor) -> MembershipQuerySet:
    """Members of the organization, past ones included; somebody from outside sees only herself."""
    people = Membership.objects.get_queryset().select_related("user", "supervisor__user")
    if actor.role and ROLES[actor.role].from_outside:
        return people.filter(user=actor.user_id)
    return people


def visible_invitations(actor: Actor) -> QuerySet[Invitation]:
    """Invitations, for those who manage people."""
    if not actor.may(Permission.PEOPLE_MANAGE):
        return Invitation.objects.none()
    return Invitation.objects.select_related("invited_by")


def visible_resets(actor: Actor) -> QuerySet[SecondFactorReset]:
    """Resets of lost second factors, for those who manage people."""
    if not actor.may(Permission.PEOPLE_MANAGE):
        return SecondFactorReset.objects.none()
    return SecondFactorReset.objects.select_related("membership__user")


# Which cases an actor must not see is known above; the room of cases adds a function as it loads.
HIDDEN_CASES: list[Callable[[Actor], Collection[UUID]]] = []


def visible_events(actor: Actor) -> QuerySet[Event]:
    """The log of the organization, for those who may read it, without cases hidden from them."""
    if not actor.may(Permission.AUDIT_READ):
        return Event.objects.none()
    return Event.objects.exclude(case_id__in=hidden_cases(actor))


def hidden_cases(actor: Actor) -> set[UUID]:
    """The cases of the organization that the actor must not know of."""
    return {case_id for hidden in HIDDEN_CASES for case_id in hidden(actor)}
