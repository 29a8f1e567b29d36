"""Bringing an installation back from a backup, into one that is empty.

    backup = open_backup(folder, name, master)     # refuses before anything is written
    require_empty(home, parameters)
    with restoring(home): load(…), bring files; then the tables are brought up to date; settle(…)

From the first step to the last a mark lies in the home, and nothing else starts while it is there.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from reopen.backup.contents import differences, figures, require_every_row
from reopen.backup.dumping import Parameters, load_database
from reopen.backup.filing import copy_file, hash_of, read_list
from reopen.backup.manifest import Manifest, is_sealed_with, read_manifest
from reopen.backup.place import (
    DATABASE,
    FILES,
    UNFINISHED_RESTORE,
    BackupProblem,
    Place,
)
from reopen.backup.verifying import seal_problem
from reopen.kernel.filestore import sealed_path

Say = Callable[[str], None]


@dataclass(frozen=True)
class OpenBackup:
    """One backup that fits the master key, its small parts checked."""

    place: Place
    folder: Path
    manifest: Manifest


def open_backup(folder: Path, name: str, master: bytes) -> OpenBackup:
    """The backup, if it is whole as far as can be told without reading its files."""
    place = Place(folder)
    chosen = place.backup(name)
    manifest = read_manifest(chosen)
    if not is_sealed_with(manifest, master):
        raise BackupProblem(seal_problem(manifest, master))
    for part in (DATABASE, FILES):
        if (
            not (chosen / part).exists()
            or hash_of(chosen / part) != manifest["parts"][part]["sha256"]
        ):
            raise BackupProblem(
                f"{chosen / part} is damaged; restore an older backup with --backup."
            )
    return OpenBackup(place, chosen, manifest)


def require_no_files(home: Path) -> None:
    """Refuse a home that has files of somebody."""
    if any((home / "files").glob("*")):
        raise BackupProblem(f"{home} holds files already: restore into a new REOPEN_HOME.")


def require_no_tables(parameters: Parameters) -> None:
    """Refuse a database in which anything is."""
    with psycopg.connect(**parameters) as connection:
        row = connection.execute(
            "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            " where n.nspname = 'public'"
        ).fetchone()
    if row and row[0]:
        raise BackupProblem(
            "The database is not empty: restore into a new REOPEN_HOME, or into an empty database."
        )


@contextlib.contextmanager
def restoring(home: Path) -> Iterator[None]:
    """While the body runs, and for good when it fails, nothing else starts in this home."""
    mark = home / UNFINISHED_RESTORE
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark.touch()
    yield
    mark.unlink()


def load_rows(backup: OpenBackup, owner: Parameters, reader: Parameters, master: bytes) -> int:
    """Fill the empty database and compare it with the manifest; how many rows are equal."""
    load_database(owner, backup.folder / DATABASE, master)
    with psycopg.connect(**owner, autocommit=True) as connection:
        connection.execute("analyze")
    with psycopg.connect(**reader) as connection:
        require_every_row(connection)
        found = figures(connection)
    wrong = differences(backup.manifest["tables"], found)
    if wrong:
        raise BackupProblem(f"The restored database differs from the backup: {'; '.join(wrong)}.")
    return sum(int(str(one["rows"])) for table in found.values() for one in table.values())


def bring_files(backup: OpenBackup, store: Path, say: Say) -> dict[str, Any]:
    """Put every sealed file where it was; a damaged one is left out and named.

    The hash of each is compared while it is copied.
    """
    damaged, brought = [], 0
    for filed in read_list(backup.folder):
        blob = filed.path.rpartition("/")[2]
        target = sealed_path(store / filed.organization, blob)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        source = backup.place.pooled(filed.sha256)
        if not source.exists() or copy_file(source, target) != filed.sha256:
            target.unlink(missing_ok=True)
            damaged.append(filed.path)
            continue
        os.utime(target, ns=(filed.changed, filed.changed))  # the next backup knows it again
        brought += 1
        if brought % 10_000 == 0:
            say(f"{brought} files ...")
    return {"files_restored": brought, "damaged": damaged}
