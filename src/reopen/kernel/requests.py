"""Reading what a request brings, before any room looks at it."""

from uuid import UUID

from django.http import Http404, HttpRequest


def posted_id(request: HttpRequest, name: str) -> UUID:
    """The identifier in a form field; what is none is simply not there (404)."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise Http404 from error
