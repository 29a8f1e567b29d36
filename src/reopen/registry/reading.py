"""A report of an import as an editor reads it: fields and codes in words."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from reopen.lib.dates import PartialDate, in_words
from reopen.lib.registry.marks import FACTORS
from reopen.registry.labels import crime_label
from reopen.registry.models import Conviction, Import, Race, Sex
from reopen.registry.sentences import sentence
from reopen.registry.words import MARKS

KINDS = ("gone", "back", "new", "renamed", "changed")
SHOWN = 200  # of each kind on the page; the table to take away has all
TITLES: dict[str, str | Promise] = {
    "new": gettext_lazy("New"),
    "back": gettext_lazy("Back again"),
    "gone": gettext_lazy("Gone"),
    "renamed": gettext_lazy("Renamed"),
    "changed": gettext_lazy("Changed"),
}
FIELDS: dict[str, str | Promise] = {
    "name": gettext_lazy("Name"),
    "state": gettext_lazy("State"),
    "county": gettext_lazy("County"),
    "sex": gettext_lazy("Sex"),
    "race": gettext_lazy("Race"),
    "age": gettext_lazy("Age at the crime"),
    "crime": gettext_lazy("Worst crime"),
    "conviction": gettext_lazy("Form of the conviction"),
    "sentence": gettext_lazy("Sentence"),
    "exonerated_on": gettext_lazy("Exonerated"),
    "convicted_on": gettext_lazy("Convicted"),
    "crime_on": gettext_lazy("Day of the crime"),
    "arrested_on": gettext_lazy("Arrested"),
    "released_on": gettext_lazy("Released"),
    "posted": gettext_lazy("Posting date"),
    "years_lost": gettext_lazy("Years lost"),
    "tags": gettext_lazy("Marks of the case"),
    "misconduct": gettext_lazy("Kinds of misconduct"),
}


@dataclass(frozen=True)
class Told:
    """One exoneration in a report, and what changed of it: field, before, after."""

    name: str
    place: str
    crime: str
    exonerated: str
    differences: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Section:
    """All exonerations of one kind; `shown` are the first of them."""

    kind: str
    title: str
    count: int
    shown: list[Told]

    @property
    def more(self) -> int:
        return self.count - len(self.shown)


def sections(found: Import) -> list[Section]:
    """The report's parts that are not empty, what is gone first."""
    changes = found.report.get("changes", {})
    return [
        Section(
            kind, str(TITLES[kind]), len(changes[kind]), [told(c) for c in changes[kind][:SHOWN]]
        )
        for kind in KINDS
        if changes.get(kind)
    ]


def table(found: Import) -> list[tuple[str, ...]]:
    """Every change of the report, one line for each field."""
    lines: list[tuple[str, ...]] = []
    for kind in KINDS:
        for one in found.report.get("changes", {}).get(kind, []):
            person = told(one)
            lines += [
                (str(TITLES[kind]), person.name, person.place, *difference)
                for difference in person.differences or [("", "", "")]
            ]
    return lines


def problems(found: Import) -> list[tuple[int, str, str, str]]:
    """What could not be read: row, column, value and what is wrong with it."""
    return [
        (one["row"], one["column"], one["value"], sentence(one["problem"]))
        for one in found.report.get("problems", [])
    ]


def told(one: dict[str, Any]) -> Told:
    """An exoneration of a report in words."""
    differences = [
        (field_label(d["field"]), value(d["field"], d["old"]), value(d["field"], d["new"]))
        for d in one.get("differences", [])
    ]
    place = ", ".join(filter(None, (one["county"], one["state"])))
    crime = crime_label(one["crime"]) if one["crime"] else ""
    return Told(one["name"], place, crime, value("exonerated_on", one["exonerated"]), differences)


def field_label(field: str) -> str:
    """A field in words."""
    return str(FIELDS.get(field) or MARKS[field].label)


def value(field: str, said: str) -> str:
    """A value in words; what is not said reads so."""
    if not said:
        return _("not known")
    if field in {"tags", "misconduct"}:
        return ", ".join(str(MARKS[key].label) for key in said.split(", ") if key in MARKS)
    if field in FACTORS:
        return _("yes") if said == "yes" else _("no")
    if field.endswith("_on") or field == "posted":
        return in_words(PartialDate.from_text(said), get_language() or "en")
    labels = {"race": Race, "sex": Sex, "conviction": Conviction}.get(field)
    if labels:
        return str(labels(said).label)
    return crime_label(said) if field == "crime" else said
