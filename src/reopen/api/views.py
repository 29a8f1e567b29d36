"""Addresses besides the interface itself: its description, the bulk files and the feeds."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from reopen.api import feeds, files
from reopen.api.interface import api

PREFIX = "/api/v1/"
_KINDS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the interface, as OpenAPI."""
    return JsonResponse(api.get_openapi_schema(path_prefix=PREFIX))


def bulk(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """A whole table."""
    if name not in files.TABLES or form not in _KINDS:
        raise Http404
    content = files.as_csv(name) if form == "csv" else files.as_json(name)
    response = HttpResponse(content, content_type=_KINDS[form])
    response["Content-Disposition"] = f'attachment; filename="reopen-{name}.{form}"'
    return response


def readme(request: HttpRequest) -> HttpResponse:
    """What the files are, under which licence, of which day."""
    return HttpResponse(files.readme(), content_type="text/plain; charset=utf-8")


def changes(request: HttpRequest) -> HttpResponse:
    """The feed of changes of the directories."""
    return feeds.Changes()(request)


def imports(request: HttpRequest) -> HttpResponse:
    """The feed of exports of the Registry."""
    return feeds.Imports()(request)
