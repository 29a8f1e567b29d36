"""What every address of the open data does: open to all, in English, for other pages too."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from reopen.accounts.doors import public_page

View = Callable[..., HttpResponse]
Door = Callable[..., HttpResponseBase]


def open_data(view: View) -> Door:
    """Answers GET and HEAD for everybody, also for scripts of other sites.

    What is answered is kept for a minute with an ETag, as public pages are (`PageCache`).
    """

    @wraps(view)
    def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override("en"):
            response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return public_page(csrf_exempt(require_safe(enter)))
