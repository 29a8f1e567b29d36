"""Making backups: whole or not at all, and only what is new."""

import json
from pathlib import Path

import psycopg
import pytest
from django.contrib.sessions.backends.db import SessionStore

from reopen.accounts.models import Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.audit.queries import backed_up_at
from reopen.backup import creating
from reopen.backup.creating import drop_old
from reopen.backup.dumping import dump_database
from reopen.backup.place import BEGUN, BackupProblem, Place
from reopen.backup.queries import last_backup
from reopen.backup.tests.conftest import Installation, Written, owner, quiet
from reopen.backup.verifying import verify_backups
from reopen.documents.models import Source
from reopen.documents.storage import rotate_organization_key
from reopen.documents.tests.factories import make_document


@pytest.fixture(autouse=True)
def _a_name_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups of one test begin within a second of each other."""
    monkeypatch.setattr("reopen.backup.place.STAMP", "%Y-%m-%dT%H%M%S.%fZ")


def verified(installation: Installation) -> dict[str, object]:
    return verify_backups(installation.folder, master=installation.key, say=quiet)


def test_a_backup_holds_every_file_and_the_heads_of_all_logs(installation: Installation) -> None:
    made = installation.back_up()
    assert [one["files"] for one in made["files"].values()] == [2, 2, 2]
    assert [head["org"] for head in made["heads"]] == ["calder", "harbor", "prairie"]
    assert (made["copied"], made["missing"]) == (6, [])
    assert verified(installation)["ok"]


def test_neither_the_key_nor_a_word_of_a_file_or_row_is_in_it(installation: Installation) -> None:
    installation.back_up()
    whole = b"".join(path.read_bytes() for path in installation.folder.rglob("*") if path.is_file())
    assert installation.key not in whole
    assert installation.key.hex().encode() not in whole
    assert b"antern" not in whole
    assert b"PGDMP" not in whole


def test_a_second_backup_copies_only_what_is_new(installation: Installation) -> None:
    installation.back_up()
    with acting_as_system(installation.cast.harbor) as actor:
        make_document(actor, Source.objects.get(), b"A page that came later.", path="new.txt")
    assert installation.back_up()["copied"] == 1
    assert verified(installation)["ok"]


def test_files_under_a_new_key_are_copied_again(installation: Installation) -> None:
    installation.back_up()
    with acting_as_system(installation.cast.harbor):
        rotate_organization_key()
    assert installation.back_up()["copied"] == 2


def test_a_role_bound_by_the_walls_writes_nothing(installation: Installation) -> None:
    with pytest.raises(BackupProblem, match="bound by row-level security"):
        installation.back_up(parameters=owner())
    assert not installation.folder.exists()


def test_pg_dump_itself_refuses_a_part_of_the_rows(
    installation: Installation, tmp_path: Path
) -> None:
    with psycopg.connect(**owner()) as source:
        (snapshot,) = source.execute("select pg_export_snapshot()").fetchone() or ("",)
        with pytest.raises(BackupProblem, match="row-level security"):
            dump_database(owner(), snapshot, tmp_path / "part", installation.key)


def test_a_key_that_opens_nothing_is_no_key_to_back_up_with(installation: Installation) -> None:
    with pytest.raises(BackupProblem, match="does not open the files of calder"):
        installation.back_up(master=bytes(32))
    assert not installation.folder.exists()


def test_what_breaks_off_is_no_backup_and_is_cleared_away(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(creating, "dump_database", stop)
    with pytest.raises(KeyboardInterrupt):
        installation.back_up()
    place = Place(installation.folder)
    assert place.names() == []
    assert len(list(installation.folder.glob(f"{BEGUN}*"))) == 1
    with pytest.raises(BackupProblem, match="no whole backup"):
        verified(installation)
    monkeypatch.undo()
    assert installation.back_up()["missing"] == []
    assert list(installation.folder.glob(f"{BEGUN}*")) == []


def test_a_folder_with_other_things_is_left_alone(installation: Installation) -> None:
    installation.folder.mkdir()
    (installation.folder / "holiday.jpg").touch()
    with pytest.raises(BackupProblem, match="other things"):
        installation.back_up()
    assert [path.name for path in installation.folder.iterdir()] == ["holiday.jpg"]


def test_a_folder_of_another_installation_is_left_alone(
    installation: Installation, written: Written
) -> None:
    installation.folder = written.folder
    with pytest.raises(BackupProblem, match="another master key"):
        installation.back_up()
    assert Place(written.folder).names() == [written.backup.name]


def test_two_backups_do_not_write_to_one_folder_at_once(installation: Installation) -> None:
    with Place(installation.folder).alone(), pytest.raises(BackupProblem, match="Another backup"):
        installation.back_up()


def test_a_file_that_is_not_in_the_store_is_told(installation: Installation) -> None:
    gone = next(installation.store.glob("*/??/*"))
    gone.unlink()
    made = installation.back_up()
    assert made["missing"] == [f"{gone.parents[1].name}/{gone.name}"]
    assert sum(one["files"] for one in made["files"].values()) == 5


def test_old_backups_go_with_the_files_that_only_they_had(installation: Installation) -> None:
    installation.back_up()
    with acting_as_system(installation.cast.harbor):
        rotate_organization_key()
    newest = Path(installation.back_up()["backup"])
    assert len(list(installation.folder.glob("files/??/*"))) == 8
    assert len(drop_old(installation.folder, 1)) == 1
    assert Place(installation.folder).names() == [newest.name]
    assert len(list(installation.folder.glob("files/??/*"))) == 6
    assert verified(installation)["ok"]


def test_every_log_tells_when_all_of_it_was_backed_up(installation: Installation) -> None:
    assert last_backup().at is None
    made = installation.back_up()
    last = last_backup()
    assert last.at is not None
    assert (last.at.isoformat(), last.never) == (made["made_at"], ())
    _ = installation.cast.commons
    with acting_as_system(Organization.objects.get(slug="commons")):
        assert backed_up_at() is None
    assert last_backup().never == ("commons",)


def test_sessions_are_counted_nowhere(installation: Installation) -> None:
    SessionStore().create()
    made = installation.back_up()
    text = (Path(made["backup"]) / "manifest.json").read_text()
    assert "django_session" in json.loads(text)["left_out"]
    assert "django_session" not in json.loads(text)["tables"]
