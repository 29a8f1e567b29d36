"""Entries of the public pages about help. The directory of this world is empty."""

from tests.access.entry import Entry

ENTRIES: dict[str, tuple[Entry, ...]] = {
    "public:help": (Entry(door="public"),),
    "public:help_find": (
        Entry(door="public"),
        Entry(query={"place": "us-mo", "now": "prison", "years": "20"}, door="public"),
    ),
    "public:help_paper": (Entry(query={"place": "us-mo"}, door="public"),),
    "public:help_all": (
        Entry(door="public"),
        Entry(query={"format": "csv", "kind": "clinic"}, door="public"),
    ),
    "public:help_organization": (
        Entry({"key": "nobody-knows-it"}, get=404, door="public"),
    ),
}  # fmt: skip
