"""What the pages of units say: lists narrowed by the address, figures joined, the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reopen.kernel.components import Column, Columns
from reopen.lib.charts import Column as Bar
from reopen.lib.charts import Drawing, Key, columns
from reopen.lib.names import fold
from reopen.registry.queries import Figures, Selection, figures
from reopen.units.growth import Growth
from reopen.units.queries import Listed, UnitPage, units_listed

ALL = ("", gettext_lazy("All"))
STATES: dict[str, str | Promise] = {
    "operating": gettext_lazy("At work"),
    "announced": gettext_lazy("Announced"),
    "ended": gettext_lazy("Paused or closed"),
    "unverified": gettext_lazy("Not confirmed"),
}
COLUMNS = (
    Column("unit", gettext_lazy("Unit"), order="unit", optional=False),
    Column("state", gettext_lazy("State"), order="state", optional=False),
    Column("status", gettext_lazy("Status"), order="status", optional=False),
    Column("since", gettext_lazy("Since"), order="since", optional=False),
    Column("people", gettext_lazy("People"), order="people", numeric=True, optional=False),
    Column(
        "known", gettext_lazy("Questions answered"), order="known", numeric=True, optional=False
    ),
)


class UnitFilter(forms.Form):
    """Search and filters of the list; they live in the address."""

    q = forms.CharField(label=gettext_lazy("Name or place"), required=False, max_length=100)
    status = forms.ChoiceField(
        label=gettext_lazy("Status"), required=False, choices=[ALL, *STATES.items()]
    )
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(self, rows: Sequence[Listed], data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        states = {row.unit.jurisdiction.key: row.unit.jurisdiction.name for row in rows}
        field = self.fields["state"]
        field.choices = [ALL, *states.items()]  # type: ignore[attr-defined]

    def narrow(self, rows: Sequence[Listed]) -> list[Listed]:
        """The rows that fit; all of them when the address asks for something unknown."""
        if not self.is_valid():
            return list(rows)
        asked = self.cleaned_data
        words = fold(asked["q"]).split()
        return [
            row
            for row in rows
            if (not asked["state"] or row.unit.jurisdiction.key == asked["state"])
            and (not asked["status"] or state_of(row) == asked["status"])
            and all(word in _searched(row) for word in words)
        ]


def state_of(row: Listed) -> str:
    """How a unit stands, as a key of `STATES`."""
    standing = row.standing
    if standing.operating:
        return "operating"
    if standing.unverified:
        return "unverified"
    return "announced" if standing.status == "announced" else "ended"


def in_order(rows: list[Listed], chosen: Columns) -> list[Listed]:
    """The rows as the address asks for them; by state and name otherwise."""
    keys = {
        "unit": lambda row: fold(row.unit.short_name),
        "state": lambda row: (row.unit.jurisdiction.name, fold(row.unit.short_name)),
        "status": lambda row: (list(STATES).index(state_of(row)), row.unit.jurisdiction.name),
        "since": lambda row: row.standing.since.earliest or row.standing.since.latest or date.max,
        "people": lambda row: row.population,
        "known": lambda row: row.known,
    }
    key = keys.get(chosen.sort, keys["state"])
    return sorted(rows, key=key, reverse=chosen.descending)


@dataclass(frozen=True)
class Overview:
    """The list of units with what stands above it."""

    rows: list[Listed]
    counts: dict[str, int]

    @property
    def told(self) -> list[tuple[str | Promise, int]]:
        """Each status in words with its number."""
        return [(label, self.counts.get(key, 0)) for key, label in STATES.items()]


def overview(on: date | None = None) -> Overview:
    """Every unit, counted by how it stands."""
    rows = units_listed(on)
    counts = {key: sum(state_of(row) == key for row in rows) for key in STATES}
    return Overview(rows, counts)


def registry_of(page: UnitPage) -> Figures:
    """What the Registry has for the places of the unit; never added to the unit's own numbers."""
    if page.whole:
        return figures(Selection(state=page.unit.jurisdiction.abbreviation))
    return figures(Selection(counties=tuple(county.fips for county in page.counties)))


def growth_chart(growth: Growth) -> Drawing:
    """Units at the end of each year, in two parts: with a source, and hearsay."""
    keys = (Key(_("a source says so"), "solid"), Key(_("the year is not confirmed"), "hatch"))
    rows = [
        Bar(
            str(year.year),
            (year.total, year.with_unverified - year.total),
            _("%(year)s: %(sure)s with a source, %(more)s more not confirmed")
            % {
                "year": year.year,
                "sure": year.total,
                "more": year.with_unverified - year.total,
            },
        )
        for year in growth.years
    ]
    last = growth.years[-1]
    said = _("Units whose beginning a source tells: %(first)s by %(from)s, %(last)s by %(to)s.")
    values = {
        "first": growth.years[0].total,
        "from": growth.years[0].year,
        "last": last.total,
        "to": last.year,
    }
    return columns(
        "growth", _("Units at the end of each year"), said % values, keys, rows,
        write=lambda number: f"{number:,.0f}",
    )  # fmt: skip


def _searched(row: Listed) -> str:
    return f"{row.unit.search_text} {fold(row.unit.jurisdiction.name)}"
