"""How long this session lasts, and what was sent after an earlier one had ended."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from reopen.accounts.doors import signed_in_page
from reopen.accounts.held import held_for, let_go
from reopen.accounts.models import User
from reopen.accounts.sessions import seconds_left


@require_http_methods(["GET", "POST"])
@signed_in_page
def session(request: HttpRequest) -> HttpResponse:
    """For the script of the shell: seconds left, whose session it is, and a token for its forms.

    Asked with the header `Unattended` it keeps nothing alive.
    """
    left, person = seconds_left(request), str(request.user.pk)
    return JsonResponse({"left": left, "person": person, "token": get_token(request)})


@require_http_methods(["GET", "POST"])
@signed_in_page
def held(request: HttpRequest) -> HttpResponse:
    """What was sent too late: look at it, send it now, or throw it away."""
    assert isinstance(request.user, User)  # noqa: S101 - the door has seen to it
    kept = held_for(request, request.user)
    if kept is None:
        return redirect("home")
    if request.method == "GET":
        return render(request, "accounts/held.html", {"held": kept})
    let_go(request)
    if "drop" in request.GET:
        messages.info(request, _("What you had sent is thrown away."))
        return redirect("home")
    answer = redirect(kept.path)
    answer.status_code = HTTPStatus.TEMPORARY_REDIRECT  # the browser sends the same form there
    return answer
