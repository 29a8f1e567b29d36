"""Feeds: what changed in the directories, and new exports of the Registry."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.db.models import Q
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from reopen.editing.models import Change
from reopen.editing.queries import lines_of
from reopen.editing.rooms import room_of
from reopen.registry.models import Import
from reopen.registry.vintages import Vintage

LATEST = 50

if TYPE_CHECKING:
    _Changes = Feed[Change, None]
    _Imports = Feed[Import, None]
else:
    _Changes = _Imports = Feed


class Changes(_Changes):
    """Changes of units and organizations. Entries that come with Reopen anew are no news."""

    feed_type = Atom1Feed
    title = "Reopen: changes of the directories"
    subtitle = "Conviction integrity units and organizations that help: what changed, who says so."

    def link(self) -> str:
        return reverse("public:home")

    def items(self) -> list[Change]:
        made = Change.objects.filter(state=Change.State.MADE)
        news = made.exclude(Q(origin=Change.Origin.SHIPPED) & Q(old={}))
        return [one for one in news.order_by("-decided_at", "-id")[:LATEST] if room_of(one.room)]

    def item_title(self, item: Change) -> str:
        room = room_of(item.room)
        return f"{room.label if room else item.room}: {item.page}"

    def item_description(self, item: Change) -> str:
        room = room_of(item.room)
        lines = lines_of(room.kind(item.kind), item) if room else []
        told = [f"{line.label}: {line.old or '—'} → {line.new or '—'}" for line in lines]
        return "; ".join([*told, f"Source: {item.source}"])

    def item_link(self, item: Change) -> str:
        room = room_of(item.room)
        return (room.url(item.page) if room else "") or reverse("public:home")

    def item_guid(self, item: Change) -> str:
        return f"urn:uuid:{item.pk}"

    def item_updateddate(self, item: Change) -> datetime | None:
        return item.decided_at


class Imports(_Imports):
    """Exports of the Registry that were taken over."""

    feed_type = Atom1Feed
    title = "Reopen: exports of the National Registry of Exonerations"
    subtitle = "Which export the figures are computed from, and how it differs from the last."

    def link(self) -> str:
        return reverse("public:figures")

    def items(self) -> list[Import]:
        taken = Import.objects.filter(state=Import.State.IN_FORCE, made_up=False)
        return list(taken.defer("file", "report").order_by("-number")[:LATEST])

    def item_title(self, item: Import) -> str:
        return f"Export of {Vintage.of(item).day}"

    def item_description(self, item: Import) -> str:
        return (
            f"{item.rows} exonerations: {item.imported} new, {item.updated} changed, "
            f"{item.renamed} renamed, {item.gone} gone."
        )

    def item_link(self, item: Import) -> str:
        return reverse("public:figures")

    def item_guid(self, item: Import) -> str:
        return f"urn:uuid:{item.pk}"

    def item_updateddate(self, item: Import) -> datetime:
        return item.made_at
