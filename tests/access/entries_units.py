"""Entries of the public pages of units. The directory of this world is empty."""

from tests.access.entry import Entry

ENTRIES: dict[str, tuple[Entry, ...]] = {
    "public:units": (
        Entry(door="public"),
        Entry(query={"q": "x", "state": "us-mo", "status": "operating", "sort": "-people"},
              door="public"),
        Entry(query={"format": "csv"}, door="public"),
    ),
    "public:unit": (Entry({"key": "nobody-knows-it"}, get=404, door="public"),),
    "public:coverage": (
        Entry(door="public"),
        Entry(query={"on": "2018-12-31", "format": "csv"}, door="public"),
    ),
    "public:growth": (Entry(door="public"), Entry(query={"format": "csv"}, door="public")),
}  # fmt: skip
