"""The forms that take a second factor's code: allauth's, with failures in the log."""

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.core.exceptions import ValidationError

from reopen.accounts.refusals import note_failure, note_lock

_REASON = "second factor"


class NotesFailures:
    """A wrong code is an event, and so is the lock after too many."""

    def clean_code(self) -> str:
        """Check the code."""
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError as refused:
            locked = refused.code == "too_many_login_attempts"
            note = note_lock if locked else note_failure
            note(context.request, self.user, reason=_REASON)  # type: ignore[attr-defined]
            raise
        return code


class CodeForm(NotesFailures, AuthenticateForm):  # type: ignore[misc]
    """At sign-in."""


class CodeAgainForm(NotesFailures, ReauthenticateForm):  # type: ignore[misc]
    """Before a sensitive step."""
