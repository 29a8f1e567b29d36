"""What two vintages say otherwise of one exoneration.

Only what both layouts can say is compared: a column that one of them lacks, a code that one of them
never uses and a day where the other knows the year are no changes of the case.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reopen.lib.dates import PartialDate
from reopen.lib.names import fold
from reopen.lib.registry.likeness import county_key
from reopen.lib.registry.marks import FACTORS
from reopen.lib.registry.record import Record, year_of

NAME = "name"
_WORDS = ("sex", "race", "crime", "conviction")
_DATES = ("exonerated_on", "convicted_on", "crime_on", "arrested_on", "released_on")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field with what it was and what it is, as text for a person."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Scope:
    """What a layout can say: its columns, and the tags and kinds of misconduct it uses at all."""

    columns: frozenset[str]
    tags: frozenset[str]
    misconduct: frozenset[str]

    @classmethod
    def of(cls, columns: Iterable[str], records: Iterable[Record]) -> "Scope":
        """The scope of a file."""
        tags: set[str] = set()
        misconduct: set[str] = set()
        for record in records:
            tags.update(record.tags)
            misconduct.update(record.misconduct)
        plain = {column.partition(":")[0] for column in columns if column}
        return cls(frozenset(plain), frozenset(tags), frozenset(misconduct))

    def shared(self, other: "Scope") -> "Scope":
        """What both can say."""
        return Scope(
            self.columns & other.columns,
            self.tags & other.tags,
            self.misconduct & other.misconduct,
        )


def differences(old: Record, new: Record, shared: Scope) -> list[Difference]:
    """What the new record says otherwise, the name first."""
    found = [] if _spelled(old) == _spelled(new) else [Difference(NAME, old.name, new.name)]
    found += _places(old, new, shared)
    found += _plain(old, new, shared)
    found += _dates(old, new, shared)
    found += _marks(old, new, shared)
    return found


def renamed(found: Iterable[Difference]) -> bool:
    """Whether the name is among the differences."""
    return any(difference.field == NAME for difference in found)


def _spelled(record: Record) -> str:
    """The name without what layouts add: points, commas, quotes and spaces."""
    return " ".join(re.sub(r"[.,\"“”()]", " ", record.name).split())


def _places(old: Record, new: Record, shared: Scope) -> list[Difference]:
    found = []
    if _state(old) != _state(new):
        found.append(Difference("state", _state(old), _state(new)))
    if "county" in shared.columns and county_key(old.county_text) != county_key(new.county_text):
        found.append(Difference("county", old.county_text, new.county_text))
    return found


def _state(record: Record) -> str:
    if record.military:
        return "Fed-Military"
    return f"Fed-{record.state}".rstrip("-") if record.federal else record.state


def _plain(old: Record, new: Record, shared: Scope) -> list[Difference]:
    found = [
        Difference(name, getattr(old, name), getattr(new, name))
        for name in _WORDS
        if name in shared.columns and getattr(old, name) != getattr(new, name)
    ]
    if "sentence" in shared.columns and fold(old.sentence) != fold(new.sentence):
        found.append(Difference("sentence", old.sentence, new.sentence))
    for name in ("age", "years_lost", "posted"):
        mine, yours = getattr(old, name), getattr(new, name)
        if name in shared.columns and mine != yours:
            found.append(Difference(name, _text(mine), _text(yours)))
    return found


def _dates(old: Record, new: Record, shared: Scope) -> list[Difference]:
    found = []
    for name in _DATES:
        mine: PartialDate = getattr(old, name)
        yours: PartialDate = getattr(new, name)
        column = name if name == "crime_on" else name.removesuffix("_on")
        if column in shared.columns and not _agree(mine, yours):
            found.append(Difference(name, mine.text, yours.text))
    return found


def _agree(one: PartialDate, two: PartialDate) -> bool:
    """Equal as far as the less exact of them goes."""
    if one == two:
        return True
    if one.exact and two.exact:
        return False
    return bool(one) == bool(two) and year_of(one) == year_of(two)


def _marks(old: Record, new: Record, shared: Scope) -> list[Difference]:
    found = [
        Difference(factor, _said(getattr(old, factor)), _said(getattr(new, factor)))
        for factor in FACTORS
        # A "No" where nothing was said is the newer layout, not another coding.
        if factor in shared.columns and bool(getattr(old, factor)) != bool(getattr(new, factor))
    ]
    for name, usable in (("tags", shared.tags), ("misconduct", shared.misconduct)):
        mine, yours = (sorted(usable.intersection(getattr(one, name))) for one in (old, new))
        if mine != yours:
            found.append(Difference(name, ", ".join(mine), ", ".join(yours)))
    return found


def _said(value: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[value]


def _text(value: object) -> str:
    return "" if value is None else str(value)
