"""How did the user prove who she is? Told by allauth's record of this session's sign-in."""

import time
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode


def has_second_factor(user: Any) -> bool:
    """Has the user set up an authenticator app or a passkey?"""
    return bool(is_mfa_enabled(user))


def used_second_factor(request: HttpRequest) -> bool:
    """Did this session begin with a second factor (or a passkey, which is two in one)?"""
    return any(record.get("method") == "mfa" for record in _records(request))


def proved_recently(request: HttpRequest) -> bool:
    """Did the user prove who she is in the last quarter of an hour, with all she has set up?"""
    whole = "mfa" if has_second_factor(request.user) else None
    oldest = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(
        record.get("at", 0) > oldest and whole in (None, record.get("method"))
        for record in _records(request)
    )


def second_factor_first(request: HttpRequest) -> HttpResponse | None:
    """Where to go before any organization opens; None when a second factor was used.

    The make-believe world asks for none.
    """
    if settings.REOPEN_DEMO or used_second_factor(request):
        return None
    if is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
        name = "mfa_reauthenticate"
    elif has_second_factor(request.user):
        name = "mfa_reauthenticate_webauthn"
    else:
        name = "mfa_index"
    return redirect(f"{reverse(name)}?{urlencode({'next': request.get_full_path()})}")


def _records(request: HttpRequest) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    return records
