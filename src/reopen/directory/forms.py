"""The questions of "Who can help?". All may be left open, none asks for a name."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reopen.directory.models import HelpOrganization
from reopen.directory.place_names import place_choices
from reopen.directory.situation import Situation

_UNKNOWN = ("", _("I don't know"))
Choices = list[tuple[str, str | Promise]]


def _choice(label: Any, choices: Choices, help_text: Any = "") -> Any:
    return forms.ChoiceField(
        label=label, choices=[_UNKNOWN, *choices], required=False, help_text=help_text
    )


class HelpForm(forms.Form):
    """A plain GET form: what was answered stands in the address and nowhere else."""

    place = forms.ChoiceField(
        label=_("Where was the conviction?"),
        help_text=_("The state where the trial was, not where you live."),
        choices=lambda: [_UNKNOWN, *place_choices()],
        required=False,
    )
    now = _choice(_("Is the person in prison now?"), [("prison", _("Yes")), ("out", _("No, free"))])
    sentence = _choice(
        _("What is the sentence?"),
        [
            ("years", _("A number of years")),
            ("life", _("Life")),
            ("death", _("Death")),
        ],
    )
    years = forms.IntegerField(
        label=_("About how many years are left?"),
        help_text=_("Only if it is a number of years."),
        required=False,
        min_value=0,
        max_value=400,
    )
    dna = _choice(
        _("Could a DNA test help?"),
        [("yes", _("Yes, maybe")), ("no", _("No"))],
        _("Blood, hair, clothing or the like was collected and could show who did it."),
    )
    court = _choice(
        _("State or federal court?"),
        [("state", _("State court")), ("federal", _("Federal court"))],
        _("Most convictions are in state court."),
    )
    verdict = _choice(
        _("Trial or guilty plea?"),
        [("trial", _("Trial")), ("plea", _("Guilty or no-contest plea"))],
    )
    appeals = _choice(
        _("Are the appeals over?"),
        [
            ("running", _("No, the first appeal is going on")),
            ("over", _("The first appeal is over, something else is before a court")),
            ("all", _("Yes, nothing is before a court")),
        ],
    )
    lawyer = _choice(
        _("Does the person have a lawyer in this case now?"),
        [("no", _("No")), ("yes", _("Yes"))],
    )
    writer = _choice(
        _("Who will write?"),
        [
            ("self", _("The convicted person")),
            ("family", _("Family or a friend")),
            ("lawyer", _("A lawyer")),
        ],
    )

    @property
    def first(self) -> list[forms.BoundField]:
        """The questions on top."""
        return [self[name] for name in ("place", "now", "sentence", "years", "dna")]

    @property
    def more(self) -> list[forms.BoundField]:
        """Those that make the answer surer."""
        return [self[name] for name in ("court", "verdict", "appeals", "lawyer", "writer")]

    def situation(self) -> Situation:
        """What was told; an answer that does not exist counts as not told."""
        self.is_valid()
        told = {name: value for name, value in self.cleaned_data.items() if value is not None}
        return Situation(**told)


class ListForm(forms.Form):
    """Filters of the list of all organizations."""

    q = forms.CharField(label=_("Name or city"), required=False, max_length=80)
    place = forms.ChoiceField(
        label=_("Convictions in"),
        choices=lambda: [("", _("All")), *place_choices()],
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("All")), *HelpOrganization.Kind.choices],
        required=False,
    )

    def filters(self) -> dict[str, str]:
        """For `queries.listed`; what does not exist is left out."""
        self.is_valid()
        told = self.cleaned_data
        return {
            "place": told.get("place", ""),
            "kind": told.get("kind", ""),
            "words": told.get("q", ""),
        }
