"""Pages in the language the signed-in person has chosen; sessions that end when she is gone."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from reopen.accounts.models import User
from reopen.accounts.sessions import end_this_session, keep_alive, why_over
from reopen.kernel.middleware import chosen_by_person

Answer = Callable[[HttpRequest], HttpResponseBase]
UNATTENDED = "Unattended"  # the header of what a page asks by itself, with nobody there


def own_language(get_response: Answer) -> Answer:
    """The account's language counts more than the browser's, except on public pages."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if chosen_by_person(request) and isinstance(request.user, User) and request.user.language:
            translation.activate(request.user.language)
        return get_response(request)

    return answer


def idle_limit(get_response: Answer) -> Answer:
    """End a session that was idle for too long or is too old; every other request keeps it alive.

    What a page asks by itself says so in the header `Unattended` and keeps nothing alive.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        why = why_over(request)
        if why:
            end_this_session(request)
            messages.info(request, why)
        elif UNATTENDED not in request.headers:
            keep_alive(request)
        return get_response(request)

    return answer
