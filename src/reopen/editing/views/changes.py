"""What waits for a second editor, what was decided, and undoing."""

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
from reopen.editing.access import visible_changes
from reopen.editing.models import Change
from reopen.editing.queries import decided, lines_of, title_of, waiting
from reopen.editing.rooms import Room
from reopen.editing.views.shared import render_in_room, room_for

_ROWS = 25
DEEDS = ("approve", "decline", "take_back", "undo")


@require_safe
@organization_page(Permission.COMMONS_EDIT)
def queue(request: HttpRequest, actor: Actor, room: str) -> HttpResponse:
    """Waiting changes with old, new and source; below them those that were decided."""
    found = room_for(actor, room)
    page = Paginator(decided(actor, found), _ROWS).get_page(request.GET.get("page"))
    context = {
        "waiting": [_shown(actor, found, change) for change in waiting(actor, found)],
        "page": page,
        "decided": [_shown(actor, found, change) for change in page.object_list],
    }
    return render_in_room(request, actor, found, "changes.html", context, part="changes")


@require_POST
@organization_page(Permission.COMMONS_EDIT)
def decide(request: HttpRequest, actor: Actor, change: UUID) -> HttpResponse:
    """Approve, decline, take back or undo, as the button says."""
    found = get_object_or_404(visible_changes(actor), pk=change)
    room_for(actor, found.room)
    reason, deed = request.POST.get("reason", ""), request.POST.get("deed", "")
    try:
        if deed == "approve":
            actions.approve(actor, found)
            messages.success(request, _("Made. It stands on the public page now."))
        elif deed == "decline":
            actions.decline(actor, found, reason=reason)
            messages.success(request, _("Declined. The entry stays as it is."))
        elif deed == "take_back":
            actions.take_back(actor, found)
            messages.success(request, _("Taken back."))
        elif deed == "undo":
            actions.undo(actor, found, reason=reason)
            messages.success(request, _("Undone. What stood before stands again."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("commons_changes", actor.organization.slug, found.room)


def _shown(actor: Actor, room: Room, change: Change) -> dict[str, object]:
    kind = room.kind(change.kind)
    return {
        "change": change,
        "kind": kind.label,
        "title": title_of(kind, change),
        "lines": lines_of(kind, change),
        "url": room.url(change.page),
        "undone": getattr(change, "undone_by", None),
        **{deed: getattr(actions, deed).allowed(actor, change) for deed in DEEDS},
    }
