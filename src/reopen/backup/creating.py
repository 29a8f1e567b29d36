"""Making a backup while the site runs.

First the files that rows name now, which takes long; then one snapshot of the database for dump,
figures and heads of the logs; then the files that snapshot names in addition. A file is never
changed, so what was copied before the snapshot is what the snapshot means.
"""

import contextlib
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
from django.db import connection, transaction
from psycopg.rows import TupleRow

import reopen
from reopen.accounts.anchors import heads
from reopen.accounts.models import Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.audit.log import record
from reopen.backup.contents import LEFT_OUT, figures, require_every_row
from reopen.backup.dumping import Parameters, dump_database
from reopen.backup.filing import Filed, Filing, part, read_list, totals, write_list
from reopen.backup.manifest import FORM, Manifest, read_manifest, write_manifest
from reopen.backup.place import DATABASE, FILES, BackupProblem, Place
from reopen.documents.custody import named_blobs
from reopen.documents.storage import keys_open
from reopen.kernel.masterkey import fingerprint

Say = Callable[[str], None]


def create_backup(
    folder: Path, *, parameters: Parameters, store: Path, master: bytes, say: Say
) -> Manifest:
    """Write one backup into `folder`; returns its manifest and how it went.

    `parameters` are the backup role's. Raises `BackupProblem` when nothing could be backed up; what
    is missing in the store itself stands in the answer as `missing`.
    """
    place, at, begun = Place(folder), datetime.now(UTC), time.monotonic()
    with _connected(parameters) as source:
        require_every_row(source)
        _require_key(master)
        with place.alone():
            _require_same_installation(place, master)
            filing = Filing(place, store, _known(place), {})
            say("Copying files that are not in the backup yet ...")
            filing.take_in(_named_now())
            draft = place.begin(at)
            manifest = _read_at_once(draft, source, parameters, filing, master, say)
            manifest["made_at"] = at.isoformat(timespec="seconds")
            manifest = write_manifest(draft, manifest, master)
            whole = place.finish(draft)
    _tell_logs(manifest, whole.name)
    went = {"seconds": round(time.monotonic() - begun, 3), "backup": str(whole)}
    return {**manifest, **went, "copied": filing.copied, "copied_bytes": filing.copied_bytes}


def drop_old(folder: Path, keep: int) -> list[str]:
    """Remove all but the newest backups and the files that none of the others has; their names."""
    place = Place(folder)
    with place.alone():
        dropped = place.names()[:-keep]
        for name in dropped:
            shutil.rmtree(place.folder / name)
        wanted = {filed.sha256 for name in place.names() for filed in read_list(folder / name)}
        for path in place.folder.glob("files/??/*"):
            if path.name not in wanted:
                path.unlink()
    return dropped


def _read_at_once(
    draft: Path,
    source: psycopg.Connection[TupleRow],
    parameters: Parameters,
    filing: Filing,
    master: bytes,
    say: Say,
) -> Manifest:
    """Everything that must belong to one moment."""
    with source.transaction():
        row = source.execute("select pg_export_snapshot()").fetchone()
        snapshot = str(row[0]) if row else ""
        with _as_of(snapshot):
            named, last = _named_now(), list(heads())
            slugs = {str(one.pk): one.slug for one in Organization.objects.order_by("slug")}
        missing = filing.take_in(named)
        say("Dumping the database ...")
        dump_database(parameters, snapshot, draft / DATABASE, master)
        say("Counting and hashing every row ...")
        tables = figures(source)
    missing = sorted(set(missing) & _paths(_named_now()))  # the others were let go meanwhile
    filed = [filing.filed[path] for path in sorted(_paths(named) & filing.filed.keys())]
    write_list(draft, filed)
    return {
        "form": FORM,
        "reopen": reopen.__version__,
        "postgresql": source.info.server_version // 10000,
        "master_key": fingerprint(master),
        "organizations": slugs,
        "tables": tables,
        "files": totals(filed),
        "heads": last,
        "left_out": LEFT_OUT,
        "missing": missing,
        "parts": {name: part(draft / name) for name in (DATABASE, FILES)},
    }


@contextlib.contextmanager
def _connected(parameters: Parameters) -> Iterator[psycopg.Connection[TupleRow]]:
    """The backup role's own connection: it holds the snapshot open."""
    try:
        source = psycopg.connect(**parameters)
    except psycopg.OperationalError as problem:
        raise BackupProblem(
            f"The database cannot be reached as the role for backups ({problem}). "
            "With DATABASE_URL, set REOPEN_BACKUP_DATABASE_URL."
        ) from problem
    with contextlib.closing(source):
        source.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        source.read_only = True
        source.autocommit = True  # transactions are opened by name
        yield source


@contextlib.contextmanager
def _as_of(snapshot: str) -> Iterator[None]:
    """The site's own connection sees what that snapshot sees."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
        cursor.execute("set transaction snapshot %s", [snapshot])
        yield


def _named_now() -> dict[UUID, set[str]]:
    """Every blob that rows name, by organization."""
    found = {}
    for organization in Organization.objects.order_by("slug"):
        with acting_as_system(organization):
            found[organization.pk] = named_blobs()
    return found


def _paths(named: dict[UUID, set[str]]) -> set[str]:
    return {f"{organization}/{blob}" for organization, blobs in named.items() for blob in blobs}


def _require_key(master: bytes) -> None:
    for organization in Organization.objects.order_by("slug"):
        with acting_as_system(organization):
            if not keys_open(master):
                raise BackupProblem(
                    f"The master key does not open the files of {organization.slug}: "
                    "a backup would be worthless. Nothing was written."
                )


def _require_same_installation(place: Place, master: bytes) -> None:
    """One folder, one installation: otherwise the newest backup may be another's."""
    for name in place.names()[-1:]:
        try:
            manifest = read_manifest(place.folder / name)
        except BackupProblem:
            continue  # a damaged one says nothing
        if manifest["master_key"] != fingerprint(master):
            raise BackupProblem(
                f"{place.folder} holds backups made under another master key: take a new folder."
            )


def _known(place: Place) -> dict[str, Filed]:
    """What the newest backup whose list can be read has."""
    for name in reversed(place.names()):
        with contextlib.suppress(BackupProblem, OSError, ValueError):
            return {filed.path: filed for filed in read_list(place.folder / name)}
    return {}


def _tell_logs(manifest: Manifest, name: str) -> None:
    """Every organization's log says that all of it was written elsewhere."""
    facts = {"backup": name, "manifest": manifest["sha256"], "made_at": manifest["made_at"]}
    for organization in Organization.objects.filter(pk__in=manifest["organizations"]):
        with acting_as_system(organization) as actor:
            record("backup.made", actor, facts=facts)
