"""What every public page needs: the menu, and itself in the other language."""

from typing import Any

from django.http import HttpRequest

from reopen.public.navigation import in_other_language, menu


def public_shell(request: HttpRequest) -> dict[str, Any]:
    """Nothing on other pages."""
    match = getattr(request, "resolver_match", None)
    if match is None or match.namespace != "public":
        return {}
    code, address = in_other_language(request)
    return {
        "public_nav": menu(request.path),
        "other_language": code,
        "other_language_url": address,
        "page_url": request.build_absolute_uri(),
    }
