"""A story's next step, and its way back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.bulletin import actions
from reopen.bulletin.views.shared import found_story, rendered, to_story

_STEPS = {
    "propose": actions.propose_story,
    "approve": actions.approve_story,
    "publish": actions.publish_story,
    "take-off": actions.take_off,
    "back": actions.send_back,
}


@require_POST
@organization_page(Permission.COMMONS_EDIT)
def move(request: HttpRequest, actor: Actor, story: UUID) -> HttpResponse:
    """Propose, approve, publish, take off for now, or back to a draft."""
    found = found_story(actor, story)
    step = _STEPS.get(request.POST.get("step", ""))
    if step is not None:
        try:
            step(actor, found)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return to_story(actor, found)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.COMMONS_EDIT)
def withdraw(request: HttpRequest, actor: Actor, story: UUID) -> HttpResponse:
    """The person took her consent back: everything goes at once."""
    found = found_story(actor, story)
    if request.method == "POST":
        actions.withdraw_story(actor, found)
        messages.success(request, _("The story is deleted. Only that it was withdrawn is kept."))
        return redirect("stories", org=actor.organization.slug)
    return rendered(request, actor, "withdraw.html", {}, story=found)
