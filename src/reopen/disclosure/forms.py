"""Checks of what was typed on the pages of the room."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.disclosure.models import Finding, Kind
from reopen.disclosure.models.comparison import Side
from reopen.disclosure.queries import MINE, Filters
from reopen.documents.models import Source
from reopen.kernel.fields import PartialDateFormField
from reopen.lib.references import KINDS

_DECIDED = [
    ("", _("All")),
    ("no", _("Not decided by anybody")),
    ("yes", _("Decided by a person")),
    ("once", _("Waiting for a second reviewer")),
    (MINE, _("For my second look, first reviewer's word hidden")),
    ("disputed", _("Reviewers differ")),
]

_NO_SOURCE = {
    "required": _("Choose at least one source. If it is not listed, add it under “Files”.")
}


class StartForm(forms.Form):
    """Which sources stand on which side."""

    prosecution = forms.MultipleChoiceField(
        label=_("Prosecution's side"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=_NO_SOURCE,
        help_text=_("Everything that the state held: prosecutor, police, laboratory."),
    )
    defense = forms.MultipleChoiceField(
        label=_("Defense's side"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=_NO_SOURCE,
        help_text=_("What reached the defense: above all trial counsel's file."),
    )

    def __init__(self, sources: list[Source], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sources = {str(source.pk): source for source in sources}
        choices = [(key, source.name) for key, source in self._sources.items()]
        for side in Side.values:
            field: Any = self.fields[side]
            field.choices = choices
            field.initial = [key for key, each in self._sources.items() if each.side == side]

    def rows(self) -> list[tuple[Source, list[Any]]]:
        """Each source with its box on either side."""
        boxes: list[list[Any]] = [list(self[side].subwidgets) for side in Side.values]
        return [
            (source, [boxes[0][at], boxes[1][at]])
            for at, source in enumerate(self._sources.values())
        ]

    def chosen(self, side: str) -> list[Source]:
        """The sources chosen for a side."""
        return [self._sources[key] for key in self.cleaned_data[side]]


class PageFilterForm(forms.Form):
    """Search and filters of the pages; they live in the URL."""

    q = forms.CharField(label=_("Document"), required=False)
    status = forms.ChoiceField(
        label=_("What became of it"), required=False, choices=[("", _("All")), *Finding.choices]
    )
    source = forms.ChoiceField(label=_("Source"), required=False)
    kind = forms.ChoiceField(
        label=_("What differs"), required=False, choices=[("", _("All")), *Kind.choices]
    )
    decided = forms.ChoiceField(label=_("Review"), required=False, choices=_DECIDED)
    document = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, sources: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["source"]
        field.choices = [("", _("All")), *((name, name) for name in sources)]

    def filters(self) -> Filters:
        """What was asked for; nothing where it was not understood."""
        if not self.is_valid():
            return Filters()
        return Filters(**{name: str(value or "") for name, value in self.cleaned_data.items()})


class DecisionForm(forms.Form):
    """What became of a page, in a person's judgment."""

    status = forms.ChoiceField(
        choices=Finding.choices,
        error_messages={
            "required": _("Choose what became of the page."),
            "invalid_choice": _("Choose what became of the page."),
        },
    )
    other = forms.UUIDField(required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=4000)
    next = forms.UUIDField(required=False)


class BesideForm(forms.Form):
    """Which page of the defense's side is to be laid beside one."""

    paper = forms.CharField(
        label=_("Document"),
        max_length=1000,
        widget=forms.TextInput(attrs={"list": "papers", "autocomplete": "off"}),
    )
    number = forms.IntegerField(label=_("Page"), min_value=1, max_value=100_000)


class MentionFilterForm(forms.Form):
    """Search and filters of the papers that are mentioned."""

    q = forms.CharField(label=_("Words"), required=False)
    state = forms.ChoiceField(
        label=_("Where it is"),
        required=False,
        choices=[
            ("", _("All")),
            ("missing", _("In no source")),
            ("there", _("In the file")),
            ("dismissed", _("Set aside")),
        ],
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [("", _("All")), *KINDS.choices(get_language() or "en")]


class SettleForm(forms.Form):
    """What a person does with a mentioned paper."""

    do = forms.ChoiceField(choices=[(key, key) for key in ("join", "dismiss", "reset", "ask")])
    document = forms.CharField(required=False, max_length=1000)


class SentForm(forms.Form):
    """The day on which a letter went out."""

    on = PartialDateFormField(label=_("Sent on"))
