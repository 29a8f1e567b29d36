"""Corrections that people outside sent."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.editing import actions
from reopen.editing.access import visible_corrections
from reopen.editing.queries import corrections
from reopen.editing.views.shared import render_in_room, room_for

_ROWS = 25


@require_safe
@organization_page(Permission.COMMONS_EDIT)
def inbox(request: HttpRequest, actor: Actor, room: str) -> HttpResponse:
    """What people wrote about the pages of the room; what waits comes first."""
    found = room_for(actor, room, entries=False)
    page = Paginator(corrections(actor, found), _ROWS).get_page(request.GET.get("page"))
    return render_in_room(
        request, actor, found, "corrections.html", {"page": page}, part="corrections"
    )


@require_POST
@organization_page(Permission.COMMONS_EDIT)
def close(request: HttpRequest, actor: Actor, correction: UUID) -> HttpResponse:
    """Say that a correction was dealt with, or why nothing is changed."""
    found = get_object_or_404(visible_corrections(actor), pk=correction)
    done = request.POST.get("deed") == "done"
    try:
        actions.close_correction(actor, found, done=done, note=request.POST.get("note", ""))
        messages.success(request, _("Closed. The reply address was erased."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("commons_corrections", actor.organization.slug, found.room)
