"""The case: opening, first page, stages, team, walls, notes, and the filters of the list."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.accounts.actor import Actor
from reopen.accounts.models import Membership
from reopen.cases import vocabularies as words
from reopen.cases.models import Note
from reopen.cases.words import options
from reopen.kernel.fields import PartialDateFormField


class DayField(forms.DateField):
    """A whole day, chosen or typed."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CaseForm(forms.Form):
    """The first page of a case."""

    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("Usually the applicant's name.")
    )
    received_on = DayField(
        label=_("First contact came in on"), help_text=_("The day of the letter or the call.")
    )
    summary = forms.CharField(
        label=_("What it is about"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class NewCaseForm(CaseForm):
    """Opening a case."""

    applicant = forms.CharField(
        label=_("Applicant"),
        max_length=200,
        required=False,
        help_text=_("The name as it should be written. More can be added later."),
    )
    corrections_number = forms.CharField(
        label=_("Corrections number"), max_length=60, required=False
    )
    issuer = forms.CharField(
        label=_("Given by"),
        max_length=200,
        required=False,
        help_text=_("The department of corrections that gave the number."),
    )
    team_only = forms.BooleanField(
        label=_("Only the team and directors may see this case"), required=False
    )
    field_order = ["title", "applicant", "corrections_number", "issuer", "received_on", "summary"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = timezone.localdate

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("corrections_number") and not cleaned.get("issuer"):
            self.add_error("issuer", _("A number is only worth something with who gave it."))
        if cleaned.get("corrections_number") and not cleaned.get("applicant"):
            self.add_error("applicant", _("Whose number is it?"))
        return cleaned


class StageForm(forms.Form):
    """Moving a case."""

    stage = forms.ChoiceField(label=_("Stage"))
    on = DayField(label=_("Entered on"))
    reason = forms.CharField(
        label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed to close a case; stays inside the organization."),
    )  # fmt: skip
    outside_status = forms.ChoiceField(
        label=_("What may be told outside"),
        required=False,
        help_text=_("Left open, the usual status of the stage is taken."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, language = actor.organization.kind, get_language() or "en"
        self.fields["stage"].choices = [  # type: ignore[attr-defined]
            (key, stage.label_in(language))
            for key, stage in words.STAGES.items()
            if kind in stage.kinds
        ]
        self.fields["outside_status"].choices = options(  # type: ignore[attr-defined]
            words.OUTSIDE_STATUSES, str(_("The usual one"))
        )
        self.fields["on"].initial = timezone.localdate


if TYPE_CHECKING:
    _MemberField = forms.ModelChoiceField[Membership]
else:
    _MemberField = forms.ModelChoiceField


class MemberChoice(_MemberField):
    """A member of the organization, by name and role."""

    def label_from_instance(self, obj: Membership) -> str:
        return f"{obj.user.get_full_name()}, {obj.role_label}"


class TeamForm(forms.Form):
    """Putting somebody on the team."""

    membership = MemberChoice(label=_("Who"), queryset=None)
    part = forms.ChoiceField(label=_("As"))
    until = DayField(label=_("Until"), required=False, help_text=_("Left empty: no end."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership"].queryset = members()  # type: ignore[attr-defined]
        self.fields["part"].choices = options(words.TEAM_PARTS)  # type: ignore[attr-defined]


class WallForm(forms.Form):
    """Hiding the case from somebody."""

    membership = MemberChoice(label=_("From whom"), queryset=None)
    reason = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership"].queryset = members()  # type: ignore[attr-defined]


def members() -> Any:
    """Members of the organization whose role holds today, by name."""
    return Membership.objects.holding().select_related("user").order_by("user__name")


class NoteForm(forms.Form):
    """Writing something down."""

    text = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 4}))
    kind = forms.ChoiceField(label=_("Kind"), choices=Note.Kind.choices, required=False)
    happened_on = PartialDateFormField(
        label=_("Happened on"), required=False, help_text=_("Left empty: today, as written.")
    )
    private = forms.BooleanField(label=_("Only I can see it"), required=False)


class CaseFilterForm(forms.Form):
    """Search and filters of the case list; they live in the URL."""

    q = forms.CharField(label=_("Search"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    whose = forms.ChoiceField(
        label=_("Whose"), required=False, choices=[("", _("All I can see")), ("mine", _("Mine"))]
    )
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, language = actor.organization.kind, get_language() or "en"
        stages: list[tuple[str, str]] = [("", str(_("All"))), ("open", str(_("All open")))]
        stages += [
            (key, stage.label_in(language))
            for key, stage in words.STAGES.items()
            if kind in stage.kinds
        ]
        self.fields["stage"].choices = stages  # type: ignore[attr-defined]
