"""An export into the tables, and out again. Called by the actions and by the command."""

import hashlib
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from reopen.lib.registry import Export, Known, Record, match, read_export, year_of
from reopen.registry.counties import Counties
from reopen.registry.models import Entry, Exoneration, Import
from reopen.registry.report import Present, Report, report, stands_for
from reopen.registry.vintages import in_force, remember_postings

BATCH = 1000
_LOCK = 0x52454749  # any fixed number: one import at a time
_SHARED = [field.name for field in fields(Record) if field.name not in {"row", "raw"}]


@dataclass(frozen=True)
class File:
    """A file somebody gives, with the name it had."""

    content: bytes
    name: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Checked:
    """A file that was read and compared; nothing is written yet."""

    file: File
    export: Export
    counties: Counties
    present: Present
    report: Report


def check(file: File, *, made_up: bool = False) -> Checked:
    """Reads a file and says what taking it over would change. Raises `NotAnExportError`."""
    export = read_export(file.content)
    counties = Counties(export.records)
    if not made_up:  # made-up counties are in no state, on purpose
        problems = export.problems + counties.unfound(export.records, _header(export, "county"))
        export = replace(export, problems=sorted(problems, key=lambda problem: problem.row))
    present = _present(made_up=made_up)
    matched: dict[int, UUID] = match(export.records, _known(made_up=made_up))  # type: ignore[assignment]
    found = report(export, matched, present)
    same = in_force(made_up=made_up).filter(sha256=file.sha256).last()
    if same and (same == present.vintage or found.older):
        found.same_file = same.number
    return Checked(file, export, counties, present, found)


@transaction.atomic
def take_over(file: File, *, by: str, made_up: bool = False) -> tuple[Report, Import | None]:
    """Imports a file as a vintage, all or nothing. The same file again is no new vintage."""
    _alone()
    checked = check(file, made_up=made_up)
    if checked.report.same_file:
        return checked.report, None
    made = new_import(checked, by=by, made_up=made_up, state=Import.State.IN_FORCE)
    _write(checked, made)
    return checked.report, made


@transaction.atomic
def bring_in(made: Import, *, by: str) -> None:
    """Takes over an import that was only checked; it is compared again with what is there now."""
    _alone()
    if made.file is None:
        raise ValueError("the file of the import is not kept any more")
    checked = check(File(bytes(made.file), made.file_name), made_up=made.made_up)
    for name, value in _columns(checked).items():
        setattr(made, name, value)
    made.state, made.file, made.made_by, made.made_at = (
        Import.State.IN_FORCE, None, by[:200], timezone.now(),
    )  # fmt: skip
    made.save()
    _write(checked, made)


def new_import(checked: Checked, *, by: str, made_up: bool, state: Import.State) -> Import:
    """The import's own row, with its report and without its entries. Inside a transaction."""
    _alone()
    file = checked.file
    return Import.objects.create(
        number=(Import.objects.aggregate(last=Max("number"))["last"] or 0) + 1,
        state=state,
        made_up=made_up,
        file_name=file.name[-200:],
        sha256=file.sha256,
        size=len(file.content),
        file=file.content if state == Import.State.CHECKED else None,
        made_by=by[:200],
        **_columns(checked),
    )


def _columns(checked: Checked) -> dict[str, Any]:
    """What an import says of its file and of what it changed."""
    document = checked.report.document()
    return {
        "headers": checked.export.headers,
        "columns": checked.export.columns,
        "stands_for": stands_for(checked.report, checked.present),
        "last_posting": checked.report.last_posting,
        "report": document,
        **{name: document[name] for name in ("rows", "imported", "updated", "renamed", "gone")},
    }


def _alone() -> None:
    """One import at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


@transaction.atomic
def take_out(last: Import, *, by: str) -> None:
    """Removes the last vintage; everything is as it was before it."""
    last.entries.all().delete()
    Exoneration.objects.filter(entries__isnull=True).delete()
    last.state, last.ended_at, last.ended_by = Import.State.UNDONE, timezone.now(), by[:200]
    last.save(update_fields=["state", "ended_at", "ended_by"])
    remember_postings()


def last_in_force() -> Import | None:
    """The one import that may be undone."""
    return (
        Import.objects.filter(state=Import.State.IN_FORCE)
        .defer("file", "report")
        .order_by("number")
        .last()
    )


def _write(checked: Checked, made: Import) -> None:
    entries, fresh = [], []
    for place, record in enumerate(checked.export.records):
        id_ = checked.report.matched.get(place)
        if id_ is None:
            one = Exoneration()
            fresh.append(one)
            id_ = one.id
        entries.append(_entry(record, made, id_, checked.counties.find(record)))
    Exoneration.objects.bulk_create(fresh, batch_size=BATCH)
    Entry.objects.bulk_create(entries, batch_size=BATCH)
    remember_postings()


def _entry(record: Record, made: Import, exoneration: UUID, county: UUID | None) -> Entry:
    entry = Entry(
        vintage=made,
        exoneration_id=exoneration,
        county_id=county,
        row=record.row,
        raw=record.raw,
        crime_year=year_of(record.crime_on),
        convicted_year=year_of(record.convicted_on),
        exonerated_year=year_of(record.exonerated_on),
    )
    for name in _SHARED:
        setattr(entry, name, getattr(record, name))
    return entry


def _present(*, made_up: bool) -> Present:
    newest = in_force(made_up=made_up).last()
    if newest is None:
        return Present(None, {})
    return Present(
        newest,
        {entry.exoneration_id: _record(entry) for entry in newest.entries.defer("raw").all()},
    )


def _known(*, made_up: bool) -> list[Known]:
    """Every exoneration ever imported, in every way it was told."""
    entries = Entry.objects.filter(
        vintage__state=Import.State.IN_FORCE, vintage__made_up=made_up
    ).defer("raw")
    told: dict[tuple[object, ...], Known] = {}
    for entry in entries.order_by("vintage__number", "id").iterator(chunk_size=BATCH):
        record = _record(entry)
        telling = (
            entry.exoneration_id, record.name, record.state, record.county_text, record.crime,
            record.convicted_on, record.exonerated_on, record.age, record.registry_id,
            record.posted, record.sentence,
        )  # fmt: skip
        told[telling] = Known(entry.exoneration_id, record)
    return list(told.values())


def _record(entry: Entry) -> Record:
    return Record(row=entry.row, **{name: getattr(entry, name) for name in _SHARED})


def _header(export: Export, column: str) -> str:
    return export.headers[export.columns.index(column)] if column in export.columns else column
