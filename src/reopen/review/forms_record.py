"""Checks of what was typed about exhibits and links."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.accounts.actor import Actor
from reopen.documents.models import Document, Page
from reopen.kernel.fields import PartialDateFormField
from reopen.kernel.meanwhile import MeanwhileForm
from reopen.review.models import Exhibit
from reopen.review.queries_record import find_documents
from reopen.review.vocabularies import LINK_KINDS


class ExhibitForm(MeanwhileForm):
    """What is known about an exhibit."""

    number = forms.CharField(
        label=_("Number"), max_length=60, help_text=_("As it was marked: State's 12, Defense C.")
    )
    title = forms.CharField(label=_("What it is"), max_length=300)
    status = forms.ChoiceField(label=_("What became of it"), choices=Exhibit.Status.choices)
    happened_on = PartialDateFormField(label=_("When"), required=False)
    by = forms.CharField(label=_("Offered by"), max_length=200, required=False)
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ExhibitFilterForm(forms.Form):
    """Search and filter of the exhibits; they live in the URL."""

    q = forms.CharField(label=_("Number, title or person"), required=False)
    status = forms.ChoiceField(
        label=_("What became of it"),
        required=False,
        choices=[("", _("All")), *Exhibit.Status.choices, ("removed", _("Taken off the list"))],
    )


class PagesForm(forms.Form):
    """These pages are an exhibit: one of the list, or a new one."""

    exhibit = forms.ChoiceField(label=_("Exhibit"), required=False)
    number = forms.CharField(label=_("Number of a new one"), max_length=60, required=False)
    title = forms.CharField(label=_("What it is"), max_length=300, required=False)
    first = forms.IntegerField(label=_("From page"), min_value=1)
    last = forms.IntegerField(label=_("To page"), min_value=1)

    def __init__(self, exhibits: list[Exhibit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._exhibits = {str(exhibit.pk): exhibit for exhibit in exhibits}
        field: Any = self.fields["exhibit"]
        named = [(key, f"{each.number}: {each.title}"[:80]) for key, each in self._exhibits.items()]
        field.choices = [("", _("a new one")), *named]

    def clean(self) -> dict[str, Any]:
        """A new exhibit needs a number and a title."""
        cleaned = super().clean() or {}
        if not cleaned.get("exhibit") and not (cleaned.get("number") and cleaned.get("title")):
            raise ValidationError(
                _("Choose an exhibit, or write the number and title of a new one.")
            )
        return cleaned

    def chosen(self) -> Exhibit | None:
        """The exhibit of the list that was chosen, if any."""
        return self._exhibits.get(self.cleaned_data["exhibit"])


class LinkForm(forms.Form):
    """What this document is to another one."""

    kind = forms.ChoiceField(label=_("This document"))
    other = forms.CharField(
        label=_("Which document"),
        max_length=1000,
        help_text=_("Its name, or the address of one of its pages."),
    )
    only_page = forms.BooleanField(label=_("Only this page of it"), required=False)

    def __init__(self, actor: Actor, page: Page, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._actor, self._page = actor, page
        self.other_number: int | None = None
        field: Any = self.fields["kind"]
        field.choices = LINK_KINDS.choices(get_language() or "en")

    def clean_other(self) -> Document:
        """The one document that is meant; several are named in the refusal."""
        typed = self.cleaned_data["other"]
        case = self._page.document.case
        found, self.other_number = find_documents(self._actor, case, typed)
        if not found:
            raise ValidationError(_("No document of this case is called so."))
        if len(found) > 1:
            names = "; ".join(document.path for document in found[:5])
            raise ValidationError(_("Several are meant: %(names)s.") % {"names": names})
        if self.other_number and self.other_number > found[0].page_count:
            self.other_number = None
        return found[0]

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        number = self._page.number if self.cleaned_data["only_page"] else None
        return {
            "kind": self.cleaned_data["kind"],
            "other": self.cleaned_data["other"],
            "number": number,
            "other_number": self.other_number,
        }
