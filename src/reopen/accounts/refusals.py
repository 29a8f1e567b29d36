"""Sign-ins that failed, in the log of every organization the account belongs to.

Nothing of what was typed is noted, and an address without an account leaves no trace: the log of
an organization tells of its own people only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from reopen.accounts.models import Membership, User
from reopen.accounts.tenancy import acting_as_system, memberships_of
from reopen.audit.log import Target, record

LOCK_SECONDS = 15 * 60  # as long as allauth's limit on failed sign-ins looks back


@dataclass(frozen=True)
class Stranger:
    """Whoever it was: not known to be the person."""

    user_id: UUID | None = None
    label: str = "Somebody not signed in"
    origin: str = "web"


def note_failure(request: HttpRequest, user: User, *, reason: str) -> None:
    """Log a wrong password or a wrong second factor (`reason`) for this account."""
    for membership, facts in _logs(request, user, reason):
        with acting_as_system(membership.organization, origin="web"):
            record("person.sign_in_failed", Stranger(), Target.of(membership), facts)


def note_lock(request: HttpRequest, user: User, *, reason: str) -> None:
    """Log that the account takes no further tries; once, however often somebody goes on."""
    if cache.add(f"locked:{user.pk}:{reason.replace(' ', '-')}", 1, LOCK_SECONDS):
        for membership, facts in _logs(request, user, reason):
            with acting_as_system(membership.organization, origin="web"):
                record("person.locked_out", Stranger(), Target.of(membership), facts)


def _logs(
    request: HttpRequest, user: User, reason: str
) -> Iterator[tuple[Membership, dict[str, object]]]:
    """The memberships in whose organizations it is logged, with what is told there."""
    facts: dict[str, object] = {"reason": reason, "address": get_adapter().get_client_ip(request)}
    for membership in memberships_of(user):
        yield membership, facts
