"""Addresses of the public pages: everybody gets the same."""

from tests.access.entry import Entry

ENTRIES: dict[str, tuple[Entry, ...]] = {
    "public:home": (Entry(door="public"),),
    "public:about": (Entry(door="public"),),
    # figures: the same for everybody, also in the forms they are taken in
    "public:figures": (
        Entry(door="public"),
        Entry(query={"year": "2018", "as_of": "2019-04-09", "mark": "ciu"}, door="public"),
    ),
    "public:figures_years": (Entry(door="public"),),
    "public:figures_factors": (Entry(door="public"),),
    "public:figures_misconduct": (Entry(door="public"),),
    "public:figures_states": (Entry(door="public"),),
    "public:figures_state": (
        Entry({"code": "mo"}, door="public"),
        Entry({"code": "xx"}, get=404, door="public"),
    ),
    "public:figures_crimes": (Entry(door="public"),),
    "public:figures_race": (Entry(door="public"),),
    "public:figures_quoted": (Entry(door="public"),),
    "public:figures_2018": (Entry(door="public"),),
    "public:misconduct": (Entry(door="public"),),
    "public:county_search": (
        Entry(door="public"),
        Entry(query={"q": "Springfield"}, door="public"),
        Entry(query={"q": "Jackson County, Missouri"}, get=302, door="public"),
    ),
    "public:county": (
        Entry({"fips": "29095"}, door="public"),
        Entry({"fips": "00000"}, get=404, door="public"),
    ),
    "public:letter": (
        Entry(
            {"fips": "29095"},
            form={"asks": "exists", "tie": "live", "language": "en"},
            post=200,
            door="public",
        ),
    ),
    "public:records": (
        Entry(
            {"fips": "29095"}, form={"asks": "exists", "language": "es"}, post=200, door="public"
        ),
    ),
    "public:map": (Entry(door="public"), Entry(query={"on": "2018"}, door="public")),
    "public:map_state": (
        Entry({"slug": "mo"}, door="public"),
        Entry({"slug": "xx"}, get=404, door="public"),
    ),
}
