"""One's own account. Signing in, passwords and second factors are allauth's views, in our words."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reopen.accounts.actions import reset_waits_for
from reopen.accounts.doors import signed_in_page
from reopen.accounts.models import User
from reopen.accounts.second_factor import has_second_factor
from reopen.accounts.sessions import end_sessions
from reopen.accounts.tenancy import memberships_of


@signed_in_page
def my_account(request: HttpRequest) -> HttpResponse:
    """Who I am here, and where I change my password, second factor and sessions."""
    assert isinstance(request.user, User)  # noqa: S101 - the door has seen to it
    context = {
        "memberships": memberships_of(request.user),
        "second_factor": has_second_factor(request.user),
        "reset_waits": reset_waits_for(request.user),
    }
    return render(request, "accounts/account.html", context)


class ChangesSecondFactor:
    """Another second factor ends one's other sessions: one of them may be a stranger's."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        """Change it, then sign out elsewhere."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        assert isinstance(self.request.user, User)  # noqa: S101 - allauth's doors have seen to it
        end_sessions(self.request.user, keep=self.request.session.session_key)
        return response


class SetsUpSecondFactor(ChangesSecondFactor):
    """Who has just proved a new second factor has used one in this session."""

    kind: str

    def form_valid(self, form: Any) -> HttpResponse:
        """Set it up, and count it as used."""
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type=self.kind)
        return response


class SetUpApp(SetsUpSecondFactor, ActivateTOTPView):  # type: ignore[misc]
    """Set up an authenticator app."""

    kind = "totp"


class SetUpPasskey(SetsUpSecondFactor, AddWebAuthnView):  # type: ignore[misc]
    """Set up a passkey or a security key."""

    kind = "webauthn"


class RemoveApp(ChangesSecondFactor, DeactivateTOTPView):  # type: ignore[misc]
    """Take the authenticator app away."""


class RemovePasskey(ChangesSecondFactor, RemoveWebAuthnView):  # type: ignore[misc]
    """Take a passkey or security key away."""


set_up_app = signed_in_page(SetUpApp.as_view())
remove_app = signed_in_page(RemoveApp.as_view())
set_up_passkey = signed_in_page(SetUpPasskey.as_view())
remove_passkey = signed_in_page(RemovePasskey.as_view())
