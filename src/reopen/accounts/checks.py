"""Start-up checks: no view without a door, no right outside the list."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

# Views of libraries, named one by one; each is public or guards itself.
LIBRARY_MODULES = ("allauth.", "django.views.static", "django.views.i18n")


class Address(NamedTuple):
    """A URL pattern of the site: its whole route, and its name with the namespace before it."""

    route: str
    name: str
    pattern: URLPattern


def every_pattern(resolver: Any = None, prefix: str = "", space: str = "") -> Iterator[Address]:
    """Every URL pattern of the site."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            within = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from every_pattern(entry, route, within)
        else:
            yield Address(route, space + entry.name if entry.name else "", entry)


@register()
def every_view_has_a_door(
    app_configs: Sequence[Any] | None,  # noqa: ARG001 - Django passes them
    **kwargs: Any,  # noqa: ARG001
) -> list[CheckMessage]:
    """Fail when a view of ours does not say who may come in."""
    return [
        Error(f"The view of {route!r} declares no door (reopen.accounts.doors).", id="reopen.E001")
        for route, _name, pattern in every_pattern()
        if not hasattr(pattern.callback, "door")
        and not pattern.callback.__module__.startswith(LIBRARY_MODULES)
    ]
