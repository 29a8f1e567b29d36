"""What the editors' pages share: the door of the network office, and the frame of a room."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.editing.access import keeps_commons
from reopen.editing.queries import counts
from reopen.editing.rooms import Kind, Room, room_of
from reopen.kernel.components import Link


def room_for(actor: Actor, key: str, *, entries: bool = True) -> Room:
    """The room with that key, for editors of the network office; 404 for everybody else.

    `entries`: also 404 for a room that has none.
    """
    room = room_of(key)
    if room is None or not keeps_commons(actor) or (entries and not room.kinds):
        raise Http404
    return room


def kind_of(room: Room, name: str) -> Kind:
    """The kind of entry; 404 when the room has none of that name."""
    try:
        return room.kind(name)
    except KeyError as error:
        raise Http404 from error


def render_in_room(
    request: HttpRequest,
    actor: Actor,
    room: Room,
    template: str,
    context: dict[str, Any],
    *,
    part: str,
    more: tuple[Link, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Render a page of a room; `part` is "entries", "changes" or "corrections"."""
    shared = {
        "room": room,
        "crumbs": [*_crumbs(actor, room), *more],
        "tabs": _tabs(actor, room, part),
    }
    return render(request, f"editing/{template}", shared | context, status=status)


def _crumbs(actor: Actor, room: Room) -> list[Link]:
    org = actor.organization.slug
    first = "commons_room" if room.kinds else "commons_corrections"
    return [
        Link(_("Public directories"), reverse("commons", args=[org])),
        Link(str(room.label), reverse(first, args=[org, room.key])),
    ]


def _tabs(actor: Actor, room: Room, part: str) -> list[Link]:
    changes, letters = counts(actor).get(room.key, (0, 0))
    parts: list[tuple[str, str, str, int | None]] = [
        ("entries", _("Entries"), "commons_room", None),
        ("changes", _("Changes"), "commons_changes", changes),
        ("corrections", _("Corrections"), "commons_corrections", letters),
    ]
    org = actor.organization.slug
    return [
        Link(label, reverse(name, args=[org, room.key]), current=key == part, count=count)
        for key, label, name, count in (parts if room.kinds else parts[2:])
    ]
