"""Tables of units to take away. Headers are plain and stable: a program can rely on them."""

from collections.abc import Iterator, Sequence

from reopen.public.unit_pages import state_of
from reopen.units.growth import Growth
from reopen.units.queries import Listed, StateCoverage

Table = tuple[Sequence[str], Iterator[Sequence[object]]]


def list_rows(rows: Sequence[Listed]) -> Table:
    """The directory: one line for each unit."""
    headers = (
        "key", "unit", "office", "kind", "state", "status", "since", "counties",
        "population_2019", "questions_answered", "questions", "source", "source_url", "mark",
        "checked",
    )  # fmt: skip
    return headers, (
        (
            row.unit.key,
            row.unit.name,
            row.unit.office,
            row.unit.kind,
            row.unit.jurisdiction.abbreviation,
            state_of(row),
            row.standing.since.text,
            row.counties,
            row.population,
            row.known,
            row.asked,
            row.unit.source,
            row.unit.source_url,
            row.unit.mark,
            row.unit.checked,
        )
        for row in rows
    )


def coverage_rows(states: Sequence[StateCoverage]) -> Table:
    """Coverage: one line for each state."""
    headers = (
        "state", "as_of", "units", "counties", "of_counties", "population_2019",
        "of_population_2019", "share", "population_2019_with_unverified",
    )  # fmt: skip
    return headers, (
        (
            row.jurisdiction.abbreviation,
            row.coverage.on,
            row.units,
            row.coverage.counties,
            row.coverage.of_counties,
            row.coverage.population,
            row.coverage.of_population,
            f"{row.coverage.share:.6f}",
            row.coverage.with_unverified.population if row.coverage.with_unverified else "",
        )
        for row in states
    )


def growth_rows(growth: Growth) -> Table:
    """Growth: one line for each year."""
    headers = ("year", "new", "known_by_then", "new_unverified", "total", "with_unverified")
    return headers, (
        (
            year.year,
            year.sourced,
            year.by_then,
            year.unverified,
            year.total,
            year.with_unverified,
        )
        for year in growth.years
    )
