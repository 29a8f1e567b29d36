"""Entries of `leaving`. A package is there only for who asked for it: it holds what she may see."""

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import NUMBER, Entry, Slots, part

_ONE: Slots = {"number": NUMBER, "package": part("leaving.CasePackage")}


def _hers(**more: object) -> tuple[Entry, ...]:
    return (
        Entry(_ONE, permission=P.CASE_TAKE_AWAY, only="alice", others=404, **more),  # type: ignore[arg-type]
    )


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "leaving": (Entry({"number": NUMBER}, permission=P.CASE_TAKE_AWAY),),
    "leaving_start": (Entry({"number": NUMBER}, get=None, post=302, permission=P.CASE_TAKE_AWAY),),
    "leaving_progress": (Entry({"number": NUMBER}, permission=P.CASE_TAKE_AWAY),),
    "leaving_download": _hers(),
    "leaving_stop": _hers(get=None, post=302),
    "leaving_remove": _hers(get=None, post=302),
}
