"""Checks of what was typed."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.chronology.actions.facts import Told
from reopen.chronology.actions.statements import Spoken
from reopen.chronology.dated import DISMISSED, KEPT, OPEN, DatedFilters
from reopen.chronology.models import Fact, Standing, StatementKind
from reopen.chronology.queries import FactFilters
from reopen.kernel.fields import PartialDateFormField
from reopen.kernel.meanwhile import MeanwhileForm
from reopen.lib.dates import in_words

_ALL = ("", _("All"))


class FactForm(MeanwhileForm):
    """A fact: when, what, who, and whether the sides agree."""

    date = PartialDateFormField(
        label=_("Date, as far as it is known"),
        required=False,
        help_text=_("For instance: May 3, 1987 · June 1987 · about 1986. Empty: not known."),
    )
    time = forms.CharField(label=_("Time"), required=False, max_length=40)
    text = forms.CharField(label=_("What happened"), widget=forms.Textarea(attrs={"rows": 3}))
    people = forms.CharField(
        label=_("People"), required=False, max_length=300, help_text=_("Semicolons between names.")
    )
    standing = forms.ChoiceField(
        label=_("Do the sides agree?"), choices=Standing.choices, initial=Standing.UNKNOWN
    )

    def told(self) -> Told:
        """What the fact says."""
        given = self.cleaned_data
        return Told(given["text"], given["date"], given["time"], given["people"], given["standing"])


class PageFactForm(FactForm):
    """A fact that stands on a page."""

    quote = forms.CharField(
        label=_("Words on the page it is about"),
        required=False,
        max_length=2000,
        help_text=_("Type some of them. Empty: the whole page."),
    )


class FactFilterForm(forms.Form):
    """Search and filters of the chronology; they live in the URL."""

    q = forms.CharField(label=_("Words"), required=False)
    standing = forms.ChoiceField(
        label=_("Do the sides agree?"), required=False, choices=[_ALL, *Standing.choices]
    )
    since = PartialDateFormField(label=_("From"), required=False)
    until = PartialDateFormField(label=_("To"), required=False)
    removed = forms.ChoiceField(
        label=_("Removed"),
        required=False,
        choices=[("", _("In the chronology")), ("yes", _("Removed"))],
    )

    def filters(self) -> FactFilters:
        """What was asked for; nothing where it was not understood."""
        if not self.is_valid():
            return FactFilters()
        given = self.cleaned_data
        return FactFilters(
            given["q"], given["standing"],
            given["since"].earliest if given["since"] else None,
            given["until"].latest if given["until"] else None,
            given["removed"],
        )  # fmt: skip


class _FactField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Facts as their date and their first words."""

    def label_from_instance(self, obj: Fact) -> str:
        when = in_words(obj.date, get_language() or "en") if obj.date else _("date not known")
        return f"{when}: {Truncator(obj.text).chars(90)}"


class CiteForm(forms.Form):
    """A fact that stands elsewhere, and the words of this page that say so too."""

    fact = _FactField(Fact._base_manager.none(), label=_("Fact"))
    quote = forms.CharField(
        label=_("Words on the page it is about"),
        required=False,
        max_length=2000,
        help_text=_("Type some of them. Empty: the whole page."),
    )

    def __init__(self, facts: "QuerySet[Fact]", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("_FactField", self.fields["fact"]).queryset = facts


class DatedFilterForm(forms.Form):
    """Search and filters of the dated sentences; they live in the URL."""

    q = forms.CharField(label=_("Words"), required=False)
    state = forms.ChoiceField(
        label=_("What became of it"),
        required=False,
        choices=[
            ("", _("Open")),
            (KEPT, _("Kept as a fact")),
            (DISMISSED, _("Dismissed")),
            ("all", _("All")),
        ],
    )
    source = forms.ChoiceField(label=_("Source"), required=False)
    since = PartialDateFormField(label=_("From"), required=False)
    until = PartialDateFormField(label=_("To"), required=False)

    def __init__(self, sources: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["source"])
        field.choices = [_ALL, *((name, name) for name in sources)]

    def filters(self) -> DatedFilters:
        """What was asked for; nothing where it was not understood."""
        if not self.is_valid():
            return DatedFilters()
        given = self.cleaned_data
        return DatedFilters(
            given["q"], {"": OPEN, "all": ""}.get(given["state"], given["state"]), given["source"],
            given["since"].earliest if given["since"] else None,
            given["until"].latest if given["until"] else None,
        )  # fmt: skip


class StatementFilterForm(forms.Form):
    """Search and filters of the statements; they live in the URL."""

    q = forms.CharField(label=_("Witness"), required=False)
    kind = forms.ChoiceField(
        label=_("Occasion"), required=False, choices=[_ALL, *StatementKind.choices]
    )
    removed = forms.ChoiceField(
        label=_("Removed"),
        required=False,
        choices=[("", _("In the list")), ("yes", _("Removed"))],
    )


class StatementForm(MeanwhileForm):
    """Which pages of a document are a statement, of whom and when."""

    witness = forms.CharField(label=_("Witness"), max_length=200)
    kind = forms.ChoiceField(label=_("Occasion"), choices=StatementKind.choices)
    date = PartialDateFormField(label=_("Date, as far as it is known"), required=False)
    first = forms.IntegerField(label=_("First page"), min_value=1)
    last = forms.IntegerField(label=_("Last page"), min_value=1)
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """The last page is not before the first."""
        cleaned = super().clean() or {}
        if cleaned.get("first") and cleaned.get("last") and cleaned["last"] < cleaned["first"]:
            raise ValidationError({"last": _("The last page is before the first.")})
        return cleaned

    def spoken(self) -> Spoken:
        """What was filled in; for a valid form."""
        return Spoken(**self.cleaned_data)
