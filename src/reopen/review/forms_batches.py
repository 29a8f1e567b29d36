"""Checks of what was typed about reviews, batches and looks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reopen.accounts.models import Membership
from reopen.documents.models import Source
from reopen.review.actions.batches import Plan
from reopen.review.choosing import Choice, in_words
from reopen.review.models import Batch, CodingPanel, Look

_ALL = ("", _("All"))
_NOBODY = ("", _("nobody yet"))


class ReviewForm(forms.Form):
    """What is read through, what for, in stacks of which size, by whom, how much of it twice."""

    name = forms.CharField(label=_("Name of the review"), max_length=120)
    purpose = forms.CharField(
        label=_("What to look for"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody who reads a batch has this before her eyes."),
    )
    unit = forms.ChoiceField(
        label=_("What is looked at"),
        choices=[("documents", _("Documents")), ("pages", _("Pages"))],
        widget=forms.RadioSelect,
    )
    sources = forms.MultipleChoiceField(
        label=_("From these sources"), required=False, widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(label=_("Kind of document"), required=False)
    words = forms.CharField(
        label=_("Found by these words"),
        required=False,
        max_length=2000,
        help_text=_("As in the search of the files: Kemp AND (lamp OR dark)."),
    )
    fresh = forms.BooleanField(label=_("Only what is in no review yet"), required=False)
    uncoded = forms.BooleanField(label=_("Only what nobody has coded"), required=False)
    panel = forms.ChoiceField(label=_("Coding panel to fill in"), required=False)
    size = forms.IntegerField(label=_("How many in a batch"), min_value=1, max_value=1000)
    readers = forms.MultipleChoiceField(
        label=_("Who reads"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("In turn. Leave it empty and people take batches themselves."),
    )
    second_share = forms.ChoiceField(
        label=_("Second look by another person"),
        choices=[
            ("0", _("none")),
            ("5", _("5 % of them, by chance")),
            ("10", _("10 % of them, by chance")),
            ("25", _("25 % of them, by chance")),
            ("100", _("all of them")),
        ],
    )

    def __init__(
        self,
        sources: list[Source],
        kinds: list[tuple[str, str]],
        panels: list[CodingPanel],
        readers: list[Membership],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._kinds = dict(kinds)
        self._panels = {str(panel.pk): panel for panel in panels}
        self._readers = {str(one.pk): one for one in readers}
        offered = {
            "sources": [(source.name, source.name) for source in sources],
            "kind": [_ALL, *kinds],
            "panel": [("", _("none")), *((key, one.name) for key, one in self._panels.items())],
            "readers": [(key, one.user.get_full_name()) for key, one in self._readers.items()],
        }
        for name, choices in offered.items():
            field: Any = self.fields[name]
            field.choices = choices

    def choice(self) -> Choice:
        """What of the file is meant."""
        given = self.cleaned_data
        return Choice(
            by_page=given["unit"] == "pages",
            sources=tuple(given["sources"]),
            kinds=(given["kind"],) if given["kind"] else (),
            words=given["words"],
            fresh=given["fresh"],
            uncoded=given["uncoded"],
        )

    def plan(self) -> Plan:
        """How it is done."""
        given = self.cleaned_data
        return Plan(
            name=given["name"],
            purpose=given["purpose"],
            chosen=in_words(self.choice(), self._kinds),
            panel=self._panels.get(given["panel"]),
            size=given["size"],
            readers=[self._readers[key] for key in given["readers"]],
            second_share=int(given["second_share"]),
        )


class AssignForm(forms.Form):
    """Who reads a batch, and who looks a second time."""

    reader = forms.ChoiceField(label=_("Reads"), required=False)
    second = forms.ChoiceField(label=_("Second look"), required=False)

    def __init__(self, readers: list[Membership], batch: Batch, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"reader": batch.reader_id, "second": batch.second_id}
        kwargs["auto_id"] = f"batch-{batch.number}-%s"
        super().__init__(*args, **kwargs)
        held = [one for one in (batch.reader, batch.second) if one is not None]
        self._readers = {str(one.pk): one for one in [*readers, *held]}
        for name in ("reader", "second"):
            field: Any = self.fields[name]
            named = [(key, one.user.get_full_name()) for key, one in self._readers.items()]
            field.choices = [_NOBODY, *named]

    def values(self) -> dict[str, Membership | None]:
        """What the action takes."""
        return {name: self._readers.get(self.cleaned_data[name]) for name in ("reader", "second")}


class LookForm(forms.Form):
    """What is said of an item."""

    outcome = forms.ChoiceField(choices=Look.Outcome.choices, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Note for the team"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ItemFilterForm(forms.Form):
    """Search and filter of a review's items; they live in the URL."""

    q = forms.CharField(label=_("Document"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            _ALL,
            ("open", _("Not looked at yet")),
            ("flagged", _("Flagged")),
            ("differs", _("Two looks differ")),
        ],
    )
