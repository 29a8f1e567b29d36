"""Checks of what was typed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reopen.editing.actions.corrections import LONGEST, Sent


class CorrectionForm(forms.Form):
    """What somebody outside tells of a page. `website` is a trap that people do not see."""

    text = forms.CharField(
        label=_("What is wrong, or missing?"),
        help_text=_("A sentence or two. Please send nothing about a case of your own."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    where = forms.CharField(
        label=_("Where can it be checked?"),
        help_text=_("An address on the web, a newspaper with its date, an office to ask."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reply_to = forms.EmailField(
        label=_("Your e-mail address, if you want an answer"),
        help_text=_("It is erased when your correction is closed, and used for nothing else."),
        required=False,
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    room = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    page = forms.CharField(required=False, max_length=160, widget=forms.HiddenInput)
    address = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def clean_address(self) -> str:
        """A path of this site; anything else is dropped."""
        address: str = self.cleaned_data["address"]
        return address if address.startswith("/") and not address.startswith("//") else "/"

    @property
    def trapped(self) -> bool:
        """Filled in by a machine: the field that people do not see is not empty."""
        return bool(self.cleaned_data.get("website"))

    def sent(self, language: str) -> Sent:
        """What was written, for the action."""
        said = self.cleaned_data
        return Sent(
            room=said["room"],
            page=said["page"],
            address=said["address"],
            text=said["text"],
            where=said["where"],
            reply_to=said["reply_to"],
            language=language,
        )


class ReasonForm(forms.Form):
    """Why something is declined, undone or closed."""

    reason = forms.CharField(
        label=_("Why"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


def refuse(form: forms.Form, error: ValidationError) -> None:
    """Put what an action refused beside the field it is about, else above the form."""
    told: dict[str, Any] = getattr(error, "error_dict", {})
    for field, errors in told.items():
        form.add_error(field if field in form.fields else None, errors)
    if not told:
        form.add_error(None, error)
