"""Every combination that an entry is asked in: a list that needs no database to be counted."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.access.entry import Entry, Row
from tests.access.principals import ELSEWHERE, MEMBERS, OUTSIDE, Principal

REFUSED = ("PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
CASE_GROUNDS = ("other", "wall", "team")

# Who tries everything: the strongest, one of each eye, and who looks from another house.
_THOROUGH = {"dana@harbor", "alice@harbor", "wally@harbor", "stella@harbor", "otto@prairie"}
# Who asks when an address is used in a second way: its doors were tried in the first.
_BRIEF = _THOROUGH | {"ada@harbor"}
_STRANGERS = {"anonymous", "sue", "olga"}
_TRY_VERBS = {"dana@harbor", "anonymous@harbor"}


@dataclass(frozen=True)
class Combination:
    """One request: who, how, in which organization, and which id stands where.

    `slot` is the place whose id is not the plain one (empty: all are), `source` where it is from:
    own, absent, garbled, foreign:<organization>, ground:<ground> or aside:<ground>, a row of the
    same organization that hangs on another case.
    """

    who: Principal
    method: str
    org: str
    slot: str = ""
    source: str = "own"


def plan(entry: Entry, *, brief: bool = False) -> list[Combination]:
    """All combinations of an entry; `brief` for another use of an address that has one."""
    if entry.door != "organization":
        return [*_of_no_organization(entry), *_verbs(entry, brief)]
    return [*_members(entry, brief), *_outsiders(entry, brief), *_verbs(entry, brief)]


def name_of(who: Principal) -> str:
    return f"{who.key}@{who.at}"


def _members(entry: Entry, brief: bool) -> Iterator[Combination]:
    for who in (*MEMBERS, *ELSEWHERE):
        if brief and name_of(who) not in _BRIEF:
            continue
        for method in entry.methods:
            yield Combination(who, method, who.at)
            for slot, row in entry.rows(method).items():
                for source in _sources(entry, slot, row, who):
                    yield Combination(who, method, who.at, slot, source)


def _sources(entry: Entry, slot: str, row: Row, who: Principal) -> Iterator[str]:
    """Where the id may come from; who is shut out by the door tries one only."""
    if name_of(who) not in _THOROUGH:
        return
    yield "absent"
    yield "foreign:prairie" if who.at == "harbor" else "foreign:harbor"
    if not who.may(entry.permission):
        return
    if who.key == "alice":
        yield "foreign:calder"
    if slot not in entry.path:
        yield "garbled"
    if who.at != "harbor":
        return
    through_case = "number" in entry.path and slot != "number" and row.in_case
    for ground in row.hidden:
        aside = through_case and ground in CASE_GROUNDS
        yield f"{'aside' if aside else 'ground'}:{ground}"


def _outsiders(entry: Entry, brief: bool) -> Iterator[Combination]:
    for who in OUTSIDE:
        if brief and who.key not in _STRANGERS:
            continue
        for method in entry.methods:
            yield Combination(who, method, "harbor")
            if who.key not in _STRANGERS:
                continue
            yield Combination(who, method, "nowhere")
            if entry.path:
                yield Combination(who, method, "harbor", "*", "absent")


def _verbs(entry: Entry, brief: bool) -> Iterator[Combination]:
    for who in () if brief else (*MEMBERS, *OUTSIDE):
        if name_of(who) in _TRY_VERBS:
            ours = entry.door == "organization"  # elsewhere Django's form views take PUT for POST
            tried = {*REFUSED, "GET", "POST"} if ours else {*REFUSED} - {"PUT"}
            for method in sorted(tried - set(entry.methods)):
                yield Combination(who, method, "harbor")


def _of_no_organization(entry: Entry) -> Iterator[Combination]:
    """Pages about oneself, and public ones: everybody, with each id that could be another's."""
    for who in (*MEMBERS, *ELSEWHERE, *OUTSIDE):
        for method in entry.methods:
            yield Combination(who, method, "harbor")
            for slot in entry.rows(method):
                for source in ("absent", "foreign:prairie")[
                    : 2 if who.role and who.at == "harbor" else 1
                ]:
                    yield Combination(who, method, "harbor", slot, source)
