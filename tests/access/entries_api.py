"""Addresses of the open data: everybody gets the same."""

from tests.access.entry import Entry, Slots


def _open(path: Slots | None = None, get: int = 200, **query: str) -> Entry:
    return Entry(path or {}, query=query, get=get, door="public")


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "api:list_units": (_open(state="MO", size="10"), _open(get=422, size="9999")),
    "api:read_unit": (_open({"key": "nobody-knows-it"}, get=404),),
    "api:list_questions": (_open(),),
    "api:read_coverage": (_open(as_of="2020-01-01"),),
    "api:list_coverage": (_open(),),
    "api:list_counties": (_open(state="MO"),),
    "api:read_county": (_open({"fips": "99999"}, get=404),),
    "api:list_organizations": (_open(place="us-mo"),),
    "api:read_organization": (_open({"key": "nobody-knows-it"}, get=404),),
    "api:read_figures": (_open(year="2018", by="state"), _open(get=404, mark="guilt")),
    "api:openapi": (_open(),),
    "api:readme": (_open(),),
    "api:bulk": (
        _open({"name": "units", "form": "csv"}),
        _open({"name": "people", "form": "csv"}, 404),
    ),
    "api:feed_changes": (_open(),),
    "api:feed_imports": (_open(),),
    "public:data": (_open(),),
}  # fmt: skip
