"""Reads of the registry, for pages, the command and the API. Everybody may read them.

    figures(Selection(year=2018), as_of=date(2019, 4, 9)) -> Figures
        `.n` exonerations, `.figures["official_misconduct"]` -> Figure(key, label, definition, n,
        of, unknown, share), `.years` (years lost), `.as_of`, `.set`, `.notes` (sentences),
        `.vintage` (which export; `.made_up` must be said on the page). One SQL query.
    by("state", Selection(), as_of=None) -> list[Group]
        The same counts for every state, county, year, crime, race or sex: `.key`, `.label`, `.n`,
        `.counts["ciu"]`, `.years_lost`. Years in order, the rest largest first. One SQL query.
    rows(Selection(state="MO"), as_of=None, start=0, limit=50) -> list[Entry]
        The exonerations themselves, newest first.
    vintage(as_of=None) -> Vintage | None
        The export that answers for the day; None when none has been imported.

Marks (keys of `figures` and `counts`): `counting.KEYS`, named and defined in `words.MARKS`. A blank
is never a no: `unknown` counts what is not coded. Show counts without a share where `share` is
None. Rules of the day: `vintages.py`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Concat

from reopen.registry.counting import KEYS, applies, unsaid
from reopen.registry.labels import labels
from reopen.registry.models import Entry, Import
from reopen.registry.vintages import Vintage, known_by, notes_of, vintage_for
from reopen.registry.words import MARKS, SET

FEW = 10  # below it a share says nothing: counts are shown alone
DIMENSIONS = ("state", "county", "year", "crime", "race", "sex")


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which exonerations are meant; what is left empty excludes nothing.

    Years are those of the exoneration, ends included. `state` is a postal code (federal cases in
    the state belong to it), `counties` are FIPS codes, `crime` a key of the vocabulary, `marks`
    keys that must all apply.
    """

    year: int | None = None
    since: int | None = None
    until: int | None = None
    state: str = ""
    federal: bool | None = None
    counties: tuple[str, ...] = ()
    crime: str = ""
    race: str = ""
    sex: str = ""
    marks: tuple[str, ...] = ()

    def condition(self) -> Q:
        """The selection as a condition on entries."""
        wanted = {
            "exonerated_year": self.year,
            "exonerated_year__gte": self.since,
            "exonerated_year__lte": self.until,
            "state": self.state.upper() or None,
            "federal": self.federal,
            "county__fips__in": self.counties or None,
            "crime": self.crime or None,
            "race": self.race or None,
            "sex": self.sex or None,
        }
        query = Q(**{name: value for name, value in wanted.items() if value is not None})
        for mark in self.marks:
            query &= applies(mark)
        return query


@dataclass(frozen=True)
class Figure:
    """`n` of `of` exonerations are marked so; of `unknown` the Registry says nothing."""

    key: str
    n: int
    of: int
    unknown: int

    @property
    def label(self) -> str:
        return str(MARKS[self.key].label)

    @property
    def definition(self) -> str:
        return str(MARKS[self.key].definition)

    @property
    def share(self) -> float | None:
        """As a fraction; None where the whole is too small for one."""
        return self.n / self.of if self.of >= FEW else None


@dataclass(frozen=True)
class Years:
    """Years lost, from conviction to release, of those `known`; `missing` says nothing of it."""

    total: Decimal
    known: int
    missing: int

    @property
    def mean(self) -> Decimal | None:
        """To one decimal; None where fewer than `FEW` are known."""
        return round(self.total / self.known, 1) if self.known >= FEW else None


@dataclass(frozen=True)
class Figures:
    """Figures of one selection with all that must stand beside them.

    `as_of` is the day that was asked for, or the last posting of the export; None where nobody
    asked and the export has no posting dates.
    """

    as_of: date | None
    set: str
    n: int
    figures: dict[str, Figure]
    years: Years
    notes: list[str]
    vintage: Vintage | None


@dataclass(frozen=True)
class Group:
    """One line of a table. `key` is empty for those of which the dimension is not known."""

    key: str
    label: str
    n: int
    counts: dict[str, int]
    years_lost: Decimal


