"""A lost second factor: asking for its reset, and stopping it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.access import visible_people, visible_resets
from reopen.accounts.actions import begin_reset, hash_secret, keep_second_factor, stop_reset
from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page, public_page, signed_in_page
from reopen.accounts.models import User
from reopen.accounts.permissions import Permission
from reopen.accounts.tenancy import NotAMember, with_reset
from reopen.accounts.views.people import do_or_say

MANAGE = Permission.PEOPLE_MANAGE


@require_POST
@organization_page(MANAGE, fresh=True)
def begin(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Help a person who lost her second factor: after the waiting time it is taken away."""
    membership = get_object_or_404(visible_people(actor), pk=pk)
    site = request.build_absolute_uri("/")
    if do_or_say(request, begin_reset, actor, membership, site=site):
        messages.success(request, _("The waiting time has begun. The person was told by mail."))
    return redirect("person", actor.organization.slug, pk)


@require_POST
@organization_page(MANAGE)
def stop(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Leave the second factor as it is."""
    reset = get_object_or_404(visible_resets(actor), pk=pk)
    if do_or_say(request, stop_reset, actor, reset):
        messages.success(request, _("The reset is stopped. The second factor stays as it is."))
    return redirect("person", actor.organization.slug, reset.membership_id)


@require_http_methods(["GET", "POST"])
@public_page
def stop_by_link(request: HttpRequest, org: str, secret: str) -> HttpResponse:
    """The page behind the link in the mail. Opening it changes nothing; only the button does."""
    try:
        with with_reset(org, hash_secret(secret)) as (actor, reset):
            stopped = False
            if request.method == "POST":
                try:
                    stopped = not stop_reset(actor, reset).is_waiting
                except ValidationError:
                    reset.refresh_from_db()  # over already: the page says so
            return render(request, "accounts/stop_reset.html", {"reset": reset, "stopped": stopped})
    except NotAMember as stranger:
        raise Http404 from stranger


@require_POST
@signed_in_page
def keep_mine(request: HttpRequest) -> HttpResponse:
    """Stop every reset that waits for oneself."""
    assert isinstance(request.user, User)  # noqa: S101 - the door has seen to it
    if keep_second_factor(request.user):
        messages.success(request, _("The reset is stopped. The second factor stays as it is."))
    return redirect("account")
