"""What the shell needs on every signed-in page: where I am, where I can go."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.models import User
from reopen.accounts.permissions import Permission
from reopen.accounts.tenancy import memberships_of
from reopen.kernel.components import Link
from reopen.kernel.scope import in_scope


def shell(request: HttpRequest) -> dict[str, Any]:
    """Navigation of the signed-in shell; visitors have only the choice of a language."""
    actor: Actor | None = getattr(request, "actor", None)
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"language_url": reverse("language")}
    context: dict[str, Any] = {
        "language_url": reverse("language"),
        "home_url": reverse("home"),
        "sign_out_url": reverse("account_logout"),
        "gallery_url": reverse("gallery"),
        "session_url": reverse("session"),
        "account_links": [
            Link(_("My account"), reverse("account")),
            Link(_("My organizations"), reverse("home")),
        ],
    }
    if actor is not None and in_scope():
        context |= _organization(request, actor)
    return context


def _organization(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    slug = actor.organization.slug
    return {
        "actor": actor,
        "organization": actor.organization,
        "organizations": _mine(request, actor),
        "home_url": reverse("organization_home", args=[slug]),
        "search_url": reverse("search", args=[slug]),
        "nav": list(_nav(request.path, actor)),
    }


def _mine(request: HttpRequest, actor: Actor) -> list[Link]:
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - an actor with a request is a signed-in user
    return [
        Link(
            membership.organization.name,
            reverse("organization_home", args=[membership.organization.slug]),
            current=membership.organization_id == actor.organization_id,
        )
        for membership in memberships_of(user)
    ]


def _nav(path: str, actor: Actor) -> list[Link]:
    network = actor.organization.kind == "network"
    parts: list[tuple[str, str, str, Permission | None]] = [
        (_("Home"), "organization_home", "", None),
        (_("Cases"), "case_list", "g c", None),
        (_("Search the files"), "search", "g s", None),
        *(
            [
                (_("Public directories"), "commons", "g d", Permission.COMMONS_EDIT),
                (_("Stories"), "stories", "", Permission.COMMONS_EDIT),
            ]
            if network
            else []
        ),
        (_("People"), "people", "g p", None),
        (_("Audit log"), "audit", "g a", Permission.AUDIT_READ),
        (_("Organization"), "organization", "g o", Permission.ORGANIZATION_EDIT),
    ]
    slug = actor.organization.slug
    links = []
    for label, name, key, permission in parts:
        if permission is not None and not actor.may(permission):
            continue
        url = reverse(name, args=[slug])
        current = path == url if name == "organization_home" else path.startswith(url)
        if name == "commons":  # stories have a line of their own
            current = current and not path.startswith(reverse("stories", args=[slug]))
        links.append(Link(label, url, current=current, key=key))
    return links
