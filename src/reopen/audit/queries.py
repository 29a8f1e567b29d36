"""Reads of the log. The caller is in the organization's scope and has asked who may read."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from reopen.audit.models import Event

BACKUPS = ("backup.made", "backup.restored")


def narrowed(
    events: QuerySet[Event],
    *,
    person: str = "",
    kind: str = "",
    case: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Event]:
    """The events that fit, latest first. Days are whole days in the site's time zone."""
    if person:
        events = events.filter(Q(actor_label__icontains=person) | Q(target_label__icontains=person))
    if kind:
        events = events.filter(kind=kind)
    if case:
        events = events.filter(case_id=case)
    if since:
        events = events.filter(at__gte=_midnight(since))
    if until:
        events = events.filter(at__lt=_midnight(until + timedelta(days=1)))
    return events.order_by("-seq")


def kinds_in_use(events: QuerySet[Event]) -> list[str]:
    """Which kinds of events there are, by key."""
    return list(events.order_by("kind").values_list("kind", flat=True).distinct())


def head() -> dict[str, Any] | None:
    """The last event of the chain, to be kept elsewhere as an anchor; None for an empty log."""
    last = Event.objects.order_by("-seq").first()
    if last is None:
        return None
    return {
        "organization": str(last.organization_id),
        "seq": last.seq,
        "hash": last.hash,
        "at": last.at.isoformat(timespec="microseconds"),
    }


def backed_up_at() -> datetime | None:
    """When the backup was begun that holds everything of the organization up to then; the last one.

    A restored log ends before the backup it came from was noted in it; the restore tells of it.
    """
    made = [Event.objects.filter(kind=kind).order_by("-seq").first() for kind in BACKUPS]
    return max(
        (datetime.fromisoformat(event.facts["made_at"]) for event in made if event), default=None
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
