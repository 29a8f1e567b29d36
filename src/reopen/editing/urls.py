"""Addresses of the editors, below /o/<org>/, the same for every room of the commons."""

from django.urls import path

from reopen.editing.views import changes, entries, inbox

_ROOM = "commons/<slug:room>/"

urlpatterns = [
    path("commons/", entries.start, name="commons"),
    path("commons/change/<uuid:change>/", changes.decide, name="commons_decide"),
    path("commons/correction/<uuid:correction>/", inbox.close, name="commons_close"),
    path(_ROOM, entries.listing, name="commons_room"),
    path(f"{_ROOM}changes/", changes.queue, name="commons_changes"),
    path(f"{_ROOM}corrections/", inbox.inbox, name="commons_corrections"),
    path(f"{_ROOM}new/<slug:kind>/", entries.new, name="commons_new"),
    path(f"{_ROOM}change/<slug:kind>/<path:key>/", entries.propose, name="commons_propose"),
    path(f"{_ROOM}entry/<path:key>/", entries.entry, name="commons_entry"),
]
