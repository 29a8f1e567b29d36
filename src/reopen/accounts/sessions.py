"""Ending a person's sessions, in every browser."""

from allauth.usersessions.models import UserSession

from reopen.accounts.models import Membership, User
from reopen.accounts.tenancy import memberships_of


def end_sessions(user: User, *, keep: str | None = None) -> None:
    """Sign the user out everywhere, except in the session with the key `keep`."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=keep or ""):
        session.end()


def end_sessions_without_role(membership: Membership) -> None:
    """Sign a person out whose role is over, unless she has one in another organization.

    In any case the doors of this organization are shut to her from the next request on.
    """
    if not membership.holds_today and not memberships_of(membership.user):
        end_sessions(membership.user)
