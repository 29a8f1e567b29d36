"""What goes with the records so that they can be read without Reopen: four small files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format

from reopen.cases.models import Case
from reopen.kernel.all_vocabularies import every_vocabulary
from reopen.leaving.kinds import Column, Kind, kind_of, staying

TABLES = ("table", "records", "meaning")
DICTIONARY = ("table", "field", "meaning", "class", "holds_the_id_of", "values")
WORDS = ("room", "vocabulary", "key", "english", "spanish", "meaning")


@dataclass
class Written:
    """What a package holds. `hidden`: documents left out because they are closed to her who asked;
    `damaged`: files that are not, or not wholly, what once came in.
    """

    case: Case
    by: str
    as_of: datetime = field(default_factory=timezone.now)
    counts: dict[Kind, int] = field(default_factory=dict)
    documents: int = 0
    hidden: list[UUID] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    files: int = 0
    all_notes: bool = False  # private ones of everybody, too: only the console sees these

    @property
    def records(self) -> int:
        """Rows of all tables together."""
        return sum(self.counts.values())


def tables(written: Written) -> Iterator[tuple[object, ...]]:
    """Each table with its number of records and what one of them is."""
    for kind, count in sorted(written.counts.items(), key=lambda one: one[0].name):
        yield kind.name, count, kind.meaning


def dictionary(written: Written) -> Iterator[tuple[object, ...]]:
    """Each field of each table: what it means and how sensitive it is."""
    for kind in sorted(written.counts, key=lambda kind: kind.name):
        for one in kind.columns:
            target = kind_of(one.target).name if one.target else ""
            sensitivity = one.said.sensitivity.value
            yield kind.name, one.name, _meaning(one), sensitivity, target, _values(one)
        if kind.has_file:
            yield kind.name, "file", "where its file stands in this package", "technical", "", ""


def words(written: Written) -> Iterator[tuple[object, ...]]:
    """The vocabularies of the rooms whose records leave."""
    labels = {kind.model._meta.app_label for kind in written.counts}
    for room, vocabulary in every_vocabulary():
        if room in labels:
            for term in vocabulary.values():
                spanish = term.label_es or ""
                yield room, vocabulary.name, term.key, term.label, spanish, term.description


def readme(written: Written) -> str:
    """What this is, how it is read, and what is not in it."""
    context = {
        "written": written,
        "case": written.case,
        "day": date_format(timezone.localtime(written.as_of), "DATETIME_FORMAT"),
        "zone": timezone.get_current_timezone_name(),
        "tables": list(tables(written)),
        "staying": [(kind_of(model).name, why) for model, why in staying()],
    }
    return render_to_string("leaving/readme.txt", context)


def _meaning(one: Column) -> str:
    said: Any = one.field
    words = str(said.help_text or said.verbose_name)
    return f"{words} (only in JSON Lines)" if one.bulky else words


def _values(one: Column) -> str:
    choices = getattr(one.field, "flatchoices", None) or ()
    return "; ".join(f"{key} = {label}" for key, label in choices if key)
