"""A form about something that other people may change while it is open.

    form = FactForm(request.POST or None, initial=what_it_says_now)

Whoever sends it later would overwrite the earlier one without a word. This form carries a
fingerprint of what the thing said when it was opened. Where that has changed since, the form is
refused once: what was typed stays in it, `now` holds what the thing says, and sending it again is a
decision.
"""

from hashlib import sha256
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from reopen.kernel.answers import as_read

_Row = TypeVar("_Row", bound=Model)


class MeanwhileForm(forms.Form):
    """`initial` is what the thing says now, field by field; new things have what is proposed."""

    opened_on = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known = [name for name in self.fields if name in self.initial]
        self.now: list[tuple[str, str]] = []
        self.initial = {**self.initial, "opened_on": self._fingerprint()}

    def clean(self) -> dict[str, Any]:
        """Refuses, once, what was written upon something else than what the thing says now."""
        cleaned = super().clean() or {}
        opened_on, today = cleaned.pop("opened_on", ""), self.initial["opened_on"]
        if opened_on and opened_on != today:
            self.now = [
                (str(self.fields[name].label), as_read(self.fields[name], self._said(name)))
                for name in self._known
                if self._differs(name)
            ]
        if self.now:
            typed: Any = self.data.copy()  # type: ignore[attr-defined]
            typed[self.add_prefix("opened_on")] = today
            self.data = typed
            raise ValidationError(_CHANGED)
        return cleaned

    def _said(self, name: str) -> Any:
        return self.get_initial_for_field(self.fields[name], name)

    def _differs(self, name: str) -> bool:
        """Whether what was typed is not what the thing says; a browser's line ends do not count."""
        typed, said = self.cleaned_data.get(name), self._said(name)
        if isinstance(typed, str) and isinstance(said, str):
            return typed.split() != said.split()
        return name in self.changed_data

    def _fingerprint(self) -> str:
        said = repr([(name, self._said(name)) for name in self._known])
        return sha256(said.encode()).hexdigest()


def held(request: HttpRequest, row: _Row) -> _Row:
    """The row as it stands, for whoever posts also held until her request is over.

    Of two who post at one moment the second waits here, and then sees what the first one wrote.
    """
    if request.method == "POST":
        rows = type(row)._default_manager.select_for_update(of=("self",))
        row.refresh_from_db(from_queryset=rows)
    return row


_CHANGED = gettext_lazy(
    "Somebody changed this while you were writing. Nothing was saved: what it says now stands "
    "below, and what you wrote is in the form."
)
