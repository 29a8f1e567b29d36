"""Which status the rules of the house say that a combination is answered with."""

from tests.access.entry import ANY, Entry, Row
from tests.access.plan import Combination

# What is only for whose row it is, is Alice's: the row asked for, and what she keeps to herself.
_ALICES = ("own", "ground:priv")


def expected(entry: Entry, it: Combination) -> int | None:
    """The status that is right; None where only the comparison with an absent id counts."""
    if it.method not in entry.methods:
        return None
    success = {"GET": entry.get, "POST": entry.post, "PUT": entry.put}[it.method]
    if entry.door != "organization":
        if entry.door == "signed-in" and it.who.key == "anonymous":
            return 302
        return None if it.slot or success == ANY else success
    return _at_the_door(entry, it) or _inside(entry, it, success)


def _at_the_door(entry: Entry, it: Combination) -> int | None:
    """A stranger gets what she would get of no organization at all; a member needs the right."""
    if not it.who.role:
        return 404 if it.org == "nowhere" and it.who.key == "bare" else it.who.door
    return None if it.who.may(entry.permission) else 403


def _inside(entry: Entry, it: Combination, success: int | None) -> int | None:
    if it.slot and it.slot not in entry.path:
        return None
    if not _visible(entry, it):
        return 404
    if not it.who.may(entry.reading if it.method == "GET" else entry.acting):
        return 403
    if entry.only and (it.who.key != entry.only or it.source not in _ALICES):
        return entry.others
    return success


def _visible(entry: Entry, it: Combination) -> bool:
    """Is what the path names there for this person?"""
    kind, _, ground = it.source.partition(":")
    if it.slot and kind != "ground":
        return False
    in_case = any(isinstance(row, Row) and row.in_case for row in entry.path.values())
    return not in_case or (ground or "open") in it.who.sees
