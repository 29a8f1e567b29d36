"""How allauth is held to the house: nobody signs up by herself, mails carry no facts."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from reopen.accounts.actions import keep_second_factor
from reopen.accounts.held import held_for
from reopen.accounts.models import User
from reopen.accounts.refusals import note_failure, note_lock
from reopen.accounts.second_factor import proved_recently, used_second_factor
from reopen.accounts.tenancy import acting_as_member, memberships_of
from reopen.audit.log import record


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from invitations only; each of one's organizations logs the sign-in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not straight after signing in: nobody types the same password twice in a row."""
        return not proved_recently(context.request)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Who has a second factor proves herself with that; the password alone is not enough."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [method for method in methods if method["id"] != "reauthenticate"] or methods

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Tell the log of every organization the person belongs to.

        Who has used her second factor has not lost it: a reset that waits is stopped. What she
        sent after her last session had ended comes before anything else.
        """
        for membership in memberships_of(user):
            with acting_as_member(user, membership.organization.slug) as actor:
                record("person.signed_in", actor)
        if used_second_factor(request) and keep_second_factor(user):
            messages.info(request, _("You have your second factor, so its reset was stopped."))
        answer: HttpResponse = super().post_login(request, user, **kwargs)
        return redirect("held") if held_for(request, user) else answer

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse after too many failures, and tell the log."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            user = _account(credentials)
            if user is not None:
                note_lock(request, user, reason="password")
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Tell the log of a wrong password; what was typed is not kept."""
        user = _account(credentials)
        if user is not None:
            note_failure(request, user, reason="password")


class SignInOnlyAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An identity provider signs in people who are invited; it makes no accounts."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """What an authenticator app shows for an account."""

    def get_totp_label(self, user: User) -> str:
        return str(user.email)


def _account(credentials: dict[str, Any]) -> User | None:
    return User.objects.filter(email__iexact=credentials.get("email") or "").first()
