"""Start-up checks: no view without a door, no right outside the list."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

# Views of libraries, named one by one; each is public or guards itself.
LIBRARY_MODULES = ("allauth.", "django.views.static", "django.views.i18n")


def every_pattern(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every URL pattern of the site with its whole route."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from every_pattern(entry, route)
        else:
            yield route, entry


@register()
def every_view_has_a_door(
    app_configs: Sequence[Any] | None,  # noqa: ARG001 - Django passes them
    **kwargs: Any,  # noqa: ARG001
) -> list[CheckMessage]:
    """Fail when a view of ours does not say who may come in."""
    return [
        Error(f"The view of {route!r} declares no door (reopen.accounts.doors).", id="reopen.E001")
        for route, pattern in every_pattern()
        if not hasattr(pattern.callback, "door")
        and not pattern.callback.__module__.startswith(LIBRARY_MODULES)
    ]
