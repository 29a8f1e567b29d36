"""Checks of what was typed."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from reopen.figures.models import FigureKind
from reopen.kernel.meanwhile import MeanwhileForm

_ALL = ("", _("All"))
NAMED, LOOSE = "named", "found"


class CastFilterForm(forms.Form):
    """Search and filters of the list; they live in the URL."""

    q = forms.CharField(label=_("Name"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[_ALL, *FigureKind.choices])
    who = forms.ChoiceField(
        label=_("Who says so"),
        required=False,
        choices=[_ALL, (NAMED, _("A person named them")), (LOOSE, _("Only found"))],
    )
    least = forms.IntegerField(label=_("On at least … pages"), required=False, min_value=1)


class MergeForm(forms.Form):
    """How somebody should be called."""

    name = forms.CharField(label=_("Name"), required=False, max_length=200)


class FigureForm(MeanwhileForm):
    """How somebody is called, what is noted, and who it is among the people of the case."""

    name = forms.CharField(label=_("Name"), max_length=200)
    person = forms.ChoiceField(label=_("Who this is among the people of the case"), required=False)
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["person"])
        field.choices = [("", _("Nobody, or not known")), *people]
