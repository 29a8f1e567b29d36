"""From a user and an organization's name in the URL to an actor, or to nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from reopen.accounts.actor import Actor, member_actor, newcomer_actor, system_actor
from reopen.accounts.models import Invitation, Membership, Organization, SecondFactorReset, User
from reopen.kernel.scope import organization_scope, user_scope


class NotAMember(LookupError):
    """No such organization, or no membership that holds today. The two look the same."""


@contextmanager
def acting_as_member(user: User, slug: str, *, origin: str = "web") -> Iterator[Actor]:
    """Enter the organization as this user, for one transaction; raises `NotAMember`."""
    organization = Organization.objects.filter(slug=slug).first()
    if organization is None:
        raise NotAMember(slug)
    with organization_scope(organization.id, user.id):
        membership = (
            Membership.objects.select_related("user", "organization").filter(user=user).first()
        )
        if membership is None or not (membership.holds_today and membership.user.is_active):
            raise NotAMember(slug)
        yield member_actor(membership, origin=origin)


@contextmanager
def acting_as_system(organization: Organization, *, origin: str = "console") -> Iterator[Actor]:
    """Enter the organization as the installation itself: its console or a job."""
    with organization_scope(organization.id):
        yield system_actor(organization, origin=origin)


@contextmanager
def at_the_door(slug: str, secret_hash: str) -> Iterator[Invitation]:
    """Enter the organization with an invitation only; raises `NotAMember` when there is none."""
    organization = Organization.objects.filter(slug=slug).first()
    if organization is None:
        raise NotAMember(slug)
    with organization_scope(organization.id):
        invitation = (
            Invitation.objects.select_related("organization", "invited_by")
            .filter(secret_hash=secret_hash)
            .first()
        )
        if invitation is None:
            raise NotAMember(slug)
        yield invitation


@contextmanager
def with_reset(slug: str, secret_hash: str) -> Iterator[tuple[Actor, SecondFactorReset]]:
    """Enter the organization with the link of a reset, as the person it is about.

    Raises `NotAMember` when there is no such reset or her role is over.
    """
    organization = Organization.objects.filter(slug=slug).first()
    if organization is None:
        raise NotAMember(slug)
    with organization_scope(organization.id):
        found = SecondFactorReset.objects.filter(secret_hash=secret_hash)
        reset = found.select_related("membership__user", "membership__organization").first()
        if reset is None or not reset.membership.holds_today:
            raise NotAMember(slug)
        yield newcomer_actor(organization, reset.membership.user), reset


def memberships_of(user: User) -> list[Membership]:
    """A user's own memberships that hold today, with their organizations, by name."""
    with user_scope(user.id):
        found = Membership.of_user.filter(user=user).holding()
        return list(found.select_related("organization").order_by("organization__name"))
