"""Writes of places. Loading is the installation's own work: places belong to no organization."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.db import transaction

from reopen.places.datafiles import SHIPPED, Row, converted, rows, several
from reopen.places.models import Agency, County, Court, Jurisdiction, Place, Prison

BATCH = 1000


@dataclass(frozen=True)
class Loaded:
    """What loading did to one table. `absent`: entries of the table that no file names (kept)."""

    table: str
    rows: int
    created: int
    changed: int
    absent: int


@dataclass(frozen=True)
class _Table:
    """How one kind of place is read: its files, and the columns that name other places by key."""

    model: type[Place]
    files: str
    references: dict[str, type[Place]]


# In the order in which they refer to each other.
TABLES = [
    _Table(Jurisdiction, "jurisdictions", {"parent": Jurisdiction}),
    _Table(County, "counties", {"jurisdiction": Jurisdiction}),
    _Table(
        Court,
        "courts",
        {"jurisdiction": Jurisdiction, "located_in": Jurisdiction, "appeals_to": Court},
    ),
    _Table(Agency, "agencies", {"jurisdiction": Jurisdiction, "parent": Agency}),
    _Table(Prison, "prisons", {"jurisdiction": Jurisdiction, "county": County, "run_by": Agency}),
]


@transaction.atomic
def load_places(folder: Path = SHIPPED) -> list[Loaded]:
    """Brings the tables up to the files of the folder; all or nothing, and twice is once.

    Rows are matched by `key` (a county's is "us-" and its FIPS code when no key is given), so ids
    never change. Nothing is ever deleted: cases may point to it. Raises `DataFileError`.
    """
    return [_load(table, folder) for table in TABLES]


def _load(table: _Table, folder: Path) -> Loaded:
    known: dict[str, Any] = {place.key: place for place in table.model.objects.all()}
    before = set(known)
    keys = {model: _ids(model) for model in table.references.values() if model is not table.model}
    extra_names = _county_names(folder) if table.model is County else {}
    named: dict[str, Row] = {}
    created, changed = [], []
    for row in rows(folder, table.files):
        key = _key(row)
        if key in named:
            raise row.problem(f"the key {key} stands twice.")
        named[key] = row
        values = _values(row, table, keys, known)
        values["aliases"] = [*values.get("aliases", []), *extra_names.get(key, [])]
        place = known.get(key)
        if place is None:
            place = known[key] = table.model(key=key)
            created.append(place)
        elif any(getattr(place, name) != value for name, value in values.items()):
            changed.append(place)
        for name, value in values.items():
            setattr(place, name, value)
        place.refresh_search_text()
    _write(table.model, created, changed)
    if table.model in (Court, Agency):
        _link_counties(table.model, {known[key].id: row for key, row in named.items()})
    return Loaded(table.files, len(named), len(created), len(changed), len(before - named.keys()))


def _write(model: type[Place], created: list[Any], changed: list[Any]) -> None:
    names = [
        field.attname for field in model._meta.concrete_fields if field.attname not in {"id", "key"}
    ]
    model.objects.bulk_create(created, batch_size=BATCH)
    if changed:
        model.objects.bulk_update(changed, names, batch_size=BATCH)


def _link_counties(model: Any, rows_by_id: dict[UUID, Row]) -> None:
    """Makes the counties of courts or agencies those of the files; others keep theirs."""
    counties = _ids(County)
    wanted: set[tuple[UUID, UUID]] = set()
    for place_id, row in rows_by_id.items():
        for key in several(row.cells.get("counties", "")):
            if key not in counties:
                raise row.problem(f"counties: {key} is not known.")
            wanted.add((place_id, counties[key]))
    links = model.counties.through.objects
    place = f"{model._meta.model_name}_id"
    found = {
        (link[place], link["county_id"]): link["id"]
        for link in links.filter(**{f"{place}__in": rows_by_id}).values()
    }
    links.filter(id__in=[found[pair] for pair in found.keys() - wanted]).delete()
    links.bulk_create(
        [
            model.counties.through(**{place: place_id, "county_id": county_id})
            for place_id, county_id in sorted(wanted - found.keys())
        ],
        batch_size=BATCH,
    )


def _key(row: Row) -> str:
    key = row.cells.get("key") or (f"us-{row.cells['fips']}" if "fips" in row.cells else "")
    if not key:
        raise row.problem("the key is missing.")
    return key


def _values(
    row: Row, table: _Table, keys: dict[type[Place], dict[str, Any]], own: dict[str, Any]
) -> dict[str, Any]:
    """The row as values of the columns; what it leaves empty is put back to the default."""
    values: dict[str, Any] = {"source": row.source}
    for field in table.model._meta.concrete_fields:
        if field.name not in {"id", "key", "search_text", "source"} and not field.is_relation:
            values[field.name] = field.get_default()
    for column in row.cells:
        if column in {"key", "counties"}:
            continue
        if column in table.references:
            values[f"{column}_id"] = _reference(row, column, table, keys, own)
            continue
        try:
            table.model._meta.get_field(column)
        except FieldDoesNotExist as error:
            raise row.problem(f"there is no column {column}.") from error
        values[column] = converted(row, column)
    return values


def _reference(
    row: Row,
    column: str,
    table: _Table,
    keys: dict[type[Place], dict[str, Any]],
    own: dict[str, Any],
) -> Any:
    key = row.cells[column]
    model = table.references[column]
    place = own.get(key) if model is table.model else None
    found = place.id if place else keys.get(model, {}).get(key)
    if found is None:
        raise row.problem(f"{column}: {key} is not known; it must stand earlier.")
    return found


def _ids(model: type[Place]) -> dict[str, UUID]:
    return dict(model.objects.values_list("key", "id"))


def _county_names(folder: Path) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for row in rows(folder, "county_names"):
        names.setdefault(_key(row), []).append(row.cells["alias"])
    return names
