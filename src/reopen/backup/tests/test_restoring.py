"""Bringing everything back: equal row by row, and safe to open the doors of."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from pytest_django import Settings

from reopen.accounts.models import Invitation, Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.audit.models import Event
from reopen.backup.contents import figures
from reopen.backup.place import DATABASE, FILES, BackupProblem
from reopen.backup.restoring import (
    OpenBackup,
    bring_files,
    load_rows,
    open_backup,
    require_no_files,
    require_no_tables,
    restoring,
)
from reopen.backup.settling import settle
from reopen.backup.tests.conftest import Installation, Written, empty_database, owner, quiet, reader
from reopen.documents.models import Original
from reopen.documents.storage import file_store
from reopen.kernel.masterkey import keep_master_key
from reopen.kernel.wall_audit import findings
from reopen.lib.chain import verify


@contextmanager
def restored(installation: Installation, home: Path, settings: Settings) -> Iterator[OpenBackup]:
    """The newest backup in a database and a home of their own, settled by the caller."""
    key = installation.key
    backup = open_backup(installation.folder, "", key)
    with empty_database():
        require_no_tables(owner())
        load_rows(backup, owner(), reader(), key)
        settings.REOPEN_HOME = home
        keep_master_key(home, key)
        yield backup


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "restored"


def test_all_comes_back_and_the_logs_say_so(
    installation: Installation, home: Path, settings: Settings
) -> None:
    _ = installation.cast.inga  # she is invited and has not come yet
    made = installation.back_up()
    with restored(installation, home, settings) as backup:
        assert bring_files(backup, home / "files", quiet) == {"files_restored": 6, "damaged": []}
        done = settle(backup.manifest, backup.folder.name, quiet)
        assert (done["originals"], done["links_ended"], done["problems"]) == (6, 1, [])
        harbor = Organization.objects.get(slug="harbor")
        with acting_as_system(harbor):
            original = Original.objects.order_by("size").first()
            assert original is not None
            assert file_store().verify(original.blob, original.sha256)
            assert Invitation.objects.get().withdrawn_at is not None
            events = [event.as_exported() for event in Event.objects.order_by("seq")]
        heads = [head for head in made["heads"] if head["org"] == "harbor"]
        assert verify(events, heads).ok
        last = [event for event in events if event["kind"] == "backup.restored"]
        assert last[0]["facts"]["seq"] == heads[0]["seq"]
        assert last[0]["facts"]["manifest"] == made["sha256"]


@pytest.mark.slow
def test_nobody_is_signed_in_after_a_restore(
    installation: Installation, home: Path, settings: Settings
) -> None:
    Session.objects.create(session_key="k" * 32, session_data="", expire_date="2100-01-01T00:00Z")
    installation.back_up()
    with restored(installation, home, settings):
        assert Session.objects.count() == 0


@pytest.mark.slow
def test_the_walls_stand_in_the_restored_database(
    installation: Installation, home: Path, settings: Settings
) -> None:
    installation.back_up()
    before = findings()
    with restored(installation, home, settings):
        assert findings() == before


def test_another_key_is_refused_before_anything_is_written(written: Written) -> None:
    with pytest.raises(BackupProblem, match="not the master key of the installation"):
        open_backup(written.folder, "", bytes(32))


@pytest.mark.parametrize("part", [DATABASE, FILES])
def test_a_damaged_part_is_refused_before_anything_is_written(written: Written, part: str) -> None:
    path = written.backup / part
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(BackupProblem, match="is damaged"):
        open_backup(written.folder, "", written.key)


def test_one_backup_of_several_is_chosen_by_name(written: Written) -> None:
    name = written.backup.name
    assert open_backup(written.folder, name, written.key).folder == written.backup
    with pytest.raises(BackupProblem, match=f"it has {name}"):
        open_backup(written.folder, "2020-01-01T000000Z", written.key)


def test_an_installation_that_is_not_empty_is_refused(installation: Installation) -> None:
    with pytest.raises(BackupProblem, match="holds files already"):
        require_no_files(installation.home)
    with pytest.raises(BackupProblem, match="database is not empty"):
        require_no_tables(owner())


@pytest.mark.slow
def test_rows_that_differ_from_the_manifest_are_no_restore(
    installation: Installation, home: Path, settings: Settings
) -> None:
    installation.back_up()
    whole = open_backup(installation.folder, "", installation.key)
    tables = {**whole.manifest["tables"], "cases_case": {"": {"rows": 7, "sha256": "0" * 64}}}
    other = OpenBackup(whole.place, whole.folder, {**whole.manifest, "tables": tables})
    with empty_database(), pytest.raises(BackupProblem, match=r"cases_case.*7 rows in the backup"):
        load_rows(other, owner(), reader(), installation.key)


@pytest.mark.slow
def test_a_damaged_file_is_left_out_and_named_and_the_rest_comes_back(
    installation: Installation, home: Path, settings: Settings
) -> None:
    installation.back_up()
    broken = next(installation.folder.glob("files/??/*"))
    broken.write_bytes(broken.read_bytes()[:-1])
    with restored(installation, home, settings) as backup:
        files = bring_files(backup, home / "files", quiet)
        assert (files["files_restored"], len(files["damaged"])) == (5, 1)
        problems = settle(backup.manifest, backup.folder.name, quiet)["problems"]
        assert len(problems) == 1
        assert problems[0].endswith("is missing")


def test_a_restore_that_broke_off_leaves_its_mark(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with pytest.raises(ZeroDivisionError), restoring(home):
        raise ZeroDivisionError
    with restoring(home):
        pass
    assert not (home / "restoring").exists()


@pytest.mark.slow
def test_a_backup_of_the_restored_installation_is_equal_to_the_first(
    installation: Installation, home: Path, settings: Settings
) -> None:
    made = installation.back_up()
    with restored(installation, home, settings) as backup:
        bring_files(backup, Path(django_settings.REOPEN_HOME) / "files", quiet)
        with psycopg.connect(**reader()) as source:
            assert figures(source) == made["tables"]
        again = installation.back_up(store=home / "files")
        assert (again["files"], again["copied"]) == (made["files"], 0)
