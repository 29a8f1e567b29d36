"""Entries of `figures`."""

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import NUMBER, Entry, Slots, part

_CASE: Slots = {"number": NUMBER}
_FIGURE: Slots = {"figure": part("figures.Figure", "seal")}
_PAIR: Slots = {"figure": part("figures.Figure", "seal"), "found": "person:odell"}


def _writes(slots: Slots, **more: object) -> Entry:
    return Entry(slots, post=302, permission=P.NOTE_WRITE, get=None, **more)  # type: ignore[arg-type]


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "figures": (
        Entry(_CASE),
        Entry(_CASE, query={"q": "CNRY", "kind": "person", "who": "named"}),
        Entry(_CASE, query={"format": "csv"}),
        Entry(_CASE, query={"format": "xlsx"}),
    ),
    "figures_merge": (
        _writes(_CASE, form=_PAIR),
        _writes(_CASE, form={"found": "person:odell", "name": "D. Odell"}),
    ),
    "figures_look": (_writes(_CASE),),
    "found_name": (Entry(_CASE, query={"kind": "person", "key": "odell"}),),
    "figure_pairs": (Entry(_CASE),),
    "figures_same": (_writes(_CASE, form=_PAIR),),
    "figures_different": (_writes(_CASE, form=_PAIR),),
    "figure": (Entry(_FIGURE),),
    "figure_edit": (_writes(_FIGURE, form={"name": "D. Odell", "note": "Moved."}),),
    "figure_split": (_writes(_FIGURE, form={"place": part("figures.FoundName", "seal")}),),
    "figure_undo": (_writes({"step": part("figures.Step", "seal")}),),
    "figures_apart_undo": (_writes({"pair": part("figures.KeptApart", "seal")}),),
}
