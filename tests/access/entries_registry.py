"""Entries of `registry`. Its pages are for the network office: nobody else finds anything there.
What editors see and do is tested in the room itself."""

from uuid import UUID

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import Entry, Slots

_ONE: Slots = {"pk": str(UUID(int=7))}

ENTRIES: dict[str, tuple[Entry, ...]] = {
    "registry_imports": (Entry(permission=P.COMMONS_EDIT, get=404, post=404, file="file"),),
    "registry_import": (Entry(_ONE, permission=P.COMMONS_EDIT, get=404),),
    "registry_take_over": (Entry(_ONE, permission=P.COMMONS_REVIEW, get=None, post=404),),
    "registry_drop": (Entry(_ONE, permission=P.COMMONS_EDIT, get=None, post=404),),
    "registry_undo": (Entry(_ONE, permission=P.COMMONS_REVIEW, get=404, post=404),),
}
