"""The three ways in. Every view declares one; a view without a door stops the start-up."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

from reopen.accounts.actor import Actor
from reopen.accounts.held import hold
from reopen.accounts.models import User
from reopen.accounts.permissions import Permission
from reopen.accounts.second_factor import proved_recently, second_factor_first
from reopen.accounts.tenancy import NotAMember, acting_as_member

P = ParamSpec("P")
View = Callable[..., HttpResponseBase]


def public_page(view: Callable[Concatenate[HttpRequest, P], HttpResponseBase]) -> View:
    """Open to everybody; reads nothing that belongs to an organization."""
    return _marked(view, "public")


def signed_in_page(view: Callable[Concatenate[HttpRequest, P], HttpResponseBase]) -> View:
    """For a signed-in user, about herself; no organization is entered."""

    @wraps(view)
    def enter(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return _marked(enter, "signed-in")


def organization_page(
    permission: Permission | None = None, *, fresh: bool = False
) -> Callable[[Callable[Concatenate[HttpRequest, Actor, P], HttpResponseBase]], View]:
    """For members of the organization in the URL (`<slug:org>`); the view gets an `Actor`.

    404 for strangers, for ended roles and for organizations that do not exist alike; 403 for
    members without `permission`. The whole answer is made inside one transaction. `fresh` asks
    for the password or the second factor again when that is more than a quarter of an hour ago;
    what was posted is kept meanwhile, also when the session has ended. The answer is never cached
    unless the view says how long.
    """

    def declare(
        view: Callable[Concatenate[HttpRequest, Actor, P], HttpResponseBase],
    ) -> View:
        @wraps(view)
        def enter(request: HttpRequest, /, *args: Any, org: str, **kwargs: Any) -> HttpResponseBase:
            user = request.user
            if not isinstance(user, User):
                hold(request)
                return redirect_to_login(request.get_full_path())
            try:
                with acting_as_member(user, org) as actor:
                    response = second_factor_first(request) or _answer(
                        view, request, actor, permission, fresh, *args, **kwargs
                    )
            except NotAMember as stranger:
                raise Http404 from stranger
            if "Cache-Control" not in response:
                add_never_cache_headers(response)
            return response

        marked = _marked(enter, "organization")
        marked.permission = permission  # type: ignore[attr-defined]
        return marked

    return declare


def _answer(
    view: Callable[..., HttpResponseBase],
    request: HttpRequest,
    actor: Actor,
    permission: Permission | None,
    fresh: bool,
    *args: Any,
    **kwargs: Any,
) -> HttpResponseBase:
    if permission is not None and not actor.may(permission):
        raise PermissionDenied
    if fresh and not proved_recently(request):
        raise ReauthenticationRequired
    request.actor = actor  # type: ignore[attr-defined]
    response = view(request, actor, *args, **kwargs)
    if isinstance(response, TemplateResponse):
        raise TypeError("Answer with render(): a lazy response is drawn outside the transaction.")
    return response


def _marked(view: Any, door: str) -> View:
    view.door = door
    return view  # type: ignore[no-any-return]
