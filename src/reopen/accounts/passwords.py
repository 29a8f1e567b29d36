"""Passwords are judged by how hard they are to guess, not by rules of composition."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

from reopen.accounts.models import User

_GOOD_ENOUGH = 4  # of 4: more than ten thousand million guesses; at 3, name and year would pass
_LOOKED_AT = 72  # zxcvbn's cost grows with length; a longer password is not easier


class HardToGuess:
    """Refuse a password that zxcvbn finds easy, counting the person's own name and address."""

    def validate(self, password: str, user: User | None = None) -> None:
        own = [user.email, *user.name.split()] if user else []
        if zxcvbn(password[:_LOOKED_AT], user_inputs=own)["score"] < _GOOD_ENOUGH:
            raise ValidationError(
                _("This password is easy to guess. Four or five unrelated words are hard."),
                code="password_easy",
            )

    def get_help_text(self) -> str:
        return _("At least 12 characters; four or five unrelated words are good.")
