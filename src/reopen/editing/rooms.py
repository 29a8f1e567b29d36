"""How a room of the commons says what may be changed in it, and how.

    register(Room("units", _("Units"), (Kind("unit", _("Unit"), Unit, ("name", …)), …)))

A room calls `register` from its `ready()`. Everything else (proposing, reviewing, undoing, history,
the editors' pages, keeping shipped content and people's edits apart) is done here for all rooms.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from reopen.editing.models import Entry
from reopen.kernel.fields import PartialDateField
from reopen.lib.dates import PartialDate, in_words
from reopen.lib.ids import uuid7

SHARED = ("source", "source_url", "mark", "checked", "withdrawn")
Values = dict[str, Any]
Find = Callable[[type[models.Model], str], models.Model | None]


@dataclass(frozen=True)
class Kind:
    """One kind of entry. `fields` may be changed, besides those that every entry has.

    `of` names the foreign key to the entry on whose public page this one stands; empty for the
    page's own entry. `fixed` are fields that are set when the entry is made and never change.
    `choices` gives what may be chosen for a field that has no choices of its own. `key_field` names
    the field that tells entries of one page apart in their key ("jackson-mo/in_charge").
    """

    name: str
    label: str | Promise
    model: type[Entry]
    fields: tuple[str, ...]
    of: str = ""
    fixed: tuple[str, ...] = ()
    choices: Mapping[str, Callable[[], list[tuple[str, str]]]] = field(default_factory=dict)
    key_field: str = ""

    @property
    def every(self) -> tuple[str, ...]:
        return (*((self.of,) if self.of else ()), *self.fixed, *self.fields, *SHARED)

    @property
    def changing(self) -> tuple[str, ...]:
        """What a person may change of an entry that stands."""
        return (*self.fields, *SHARED)

    def values_of(self, entry: Entry) -> Values:
        """The entry as plain values that JSON can hold; other entries by their keys."""
        return {name: _plain(entry, name) for name in self.every}

    def plain(self, entry: Entry, name: str) -> Any:
        """One field as a plain value."""
        return _plain(entry, name)

    def assign(self, entry: Entry, values: Mapping[str, Any], find: Find | None = None) -> None:
        """Set the fields; raises `ValidationError` for a value that does not fit.

        `find` looks up what another entry or place is meant by a key; by default with a query.
        """
        for name, value in values.items():
            if name not in self.every:
                raise ValidationError(_("%s is no field that can be changed.") % name)
            column = self.model._meta.get_field(name)
            setattr(entry, name, _typed(column, value, find or _found))

    def new_key(self, page: str, values: Mapping[str, Any]) -> str:
        """The key of a new entry on a page."""
        told = str(values.get(self.key_field) or "") if self.key_field else ""
        return f"{page}/{told or f'{self.name}-{uuid7().hex[-8:]}'}"

    def page_of(self, entry: Entry) -> str:
        """The key of the entry on whose page this one stands."""
        return getattr(entry, self.of).key if self.of else entry.key

    def label_of(self, name: str) -> str:
        """The field in words."""
        return str(getattr(self.model._meta.get_field(name), "verbose_name", name))


@dataclass(frozen=True)
class Room:
    """A room of the commons. `address` names the public page of an entry, which takes its key."""

    key: str
    label: str | Promise
    kinds: tuple[Kind, ...]
    address: str = ""

    def kind(self, name: str) -> Kind:
        """The kind with that name; `KeyError` when there is none."""
        return {kind.name: kind for kind in self.kinds}[name]

    @property
    def main(self) -> Kind:
        """The kind that has pages of its own."""
        return next(kind for kind in self.kinds if not kind.of)

    def url(self, page: str) -> str:
        """The public page of an entry; empty when the room has none."""
        try:
            return reverse(self.address, args=[page]) if self.address and page else ""
        except NoReverseMatch:
            return ""


_ROOMS: dict[str, Room] = {}
# Pages that belong to no room, such as the first one: only corrections are kept of them.
OTHER = Room("other", gettext_lazy("Other pages"), ())


def children(room: Room, page: str) -> list[tuple[Kind, list[Entry]]]:
    """What stands on the page of an entry, kind by kind, withdrawn entries too."""
    return [
        (kind, list(kind.model.objects.filter(**{f"{kind.of}__key": page}).order_by("key")))
        for kind in room.kinds
        if kind.of
    ]


def register(room: Room) -> None:
    """Make a room's entries editable. Called once, when the room starts."""
    _ROOMS[room.key] = room


def rooms() -> list[Room]:
    """Every room of the commons that may be edited."""
    return list(_ROOMS.values())


def room_of(key: str) -> Room | None:
    """The room with that key; `OTHER` for its own."""
    return OTHER if key == OTHER.key else _ROOMS.get(key)


def shown(kind: Kind, name: str, value: Any) -> str:
    """A stored value as a person reads it in a list of changes."""
    column: Any = kind.model._meta.get_field(name)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name in kind.choices:
        return dict(kind.choices[name]()).get(value, str(value))
    if isinstance(column, PartialDateField):
        return in_words(PartialDate.from_text(value), get_language() or "en")
    if getattr(column, "choices", None):
        return str(dict(column.flatchoices).get(value, value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _plain(entry: Entry, name: str) -> Any:
    value = getattr(entry, name)
    if isinstance(value, models.Model):
        return getattr(value, "key", str(value.pk))
    if isinstance(value, PartialDate):
        return value.text
    return value.isoformat() if isinstance(value, date) else value


def _typed(column: Any, value: Any, find: Find) -> Any:
    if not column.is_relation:
        return column.to_python(value)
    if value in {None, ""}:
        return None
    found = find(column.related_model, value)
    if found is None:
        raise ValidationError({column.name: _("%s is not known.") % value})
    return found


def _found(model: type[models.Model], key: str) -> models.Model | None:
    return model._default_manager.filter(key=key).first()
