"""Brings a room up to the content that comes with Reopen, and never writes over people's edits.

`Shipped` keeps what the content last said of each entry. A field is brought up to date when it
still says that; where a person changed it since, her words stay, and what the content says now
waits as a proposed change in the editors' queue: that is the conflict, shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from reopen.editing.models import Change, Entry, Shipped
from reopen.editing.rooms import Kind, Room, Values

_BATCH = 500
_MISSING = object()
_DROPPED: Values = {"withdrawn": True}  # what the content says of an entry that it names no more


@dataclass(frozen=True)
class ShippedEntry:
    """One entry as the content has it; `values` as `Kind.values_of` gives them, or a part."""

    kind: str
    key: str
    values: Values


@dataclass
class Loaded:
    """What loading did to one kind. `conflicts`: keys where a person's edit was kept."""

    kind: str
    entries: int = 0
    created: int = 0
    changed: int = 0
    withdrawn: int = 0
    conflicts: list[str] = field(default_factory=list)


@dataclass
class _Batch:
    """What is to be written of one kind."""

    room: Room
    kind: Kind
    loaded: Loaded
    created: list[Entry] = field(default_factory=list)
    changed: list[Entry] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    shipped: list[Shipped] = field(default_factory=list)


class _Places:
    """Other entries and places by their keys, each table read once."""

    def __init__(self) -> None:
        self._known: dict[type[models.Model], dict[str, models.Model]] = {}

    def __call__(self, model: type[models.Model], key: str) -> models.Model | None:
        if model not in self._known:
            rows = model._default_manager.all()
            self._known[model] = {getattr(row, "key", ""): row for row in rows}
        return self._known[model].get(key)

    def forget(self, model: type[models.Model]) -> None:
        self._known.pop(model, None)


@transaction.atomic
def ship(room: Room, content: Iterable[ShippedEntry]) -> list[Loaded]:
    """Loads the content; twice is once. Entries the content dropped are withdrawn, if unedited.

    The installation's own work, so no actor: it is told in the history as content that comes with
    Reopen. Raises `ValidationError` for a value that does not fit.
    """
    wanted: dict[str, dict[str, Values]] = defaultdict(dict)
    for entry in content:
        wanted[entry.kind][entry.key] = {"withdrawn": False} | entry.values
    find = _Places()
    return [_ship(room, kind, wanted[kind.name], find) for kind in room.kinds]


def _ship(room: Room, kind: Kind, wanted: dict[str, Values], find: _Places) -> Loaded:
    batch = _Batch(room, kind, Loaded(kind.name, entries=len(wanted)))
    relations = [f.name for f in kind.model._meta.concrete_fields if f.is_relation]
    rows = kind.model.objects.select_for_update(of=("self",)).select_related(*relations)
    standing = {row.key: row for row in rows}
    before = {row.key: row for row in Shipped.objects.filter(room=room.key, kind=kind.name)}
    for key, values in wanted.items():
        was = before.get(key)
        if was is not None and was.values == values:
            continue
        entry = standing.get(key)
        if entry is None:
            _create(batch, key, values, find)
        else:
            _update(batch, entry, values, was.values if was else {}, find)
        batch.shipped.append(
            Shipped(
                id=was.id if was else None, room=room.key, kind=kind.name, key=key, values=values
            )
        )
    _withdraw(batch, [(before[key], standing.get(key)) for key in before.keys() - wanted.keys()])
    _write(batch)
    find.forget(kind.model)
    return batch.loaded


def _create(batch: _Batch, key: str, values: Values, find: _Places) -> None:
    entry = batch.kind.model(key=key)
    batch.kind.assign(entry, values, find)
    entry.derive()
    batch.created.append(entry)
    batch.loaded.created += 1
    batch.changes.append(_change(batch, entry, {}, values))


def _update(batch: _Batch, entry: Entry, values: Values, was: Values, find: _Places) -> None:
    """Three ways to compare: what it says now, what the content said, what the content says."""
    now = batch.kind.values_of(entry)
    news = {name: value for name, value in values.items() if was.get(name, _MISSING) != value}
    differing = {name: value for name, value in news.items() if now[name] != value}
    edited = {name: v for name, v in differing.items() if now[name] != was.get(name, _MISSING)}
    free = {name: value for name, value in differing.items() if name not in edited}
    if free:
        batch.changes.append(_change(batch, entry, {name: now[name] for name in free}, free))
        batch.kind.assign(entry, free, find)
        entry.derive()
        batch.changed.append(entry)
        batch.loaded.changed += 1
    if edited:
        old = {name: now[name] for name in edited}
        waiting = _change(batch, entry, old, edited, Change.State.WAITING)
        batch.changes.append(waiting)
        batch.loaded.conflicts.append(entry.key)


def _withdraw(batch: _Batch, dropped: Iterable[tuple[Shipped, Entry | None]]) -> None:
    for was, entry in dropped:
        if entry is None or was.values == _DROPPED:
            continue
        gone = Shipped(id=was.id, room=was.room, kind=was.kind, key=was.key, values=_DROPPED)
        batch.shipped.append(gone)
        if entry.withdrawn:
            continue
        now = batch.kind.values_of(entry)
        if any(now[name] != value for name, value in was.values.items()):
            batch.loaded.conflicts.append(entry.key)
            continue
        batch.changes.append(_change(batch, entry, {"withdrawn": False}, {"withdrawn": True}))
        entry.withdrawn = True
        batch.changed.append(entry)
        batch.loaded.withdrawn += 1


def _change(
    batch: _Batch, entry: Entry, old: Values, new: Values, state: str = Change.State.MADE
) -> Change:
    made = state == Change.State.MADE
    return Change(
        room=batch.room.key,
        kind=batch.kind.name,
        key=entry.key,
        page=batch.kind.page_of(entry),
        old=old,
        new=new,
        source=new.get("source") or entry.source,
        source_url=new.get("source_url", entry.source_url),
        origin=Change.Origin.SHIPPED,
        state=state,
        decided_at=timezone.now() if made else None,
    )


def _write(batch: _Batch) -> None:
    model = batch.kind.model
    names = [f.attname for f in model._meta.concrete_fields if f.attname not in {"id", "key"}]
    model._default_manager.bulk_create(batch.created, batch_size=_BATCH)
    if batch.changed:
        model._default_manager.bulk_update(batch.changed, names, batch_size=_BATCH)
    waiting = {c.key for c in batch.changes if c.state == Change.State.WAITING}
    Change.objects.filter(  # an older conflict about the same entry is out of date
        room=batch.room.key, kind=batch.kind.name, key__in=waiting,
        state=Change.State.WAITING, origin=Change.Origin.SHIPPED,
    ).delete()  # fmt: skip
    Change.objects.bulk_create(batch.changes, batch_size=_BATCH)
    Shipped.objects.bulk_create(
        list(_with_ids(batch.shipped)),
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["room", "kind", "key"],
        update_fields=["values", "loaded_at"],
    )


def _with_ids(rows: Iterable[Shipped]) -> Iterator[Shipped]:
    """Rows that are new get an id of their own; those that stand keep theirs."""
    for row in rows:
        if row.id is None:
            row.id = Shipped._meta.get_field("id").get_default()
        yield row


def conflicts(loaded: Iterable[Loaded]) -> list[str]:
    """The entries whose edits were kept against the content, for a message."""
    return [key for one in loaded for key in one.conflicts]


def as_json(loaded: Iterable[Loaded]) -> list[dict[str, Any]]:
    """What was done, for a command's document."""
    return [vars(one) for one in loaded]
