"""Pages in the language that the signed-in person has chosen."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from reopen.accounts.models import User


def own_language(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """The account's language counts more than the browser's, which LocaleMiddleware has taken."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if isinstance(request.user, User) and request.user.language:
            translation.activate(request.user.language)
        return get_response(request)

    return answer
