"""Ending sessions: everywhere, when a role is over, and when nobody has been there for a while."""

from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reopen.accounts.models import Membership, User
from reopen.accounts.tenancy import memberships_of

_AGENT = 200  # characters of a browser's name that are kept


def end_sessions(user: User, *, keep: str | None = None) -> None:
    """Sign the user out everywhere, except in the session with the key `keep`."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=keep or ""):
        session.end()


def end_sessions_without_role(membership: Membership) -> None:
    """Sign a person out whose role is over, unless she has one in another organization.

    In any case the doors of this organization are shut to her from the next request on.
    """
    if not membership.holds_today and not memberships_of(membership.user):
        end_sessions(membership.user)


def seconds_left(request: HttpRequest) -> int:
    """How long this session lasts if nothing more is done in it."""
    session = _noted(request)
    left = _end(session) - timezone.now() if session else _idle()
    return max(0, int(left.total_seconds()))


def why_over(request: HttpRequest) -> str:
    """The sentence for the person whose session has lasted too long; empty while it holds."""
    session = _noted(request) if request.user.is_authenticated else None
    now = timezone.now()
    if session is None or now < _end(session):
        return ""
    if now < session.created_at + _longest():
        minutes = settings.REOPEN_IDLE_MINUTES
        return ngettext(
            "You were signed out because nothing was done for a minute. "
            "Sign in, and you come back to where you were.",
            "You were signed out because nothing was done for %(minutes)d minutes. "
            "Sign in, and you come back to where you were.",
            minutes,
        ) % {"minutes": minutes}
    return _("Your last sign-in is half a day old. Sign in, and you come back to where you were.")


def keep_alive(request: HttpRequest) -> None:
    """Somebody is there: note when, for the limit and for the list of one's sessions."""
    if not request.user.is_authenticated:
        return
    session = _noted(request)
    if session is None:
        begun = UserSession(
            user=request.user,
            session_key=request.session.session_key,
            ip=get_adapter().get_client_ip(request),
            user_agent=get_adapter().get_http_user_agent(request)[:_AGENT],
        )
        UserSession.objects.bulk_create([begun], ignore_conflicts=True)
    else:
        session.last_seen_at = timezone.now()
        session.save(update_fields=["last_seen_at"])


def end_this_session(request: HttpRequest) -> None:
    """Sign this browser out. The request remembers whose session it was (see `held`)."""
    request.whose_session_ended = str(request.user.pk)  # type: ignore[attr-defined]
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    logout(request)


def _noted(request: HttpRequest) -> UserSession | None:
    """The row of this session, read once for each request."""
    if not hasattr(request, "user_session"):
        key = request.session.session_key or ""
        found = UserSession.objects.filter(session_key=key).first()
        request.user_session = found  # type: ignore[attr-defined]
    session: UserSession | None = request.user_session  # type: ignore[attr-defined]
    return session


def _end(session: UserSession) -> datetime:
    end: datetime = min(session.last_seen_at + _idle(), session.created_at + _longest())
    return end


def _idle() -> timedelta:
    return timedelta(minutes=settings.REOPEN_IDLE_MINUTES)


def _longest() -> timedelta:
    return timedelta(seconds=settings.SESSION_COOKIE_AGE)
