"""Addresses of the public pages: everybody gets the same."""

from tests.access.entry import Entry

ENTRIES: dict[str, tuple[Entry, ...]] = {
    "public:home": (Entry(door="public"),),
    "public:about": (Entry(door="public"),),
}
