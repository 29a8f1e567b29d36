"""A plain Django page, served as Reopen is: what the public pages are measured beside.

    python -m reopen.public.bench.plain PORT

The middleware of a new Django project that needs no database, and a template with a list.
"""

import secrets
import sys
from collections.abc import Iterable
from functools import cache
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from granian import Granian
from granian.constants import Interfaces

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1><ul>{% for row in rows %}<li>{{ row }}</li>{% endfor %}</ul></body></html>
"""


def hello(_request: HttpRequest) -> HttpResponse:
    """A greeting and twenty lines."""
    page = engines["django"].from_string(_PAGE)
    rows = [f"Line {number}" for number in range(20)]
    return HttpResponse(page.render({"title": "Hello", "rows": rows}))


urlpatterns = [path("", hello)]


@cache
def _site() -> WSGIHandler:
    settings.configure(
        SECRET_KEY=secrets.token_hex(32),
        ROOT_URLCONF=__name__,
        ALLOWED_HOSTS=["127.0.0.1"],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    )
    django.setup()
    return WSGIHandler()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The site as a WSGI application."""
    return _site()(environ, start_response)


def serve(port: int, threads: int, processes: int) -> None:
    """Serve it with the same server and the same number of threads as Reopen."""
    Granian(
        f"{__name__}:application"
        if __name__ != "__main__"
        else "reopen.public.bench.plain:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=threads,
        log_access=False,
        log_level="warning",  # type: ignore[arg-type]
    ).serve()


if __name__ == "__main__":
    serve(*(int(word) for word in sys.argv[1:4]))
