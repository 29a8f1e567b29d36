"""What taking over an export would change, or did: for the registrar, the command and the history.

Compared with the newest vintage. A file that is older than it changes nothing of the present
figures: it is kept as an earlier state, and `older` says how far it differs.
"""

from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from reopen.lib.registry import (
    Difference,
    Export,
    Problem,
    Record,
    Scope,
    differences,
    renamed,
)
from reopen.registry.models import Import
from reopen.registry.vintages import reaches

# Two files of the same weeks are two states of the present, whichever row was posted last; and a
# file that lacks only a few of the latest rows may as well be one from which they were removed.
OLDER_BY = timedelta(days=31)
LATER_ROWS = 5


@dataclass(frozen=True)
class Older:
    """How an older file differs from the newest vintage, which stays."""

    than: date
    differ: int
    lack: int


@dataclass
class Report:
    """Counts and names. `matched` says which known exoneration each row is, by its place.

    `new`, `back` and `gone` are descriptions of exonerations; `renamed` and `changed` are pairs of
    a description and differences. An exoneration may be both renamed and changed.
    """

    rows: int
    stands_for: date
    last_posting: date | None
    problems: list[Problem]
    unknown_columns: list[str]
    first: bool = False
    same_file: int | None = None
    older: Older | None = None
    new: list[dict[str, str]] = field(default_factory=list)
    back: list[dict[str, str]] = field(default_factory=list)
    gone: list[dict[str, str]] = field(default_factory=list)
    renamed: list[tuple[dict[str, str], list[Difference]]] = field(default_factory=list)
    changed: list[tuple[dict[str, str], list[Difference]]] = field(default_factory=list)
    renumbered: int = 0
    imported: int = 0
    matched: dict[int, UUID] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """What `reopen registry import --json` prints; the contract's fields first."""
        return {
            "rows": self.rows,
            "imported": self.imported,
            "updated": len(self.changed),
            "renamed": len(self.renamed),
            "gone": len(self.gone),
            "problems": [asdict(problem) for problem in self.problems],
            "last_posting": self.last_posting.isoformat() if self.last_posting else None,
            "back": len(self.back),
            "renumbered": self.renumbered,
            "stands_for": self.stands_for.isoformat(),
            "unknown_columns": self.unknown_columns,
            "first": self.first,
            "same_file": self.same_file,
            "older": _older(self.older),
            "changes": {
                "new": self.new,
                "back": self.back,
                "gone": self.gone,
                "renamed": [_pair(pair) for pair in self.renamed],
                "changed": [_pair(pair) for pair in self.changed],
            },
        }


@dataclass(frozen=True)
class Present:
    """The newest vintage, against which a file is read: its import and what it says of each."""

    vintage: Import | None
    records: dict[UUID, Record]


def report(export: Export, matched: dict[int, UUID], present: Present) -> Report:
    """Compares an export with the present, person by person."""
    made = Report(
        rows=len(export.records),
        stands_for=_stands_for(export),
        last_posting=export.last_posting,
        problems=export.problems,
        unknown_columns=export.unknown_columns,
        first=present.vintage is None,
        matched=matched,
        imported=len(export.records) - len(matched),
    )
    if present.vintage is None:
        return made
    _compare(made, export, present, present.vintage)
    if _is_older(export, present, present.vintage):
        made.older = Older(
            present.vintage.stands_for,
            len({*map(_key, made.changed + made.renamed)}),
            len(made.gone),
        )
        made.changed, made.renamed, made.gone, made.back = [], [], [], []
    return made


def stands_for(made: Report, present: Present) -> date:
    """The day the vintage will stand for: one that is not older comes after the present one."""
    if present.vintage is None or made.older:
        return made.stands_for
    return max(made.stands_for, present.vintage.stands_for)


def described(record: Record) -> dict[str, str]:
    """An exoneration as a report names it."""
    return {
        "name": record.name,
        "state": f"Fed-{record.state}".rstrip("-") if record.federal else record.state,
        "county": record.county_text,
        "crime": record.crime,
        "exonerated": record.exonerated_on.text,
    }


def _compare(made: Report, export: Export, present: Present, vintage: Import) -> None:
    shared = Scope.of(export.columns, export.records).shared(
        Scope.of(vintage.columns, present.records.values())
    )
    for place, record in enumerate(export.records):
        id_ = made.matched.get(place)
        old = present.records.get(id_) if id_ else None
        if old is None:
            (made.back if id_ else made.new).append(described(record))
            continue
        found = differences(old, record, shared)
        made.renumbered += bool(old.registry_id and old.registry_id != record.registry_id)
        if renamed(found):
            made.renamed.append((described(record), found[:1]))
        if others := found[renamed(found) :]:
            made.changed.append((described(record), others))
    kept = set(made.matched.values())
    parts = export.parts
    made.gone = [
        described(record)
        for id_, record in present.records.items()
        # A file without the list of exonerations before 1989 says nothing about them.
        if id_ not in kept and record.part in parts
    ]


def _is_older(export: Export, present: Present, vintage: Import) -> bool:
    own = reaches(_stands_for(export), has_postings=export.last_posting is not None)
    later = [
        record
        for record in present.records.values()
        if (record.posted or record.exonerated_on.earliest or date.min) > own
    ]
    return own < vintage.stands_for - OLDER_BY and len(later) >= LATER_ROWS


def _stands_for(export: Export) -> date:
    day = export.stands_for
    if day is None:
        raise ValueError("an export without a date of exoneration")
    return day


def _key(pair: tuple[dict[str, str], list[Difference]]) -> tuple[str, ...]:
    return tuple(pair[0].values())


def _pair(pair: tuple[dict[str, str], list[Difference]]) -> dict[str, Any]:
    return {**pair[0], "differences": [asdict(difference) for difference in pair[1]]}


def _older(older: Older | None) -> dict[str, Any] | None:
    if older is None:
        return None
    return {"than": older.than.isoformat(), "differ": older.differ, "lack": older.lack}
