"""Filters of the lists of the room. What is not understood filters nothing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from reopen.productions.forms import labels_of
from reopen.productions.models import HeldBack, LoadImport, Production, Redaction
from reopen.productions.vocabularies import PRIVILEGE_BASES, REDACTION_REASONS


class ListForm(forms.Form):
    """Words, and one of the kinds of the list."""

    q = forms.CharField(label=_("Words"), required=False, max_length=300)

    @property
    def is_used(self) -> bool:
        """Whether anything is filtered."""
        return any(self.said.values())

    @property
    def said(self) -> dict[str, str]:
        """What was chosen, as far as it was understood."""
        self.is_valid()
        return {name: str(value).strip() for name, value in self.cleaned_data.items()}

    def _words(self, rows: "QuerySet[Any]", *fields: str) -> "QuerySet[Any]":
        for word in self.said.get("q", "").split():
            wanted = Q()
            for field in fields:
                wanted |= Q(**{f"{field}__icontains": word})
            rows = rows.filter(wanted)
        return rows

    def _kind(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = [("", _("any")), *choices]


class RedactionsForm(ListForm):
    """Filters of the redactions."""

    reason = forms.ChoiceField(label=_("Reason"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kind("reason", labels_of(REDACTION_REASONS))

    def filtered(self, rows: "QuerySet[Redaction]") -> "QuerySet[Redaction]":
        """Those that fit."""
        rows = self._words(rows, "document__path", "document__title", "note")
        reason = self.said.get("reason")
        return rows.filter(reason=reason) if reason else rows


class PrivilegeForm(ListForm):
    """Filters of the privilege log."""

    basis = forms.ChoiceField(label=_("Ground"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kind("basis", labels_of(PRIVILEGE_BASES))

    def filtered(self, rows: "QuerySet[HeldBack]") -> "QuerySet[HeldBack]":
        """Those that fit."""
        rows = self._words(
            rows, "document__path", "document__title", "author", "recipients", "description"
        )
        basis = self.said.get("basis")
        return rows.filter(basis=basis) if basis else rows


class ProductionsForm(ListForm):
    """Filters of the productions."""

    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kind("state", Production.State.choices)

    def filtered(self, rows: "QuerySet[Production]") -> "QuerySet[Production]":
        """Those that fit."""
        rows = self._words(rows, "name", "to_whom", "prefix")
        state = self.said.get("state")
        return rows.filter(state=state) if state else rows


class LoadsForm(ListForm):
    """Filters of the load files."""

    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kind("state", LoadImport.State.choices)

    def filtered(self, rows: "QuerySet[LoadImport]") -> "QuerySet[LoadImport]":
        """Those that fit."""
        rows = self._words(rows, "name", "source__name")
        state = self.said.get("state")
        return rows.filter(state=state) if state else rows


class CandidatesForm(ListForm):
    """Which documents the form of a new production offers."""

    source = forms.ChoiceField(label=_("Source"), required=False)

    def __init__(self, sources: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kind("source", [(name, name) for name in sources])

    def filtered(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """Those that fit."""
        rows = self._words(rows, "path", "title")
        source = self.said.get("source")
        return rows.filter(source__name=source) if source else rows
