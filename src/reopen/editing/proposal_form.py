"""The form in which an editor writes what an entry should say."""

from typing import Any

from django import forms
from django.db import models
from django.forms.models import fields_for_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.editing.models import Correction, Entry
from reopen.editing.rooms import Kind, Room, Values


class ProposalForm(forms.Form):
    """The fields of one entry, and a note for the second editor.

    A new entry also has the fields that never change afterwards, and a page's own entry its key.
    """

    def __init__(self, kind: Kind, entry: Entry | None, data: Any = None, page: str = "") -> None:
        super().__init__(data)
        self.kind, self.entry, self.page = kind, entry, page
        names = kind.changing if entry else (*kind.fixed, *kind.changing)
        self.names = [name for name in names if entry or name != "withdrawn"]
        if entry is None and not kind.of:
            self.fields["key"] = forms.SlugField(
                label=_("Key"),
                help_text=_("As in the address, such as jackson-mo. It never changes."),
            )
        made = fields_for_model(
            kind.model, fields=[name for name in self.names if not _is_address(kind, name)]
        )
        for name in self.names:
            self.fields[name] = _field(kind, name, made)
        self.fields["why"] = forms.CharField(
            label=_("Note for the second editor"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        self.initial = self._initial(entry)

    def _initial(self, entry: Entry | None) -> Values:
        today = {"checked": timezone.localdate()}
        if entry is None:
            return today
        return {**{name: getattr(entry, name) for name in self.names}, **today}

    @property
    def values(self) -> Values:
        """What was typed, as plain values."""
        typed = {name: self.cleaned_data[name] for name in self.names}
        copy = self.kind.model(key="x")
        self.kind.assign(copy, typed)
        plain = {name: self.kind.plain(copy, name) for name in self.names}
        return plain | ({self.kind.of: self.page} if self.kind.of and not self.entry else {})

    @property
    def key(self) -> str:
        """The key of the entry that is changed or made."""
        if self.entry is not None:
            return self.entry.key
        typed: str = self.cleaned_data.get("key", "")
        return typed or self.kind.new_key(self.page, self.cleaned_data)


def source_of(values: Values, entry: Entry | None) -> tuple[str, str]:
    """Who says so, and where: as the entry will have it."""
    label = values.get("source") or (entry.source if entry else "")
    return label, values.get("source_url") or ""


def correction_for(room: Room, text: str) -> Correction | None:
    """The correction from outside that a change answers, when the address names one."""
    waiting = Correction.objects.filter(room=room.key, state=Correction.State.WAITING)
    return waiting.filter(pk=text).first() if len(text) == 36 else None


def _field(kind: Kind, name: str, made: dict[str, Any]) -> forms.Field:
    column = kind.model._meta.get_field(name)
    label = kind.label_of(name).capitalize()
    if isinstance(column, models.ForeignKey):
        return forms.CharField(
            label=label,
            required=not column.blank,
            help_text=_("Its key, such as us-29095 or us-mo."),
        )
    if isinstance(column, models.URLField):
        return forms.URLField(
            label=label,
            required=not column.blank,
            max_length=column.max_length,
            assume_scheme="https",
        )
    if name in kind.choices:
        return forms.ChoiceField(label=label, choices=kind.choices[name]())
    found: forms.Field = made[name]
    if isinstance(found.widget, forms.Textarea):
        found.widget.attrs["rows"] = 2
    return found


def _is_address(kind: Kind, name: str) -> bool:
    return isinstance(kind.model._meta.get_field(name), models.URLField)
