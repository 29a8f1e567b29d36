"""Languages by address, and headers that Django has no setting for."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation import get_language_from_path, get_language_from_request

#: First parts of addresses whose language is the person's own choice.
_BY_CHOICE = {"account", "gallery", "o", "start"}
_QUIET = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}


class LanguageByAddress(LocaleMiddleware):
    """Public pages speak the language of their address; the workspace that of the person."""

    def process_request(self, request: HttpRequest) -> None:
        if chosen_by_person(request):
            language = get_language_from_request(request)
        else:
            language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()


def chosen_by_person(request: HttpRequest) -> bool:
    """Whether the language of this address is the person's choice, not the address's own."""
    return request.path_info.split("/", 2)[1] in _BY_CHOICE


def quiet_headers(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Tell browsers to keep our pages to themselves."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in _QUIET.items():
            response.headers.setdefault(name, value)
        return response

    return answer
