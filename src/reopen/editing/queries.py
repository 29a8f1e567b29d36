"""Reads of the work on the commons; `history` is public, the rest is for editors."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.editing.access import visible_changes, visible_corrections
from reopen.editing.models import Change, Correction
from reopen.editing.rooms import OTHER, SHARED, Kind, Room, room_of, rooms, shown

_LONG = 200


@dataclass(frozen=True)
class Line:
    """One field of a change, in words."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Step:
    """What changed on a public page, when, and by which source. Never by whom."""

    at: datetime
    kind: str
    key: str
    new_entry: bool
    undone: bool
    undoing: bool
    shipped: bool
    lines: tuple[Line, ...]
    source: str
    source_url: str


def history(room: str, page: str, *, kind: str = "", key: str = "") -> list[Step]:
    """Every change made on the page of an entry, the latest first; of one entry when named."""
    rows = Change.objects.filter(room=room, page=page, state=Change.State.MADE)
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(key=key) if key else rows
    found = room_of(room)
    if found is None:
        return []
    undone = set(rows.filter(undoes__isnull=False).values_list("undoes", flat=True))
    return [
        Step(
            row.decided_at or row.proposed_at,
            str(found.kind(row.kind).label),
            row.key,
            not row.old,
            row.pk in undone,
            row.undoes_id is not None,
            row.origin == Change.Origin.SHIPPED,
            tuple(lines_of(found.kind(row.kind), row)),
            row.source,
            row.source_url,
        )
        for row in rows.order_by("-decided_at", "-id")[:_LONG]
    ]


def lines_of(kind: Kind, change: Change) -> list[Line]:
    """The fields of a change, before and after; of a new entry only what it says."""
    passed_over = () if change.old else tuple(name for name in SHARED if name != "mark")
    names = [name for name in kind.every if name in change.new and name not in passed_over]
    lines = [
        Line(
            kind.label_of(name),
            shown(kind, name, change.old.get(name)) if change.old else "",
            shown(kind, name, change.new[name]),
        )
        for name in names
        if not (kind.of == name and not change.old)
    ]
    if change.old:
        return lines
    return [line for line in lines if line.new and line.new != _("no")]


def title_of(kind: Kind, change: Change) -> str:
    """What the changed entry is called; its key when it does not stand yet."""
    entry = kind.model.objects.filter(key=change.key).first()
    return entry.called if entry else change.key


def waiting(actor: Actor, room: Room) -> QuerySet[Change]:
    """What waits for a second person, the oldest first."""
    rows = visible_changes(actor).filter(room=room.key, state=Change.State.WAITING)
    return rows.select_related("proposed_by", "correction")


def decided(actor: Actor, room: Room) -> QuerySet[Change]:
    """What was decided by people, the latest first."""
    rows = visible_changes(actor).filter(room=room.key, proposed_by__isnull=False)
    rows = rows.exclude(state=Change.State.WAITING)
    return rows.select_related("proposed_by", "decided_by", "undone_by").order_by("-decided_at")


def corrections(actor: Actor, room: Room) -> QuerySet[Correction]:
    """What people outside wrote about the room's pages; what waits comes first."""
    rows = visible_corrections(actor).filter(room=room.key).select_related("closed_by")
    return rows.order_by("closed_at", "sent_at")


def counts(actor: Actor) -> dict[str, tuple[int, int]]:
    """For each room: how many changes and how many corrections wait."""
    changes = visible_changes(actor).filter(state=Change.State.WAITING)
    letters = visible_corrections(actor).filter(state=Correction.State.WAITING)
    of_changes: Counter[Any] = Counter(changes.values_list("room", flat=True))
    of_letters: Counter[Any] = Counter(letters.values_list("room", flat=True))
    return {room: (of_changes[room], of_letters[room]) for room in {*of_changes, *of_letters}}


def overview(actor: Actor) -> list[tuple[Room, int, int]]:
    """Every room, with how many changes and how many corrections wait in it."""
    waiting_in = counts(actor)
    return [(room, *waiting_in.get(room.key, (0, 0))) for room in [*rooms(), OTHER]]
