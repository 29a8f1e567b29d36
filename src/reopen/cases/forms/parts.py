"""What a case is made of: people, convictions, proceedings, and the organization's own fields."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reopen.cases import vocabularies as words
from reopen.cases.models import (
    Charge,
    Conviction,
    CustomField,
    FacilityStay,
    Identifier,
    OtherName,
    Person,
    Proceeding,
    Sentence,
)
from reopen.cases.words import options
from reopen.lib.vocabulary import Vocabulary
from reopen.places.queries import find_county, find_jurisdiction

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = forms.ModelForm


class PartForm(_ModelForm):
    """Base of the forms of a case's parts. `vocabularies` names fields that are chosen."""

    vocabularies: dict[str, Vocabulary[Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, vocabulary in self.vocabularies.items():
            old = self.fields[name]
            self.fields[name] = forms.ChoiceField(
                label=old.label, choices=options(vocabulary), required=old.required
            )

    def _get_validation_exclusions(self) -> set[str]:
        # Rules that span the organization are checked by the action, which knows it.
        return super()._get_validation_exclusions() | {"organization"}  # type: ignore[misc,no-any-return]


class PersonForm(PartForm):
    class Meta:
        model = Person
        fields = ["name", "born", "died", "language", "contact", "contact_caution"]
        labels = {
            "name": _("Name"),
            "born": _("Born"),
            "died": _("Died"),
            "language": _("Language"),
            "contact": _("Contact"),
            "contact_caution": _("Before any contact"),
        }
        help_texts = {
            "name": _("As it should be written."),
            "contact": _("Address and telephone outside prison."),
            "contact_caution": _("What to mind: safety, channels that are listened to, wishes."),
        }


class OtherNameForm(PartForm):
    class Meta:
        model = OtherName
        fields = ["name", "kind"]
        labels = {
            "name": _("Name"),
            "kind": _("Kind"),
        }


class IdentifierForm(PartForm):
    vocabularies = {"kind": words.IDENTIFIER_KINDS}

    class Meta:
        model = Identifier
        fields = ["kind", "value", "issuer"]
        labels = {
            "kind": _("Kind"),
            "value": _("Number"),
            "issuer": _("Given by"),
        }


class StayForm(PartForm):
    class Meta:
        model = FacilityStay
        fields = ["place", "since", "until"]
        labels = {
            "place": _("Place"),
            "since": _("Since"),
            "until": _("Until"),
        }


class ConvictionForm(PartForm):
    """A judgment; the county is typed in words and never guessed."""

    vocabularies = {"manner": words.MANNERS}
    county_words = forms.CharField(
        label=_("County and state"),
        required=False,
        max_length=120,
        help_text=_("Such as “Jackson County, Missouri”. A city may be a county of its own."),
    )

    class Meta:
        model = Conviction
        fields = [
            "court_name", "docket_number", "manner", "crime_on", "arrested_on", "convicted_on",
            "sentenced_on",
        ]  # fmt: skip
        labels = {
            "court_name": _("Court"),
            "docket_number": _("Docket number"),
            "manner": _("How"),
            "crime_on": _("Day of the crime"),
            "arrested_on": _("Arrested"),
            "convicted_on": _("Convicted"),
            "sentenced_on": _("Sentenced"),
        }
        help_texts = {
            "court_name": "",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.county_id:
            self.fields["county_words"].initial = str(self.instance.county)

    def clean_county_words(self) -> str:
        typed = self.cleaned_data["county_words"].strip()
        self.instance.county = self._county(typed) if typed else None
        return str(typed)

    def _county(self, typed: str) -> Any:
        name, _comma, state = typed.rpartition(",")
        jurisdiction = find_jurisdiction(state)
        if not name or jurisdiction is None:
            raise forms.ValidationError(_("Write the county, a comma, then the state."))
        found = find_county(name, jurisdiction)
        if found.county is not None:
            return found.county
        if found.candidates:
            several = "; ".join(str(county) for county in found.candidates)
            raise forms.ValidationError(_("Which of these: %(several)s?") % {"several": several})
        raise forms.ValidationError(_("There is no such county in this state."))


class ChargeForm(PartForm):
    class Meta:
        model = Charge
        fields = ["count", "charged", "outcome", "convicted_of", "statute"]
        labels = {
            "count": _("Count"),
            "charged": _("Charge"),
            "outcome": _("What became of it"),
            "convicted_of": _("Convicted of"),
            "statute": _("Statute"),
        }
        help_texts = {
            "convicted_of": _("Where it differs from the charge."),
        }


class SentenceForm(PartForm):
    vocabularies = {"kind": words.SENTENCE_KINDS}

    class Meta:
        model = Sentence
        fields = ["kind", "years_min", "years_max", "consecutive", "words"]
        labels = {
            "kind": _("Kind"),
            "years_min": _("Years at least"),
            "years_max": _("Years at most"),
            "consecutive": _("After the other sentences, not beside them"),
            "words": _("In the words of the judgment"),
        }
        help_texts = {
            "consecutive": "",
            "words": "",
        }


class ProceedingForm(PartForm):
    vocabularies = {"kind": words.PROCEEDING_KINDS}

    class Meta:
        model = Proceeding
        fields = [
            "kind", "title", "court_name", "docket_number", "filed_on", "decided_on", "outcome",
        ]  # fmt: skip
        labels = {
            "kind": _("Kind"),
            "title": _("Title"),
            "court_name": _("Court"),
            "docket_number": _("Docket number"),
            "filed_on": _("Filed"),
            "decided_on": _("Decided"),
            "outcome": _("Outcome"),
        }


class CustomFieldForm(PartForm):
    class Meta:
        model = CustomField
        fields = ["label", "help", "kind", "choices", "position"]
        labels = {
            "label": _("Label"),
            "help": _("Help beside the field"),
            "kind": _("Kind"),
            "choices": _("Choices"),
            "position": _("Place in the list"),
        }
        help_texts = {
            "choices": _("For lists: one choice a line."),
        }
