"""Addresses of the open data. They have no language: the interface is English."""

from django.urls import URLPattern, path

from reopen.api import interface, views
from reopen.api.doors import Door, open_data

app_name = "api"

_OPERATIONS = [one for one in interface.api.urls[0] if isinstance(one, URLPattern)]


def _operation(pattern: URLPattern) -> Door:
    """The view of an operation, with the words of the function it is made of."""
    view = open_data(pattern.callback)
    view.__doc__ = vars(interface)[str(pattern.name)].__doc__
    return view


urlpatterns = [
    *(
        path(f"api/v1/{one.pattern}", _operation(one), name=one.name or "")
        for one in _OPERATIONS
        if one.name != "api-root"
    ),
    path("api/v1/openapi.json", open_data(views.openapi), name="openapi"),
    path("data/README.txt", open_data(views.readme), name="readme"),
    path("data/<slug:name>.<slug:form>", open_data(views.bulk), name="bulk"),
    path("feeds/changes.atom", open_data(views.changes), name="feed_changes"),
    path("feeds/registry.atom", open_data(views.imports), name="feed_imports"),
]
