"""When the installation was last backed up, as its logs tell."""

from dataclasses import dataclass
from datetime import datetime

from reopen.accounts.models import Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.audit.queries import backed_up_at


@dataclass(frozen=True)
class LastBackup:
    """`at` is the oldest of all organizations' last ones; `never` are those that are in none."""

    at: datetime | None
    never: tuple[str, ...]


def last_backup() -> LastBackup:
    """What the logs of all organizations tell together."""
    times: dict[str, datetime | None] = {}
    for organization in Organization.objects.order_by("slug"):
        with acting_as_system(organization):
            times[organization.slug] = backed_up_at()
    at = min((time for time in times.values() if time), default=None)
    return LastBackup(at, tuple(slug for slug, time in times.items() if time is None))
