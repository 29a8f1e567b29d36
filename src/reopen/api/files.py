"""Bulk files: whole tables as CSV and JSON, each with its licence and as-of date."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from reopen.api import commons
from reopen.directory.queries import organizations
from reopen.kernel.tables import harmless
from reopen.places.models import County
from reopen.registry.queries import Selection, vintage
from reopen.registry.queries_kept import groups_of
from reopen.registry.words import SET
from reopen.units import queries as units

Rows = list[dict[str, Any]]

LICENCE = "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"
README = """Open data of Reopen

Licence: {licence}
As of: {day}
Figures: computed from the export of the National Registry of Exonerations of {export}.{made_up}

What the files are
{files}

What to know
- Every statement carries its source, how sure it is (verified, reported, unverified) and the day
  it was checked. An unverified statement counts for nothing in coverage.
- Blank means not known. It never means no.
- {set}
- A unit's own results and the Registry's figures are counted in different ways. Never add them.
- The Registry's rows about people are not part of these files: its terms of reuse are the
  Registry's to say. What is given are counts.
- CSV files are in UTF-8. Partial dates are EDTF: 1987, 1987-05, 1987-05-03.
"""
ABOUT = {
    "units": "conviction integrity units and how each stands",
    "territories": "places of each unit, and those left out of it",
    "answers": "the questions a citizen should ask of each unit, with their answers",
    "coverage-by-state": "counties and people where a unit works, by state",
    "counties": "counties with the units responsible for them",
    "organizations": "organizations that help, what they take, how to reach them",
    "figures-by-year": "exonerations by year, with every mark",
    "figures-by-state": "exonerations by state, with every mark",
    "figures-by-county": "exonerations by county, with every mark",
    "figures-by-crime": "exonerations by worst crime, with every mark",
    "figures-by-race": "exonerations by race of the exonerated person, with every mark",
}


def _units() -> Rows:
    return [commons.unit_brief(one) for one in units.units_listed()]


def _pages(part: Callable[[units.UnitPage], Rows]) -> Rows:
    return [{"unit": page.unit.key, **row} for page in units.unit_pages() for row in part(page)]


def _coverage() -> Rows:
    return [
        {"state": one.jurisdiction.abbreviation, "units": one.units}
        | commons.coverage(one.coverage)
        for one in units.coverage_by_state()
    ]


def _counties() -> Rows:
    statuses = units.statuses_by_county()
    counties = County.objects.real().exclude(fips="").select_related("jurisdiction")
    return [
        {
            **commons.county_brief(one),
            "population": one.population,
            "status": str(statuses[one.fips].status) if one.fips in statuses else "",
            "units": list(statuses[one.fips].units) if one.fips in statuses else [],
        }
        for one in counties.order_by("fips")
    ]


def _figures(dimension: str) -> Rows:
    lines = map(commons.group_line, groups_of(dimension, Selection()))
    return [{**{k: v for k, v in one.items() if k != "figures"}, **one["figures"]} for one in lines]


TABLES: dict[str, Callable[[], Rows]] = {
    "units": _units,
    "territories": lambda: _pages(commons.territories),
    "answers": lambda: _pages(commons.answers),
    "coverage-by-state": _coverage,
    "counties": _counties,
    "organizations": lambda: [commons.organization(one) for one in organizations()],
    "figures-by-year": lambda: _figures("year"),
    "figures-by-state": lambda: _figures("state"),
    "figures-by-county": lambda: _figures("county"),
    "figures-by-crime": lambda: _figures("crime"),
    "figures-by-race": lambda: _figures("race"),
}


def as_json(name: str) -> bytes:
    """The table with what must stand beside it."""
    document = {
        "name": name,
        "about": ABOUT[name],
        "licence": LICENCE,
        "as_of": timezone.localdate(),
        "export": _export(),
        "rows": TABLES[name](),
    }
    return json.dumps(document, cls=DjangoJSONEncoder, ensure_ascii=False).encode()


def as_csv(name: str) -> bytes:
    """The table alone; lists are divided by semicolons, and no cell can act as a formula."""
    rows = [_flat(row) for row in TABLES[name]()]
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["key"])
    writer.writeheader()
    writer.writerows({key: harmless(value) for key, value in row.items()} for row in rows)
    return out.getvalue().encode()


def readme() -> bytes:
    """What the files are, under which licence, of which day."""
    files = "\n".join(f"  {name}.csv, {name}.json: {about}" for name, about in ABOUT.items())
    found = vintage()
    made_up = "\nThese figures are made up, for a demo." if found and found.made_up else ""
    text = README.format(
        licence=LICENCE, day=timezone.localdate(), files=files, set=SET, made_up=made_up,
        export=found.day if found else "no day: none has been imported",
    )  # fmt: skip
    return text.encode()


def _export() -> dict[str, Any] | None:
    found = vintage()
    if found is None:
        return None
    return {"stands_for": found.stands_for, "made_up": found.made_up}


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, list):
            flat[key] = "; ".join(map(str, value))
        elif key == "county" and (value is None or isinstance(value, dict)):
            flat["fips"] = value["fips"] if value else ""
        elif isinstance(value, dict):
            flat[key] = "; ".join(f"{name}: {one}" for name, one in value.items())
        else:
            flat[key] = value
    return flat
