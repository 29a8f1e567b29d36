"""Checks of what was typed about people and organizations."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.accounts.actor import Actor
from reopen.accounts.models import Membership, User
from reopen.accounts.queries import people, roles_to_give


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice of people, by name."""

    def label_from_instance(self, obj: Membership) -> str:
        return obj.user.get_full_name()


class NewAccountForm(forms.Form):
    """Name and password of somebody who is invited and has no account yet."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As your colleagues know you. It stands beside what you write."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean(self) -> dict[str, Any]:
        """The password must be hard to guess for somebody who knows name and address."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("password"):
            try:
                validate_password(typed["password"], self._user(typed.get("name", "")))
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return typed

    def account(self) -> User:
        """The new account, not saved yet."""
        user = self._user(self.cleaned_data["name"])
        user.set_password(self.cleaned_data["password"])
        return user

    def _user(self, name: str) -> User:
        return User(email=self.email, name=name)


class InviteForm(forms.Form):
    """Who is invited, as what, until when."""

    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    role_ends_on = forms.DateField(
        label=_("No access from"),
        help_text=_("For a clinic's term or a single case: from this day on the door is shut."),
        required=False,
        widget=DayInput,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (role.key, f"{role.label}: {role.sentence}") for role in roles_to_give(actor)
        ]

    def clean_role_ends_on(self) -> Any:
        """A role cannot end before it begins."""
        day = self.cleaned_data["role_ends_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day in the future, or leave it empty."))
        return day


class RoleForm(forms.Form):
    """Another role, and who answers for the person's work."""

    role = forms.ChoiceField(label=_("Role"))
    supervisor = PersonField(
        Membership.of_user.none(),
        label=_("Supervisor"),
        help_text=_("Who answers for the person's work, a student's for instance."),
        required=False,
    )

    def __init__(self, *args: Any, actor: Actor, membership: Membership, **kwargs: Any) -> None:
        kwargs["initial"] = {"role": membership.role, "supervisor": membership.supervisor_id}
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (role.key, role.label) for role in roles_to_give(actor)
        ]
        self.fields["supervisor"].queryset = people(actor).exclude(  # type: ignore[attr-defined]
            id=membership.id
        )


class EndRoleForm(forms.Form):
    """From which day on somebody is out."""

    on = forms.DateField(
        label=_("No access from"),
        help_text=_("Today means at once: the person is signed out."),
        widget=DayInput,
        initial=timezone.localdate,
    )

    def clean_on(self) -> Any:
        """What is past cannot be changed."""
        day = self.cleaned_data["on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return day


class OrganizationForm(forms.Form):
    """What can be changed about an organization."""

    name = forms.CharField(label=_("Name"), max_length=200)


class LogFilterForm(forms.Form):
    """Which part of the log is shown; its state is the address."""

    person = forms.CharField(label=_("Person"), required=False)
    kind = forms.ChoiceField(label=_("What happened"), required=False)
    case = forms.UUIDField(required=False, widget=forms.HiddenInput)
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To"), required=False, widget=DayInput)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Everything")), *kinds]  # type: ignore[attr-defined]
