"""Entries of `bulletin`. Its pages are for the network office: nobody else finds anything there,
a director of another organization neither. What editors see is tested in the room itself."""

from uuid import UUID

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import Entry, Slots

_STORY: Slots = {"story": str(UUID(int=7))}


def _office(path: Slots | None = None, **more: object) -> Entry:
    told = {"get": 404, "permission": P.COMMONS_EDIT} | more
    return Entry(path or {}, **told)  # type: ignore[arg-type]


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "stories": (_office(),),
    "story_new": (_office(post=404, form={"title": "Nine winters"}),),
    "story": (_office(_STORY),),
    "story_edit": (_office(_STORY, post=404, form={"title": "Nine winters"}),),
    "story_consent": (_office(_STORY, post=404, form={"given_by": "W."}),),
    "story_picture": (_office(_STORY, post=404, form={"alt": "A dog"}, file="picture"),),
    "story_picture_file": (_office(_STORY),),
    "story_move": (_office(_STORY, get=None, post=404, form={"step": "publish"}),),
    "story_withdraw": (_office(_STORY, post=404),),
    "public:stories": (
        Entry(door="public"),
        Entry(query={"factor": "perjury"}, door="public"),
    ),
    "public:story": (Entry({"key": "nobody-knows-it"}, get=404, door="public"),),
    "public:story_picture": (Entry({"key": "nobody-knows-it"}, get=404, door="public"),),
    "public:resources": (
        Entry(door="public"),
        Entry(query={"for": "prison"}, door="public"),
    ),
}  # fmt: skip
