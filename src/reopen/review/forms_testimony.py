"""Checks of a citation that was typed or put together."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reopen.lib.transcripts import Citation, Place, read_citation


class CitationForm(forms.Form):
    """A citation: typed, or a printed page with its first and last line."""

    to = forms.CharField(
        label=_("Page and line"),
        required=False,
        max_length=60,
        help_text=_("As it is cited: Tr. 213:4-12, 213:4 or 213."),
    )
    printed = forms.IntegerField(
        required=False, min_value=0, max_value=99_999, widget=forms.HiddenInput
    )
    first = forms.IntegerField(label=_("From line"), required=False, min_value=1, max_value=60)
    last = forms.IntegerField(label=_("To line"), required=False, min_value=1, max_value=60)

    def citation(self) -> Citation:
        """What was meant."""
        meant: Citation = self.cleaned_data["citation"]
        return meant

    def clean(self) -> dict[str, Any]:
        """One or the other must make sense."""
        cleaned = super().clean() or {}
        if cleaned.get("printed") is not None:
            first = cleaned.get("first") or 1
            one, other = sorted((first, cleaned.get("last") or first))
            page = cleaned["printed"]
            return cleaned | {"citation": Citation(Place(page, one), Place(page, other))}
        citation = read_citation(cleaned.get("to") or "")
        if citation is None:
            raise ValidationError({"to": _("Write it as page and line, such as 213:4-12.")})
        return cleaned | {"citation": citation}