def vintage(as_of: date | None = None) -> Vintage | None:
    """The export that answers for the day, or the newest one."""
    found = vintage_for(as_of)
    return Vintage.of(found) if found else None


def entries(selection: Selection, as_of: date | None = None) -> QuerySet[Entry]:
    """The entries of the selection on the main list, as known on the day."""
    found = vintage_for(as_of)
    if found is None:
        return Entry.objects.none()
    return _of(found, selection, as_of)


def figures(selection: Selection, as_of: date | None = None) -> Figures:
    """All figures of a selection."""
    found = vintage_for(as_of)
    counted = _aggregate(found, selection, as_of) if found else {}
    n = counted.get("all", 0)
    marked = {
        key: Figure(key, counted.get(f"n_{key}", 0), n, counted.get(f"u_{key}", 0)) for key in KEYS
    }
    known = counted.get("known", 0)
    return Figures(
        as_of=as_of or (found.last_posting if found else None),
        set=str(SET),
        n=n,
        figures=marked,
        years=Years(counted.get("years") or Decimal(0), known, n - known),
        notes=notes_of(found, as_of, counted.get("no_posting", 0)),
        vintage=Vintage.of(found) if found else None,
    )


def by(dimension: str, selection: Selection, as_of: date | None = None) -> list[Group]:
    """Counts for every value of a dimension. Raises `KeyError` for an unknown dimension."""
    key = _KEYS[dimension]
    found = vintage_for(as_of)
    if found is None:
        return []
    counts: dict[str, Any] = {f"n_{mark}": Count("id", filter=applies(mark)) for mark in KEYS}
    lines = (
        _of(found, selection, as_of)
        .annotate(group=key)
        .values("group")
        .annotate(all=Count("id"), lost=Sum("years_lost"), **counts)
        .order_by("group")
    )
    groups = _groups(dimension, list(lines))
    if dimension != "year":
        groups.sort(key=lambda group: (not group.key, -group.n, group.label))
    return groups


def rows(
    selection: Selection, as_of: date | None = None, *, start: int = 0, limit: int = 50
) -> list[Entry]:
    """A page of the exonerations, newest first, with their counties."""
    ordered = entries(selection, as_of).order_by(
        F("exonerated_on__latest").desc(nulls_last=True), "family", "given", "id"
    )
    return list(ordered.defer("raw").select_related("county")[start : start + limit])


_KEYS: dict[str, Any] = {
    "state": F("state"),
    "year": F("exonerated_year"),
    "crime": F("crime"),
    "race": F("race"),
    "sex": F("sex"),
    # A county that was not recognized keeps its name; FIPS codes never hold a slash.
    "county": Case(
        When(county__fips__gt="", then=F("county__fips")),
        When(county_text="", then=Value("")),
        default=Concat("state", Value("/"), "county_text"),
        output_field=CharField(),
    ),
}


def _of(found: Import, selection: Selection, as_of: date | None) -> QuerySet[Entry]:
    return Entry.objects.filter(
        known_by(found, as_of), selection.condition(), vintage=found, part="main"
    )


def _aggregate(found: Import, selection: Selection, as_of: date | None) -> dict[str, Any]:
    counts: dict[str, Any] = {f"n_{mark}": Count("id", filter=applies(mark)) for mark in KEYS}
    counts |= {f"u_{mark}": Count("id", filter=unsaid(mark)) for mark in KEYS}
    return _of(found, selection, as_of).aggregate(
        all=Count("id"),
        known=Count("years_lost"),
        years=Sum("years_lost"),
        no_posting=Count("id", filter=Q(posted__isnull=True)),
        **counts,
    )


def _groups(dimension: str, lines: list[dict[str, Any]]) -> list[Group]:
    keys = ["" if line["group"] is None else str(line["group"]) for line in lines]
    called = labels(dimension, keys)
    return [
        Group(
            key=key,
            label=called[key],
            n=line["all"],
            counts={mark: line[f"n_{mark}"] for mark in KEYS},
            years_lost=line["lost"] or Decimal(0),
        )
        for key, line in zip(keys, lines, strict=True)
    ]
