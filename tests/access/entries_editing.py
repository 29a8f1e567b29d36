"""Entries of `editing`. Its pages are for the network office: nobody else finds anything there,
a director of another organization neither. What editors see is tested in `editing` and `units`."""

from uuid import UUID

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import Entry, Slots

_ROOM: Slots = {"room": "units"}
_NOBODY = str(UUID(int=7))


def _office(path: Slots | None = None, **more: object) -> Entry:
    told = {"get": 404, "permission": P.COMMONS_EDIT} | more
    return Entry(path or {}, **told)  # type: ignore[arg-type]


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "commons": (_office(),),
    "commons_room": (_office(_ROOM), _office(_ROOM, query={"q": "jackson"})),
    "commons_changes": (_office(_ROOM),),
    "commons_corrections": (_office(_ROOM), _office({"room": "other"})),
    "commons_new": (_office({**_ROOM, "kind": "unit"}, post=404, form={"key": "x"}),),
    "commons_propose": (
        _office({**_ROOM, "kind": "unit", "key": "jackson-mo"}, post=404, form={"name": "X"}),
    ),
    "commons_entry": (_office({**_ROOM, "key": "jackson-mo"}),),
    "commons_decide": (_office({"change": _NOBODY}, get=None, post=404, form={"deed": "undo"}),),
    "commons_close": (
        _office({"correction": _NOBODY}, get=None, post=404, form={"deed": "done"}),
    ),
    "public:correction": (
        Entry(query={"room": "units", "from": "/units/"}, post=422, door="public"),
    ),
}  # fmt: skip
