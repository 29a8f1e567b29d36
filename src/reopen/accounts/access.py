"""Which people, invitations and events an actor sees."""

from django.db.models import QuerySet

from reopen.accounts.actor import Actor
from reopen.accounts.models import Invitation, Membership, MembershipQuerySet
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


def visible_events(actor: Actor) -> QuerySet[Event]:
    """The log of the organization, for those who may read it. Events hold ids, never content."""
    if not actor.may(Permission.AUDIT_READ):
        return Event.objects.none()
    return Event.objects.all()
