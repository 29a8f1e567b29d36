"""Giving somebody a role in a case: somebody we know, or a new person."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reopen.cases import vocabularies as words
from reopen.cases.models import Person
from reopen.cases.queries import Known
from reopen.cases.templatetags.case_words import number_word, role_word
from reopen.cases.words import options

_NEW = "new"


class LookForm(forms.Form):
    """The first step: do we know this person?"""

    who = forms.CharField(
        label=_("Name, a part of it, or a number"),
        max_length=200,
        required=False,
        help_text=_(
            "We look among the people of the cases you can see, so that nobody is entered twice."
        ),
    )


class ParticipantForm(forms.Form):
    """The second step: one of those found, or a new person, and the role."""

    person = forms.ChoiceField(label=_("Who is it?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name of the new person"),
        max_length=200,
        required=False,
        help_text=_("As it should be written. Not needed for somebody we know."),
    )
    role = forms.ChoiceField(label=_("Role in this case"))

    def __init__(self, known: list[Known], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.person.id): one.person for one in known}
        choices = [(str(one.person.id), in_one_line(one)) for one in known]
        self.fields["person"].choices = [*choices, (_NEW, _("A new person"))]  # type: ignore[attr-defined]
        self.fields["role"].choices = options(words.PARTICIPANT_ROLES)  # type: ignore[attr-defined]
        if not known:
            del self.fields["person"]
            self.fields["name"].label = _("Name")
            self.fields["name"].help_text = _("As it should be written.")

    def clean_person(self) -> Person | None:
        return self.known.get(self.cleaned_data["person"])


def in_one_line(known: Known) -> str:
    """A person and what tells her from a namesake: numbers, cases and roles."""
    numbers = [
        f"{number_word(one.kind)} {one.value} ({one.issuer})"
        for one in known.person.identifiers.all()
    ]
    roles = [
        f"{one.case.number} {one.case.title}: {role_word(one.role)}" for one in known.participations
    ]
    return " · ".join([known.person.name, *numbers, *roles])
