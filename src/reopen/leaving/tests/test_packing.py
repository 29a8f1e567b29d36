"""The job: packed in the background for one person, kept for some days, stopped when asked."""

import csv
import io
import json
import shutil
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from django.db import connection
from django.utils import timezone
from tests.cast import Cast, acting

from reopen.accounts.models import Membership
from reopen.accounts.tenancy import acting_as_system
from reopen.audit.models import Event
from reopen.cases.models import Note
from reopen.documents.custody import check_files
from reopen.documents.models import Document
from reopen.documents.storage import file_store
from reopen.kernel.jobs import sweep
from reopen.leaving import actions, jobs, making, packing
from reopen.leaving.models import KEPT_DAYS, CasePackage
from reopen.leaving.tests.factories import (
    ask,
    documents,
    filled_case,
    let_the_worker_work,
    now,
    unpacked,
)

State, Reason = CasePackage.State, CasePackage.Reason


@pytest.fixture
def cast(committed_db: None) -> Cast:
    """People in a database in which transactions really end."""
    return Cast()


def _events(cast: Cast, kind: str) -> list[Event]:
    with acting_as_system(cast.harbor):
        return list(Event.objects.filter(kind=kind))


def test_a_case_is_packed_kept_and_removed_in_time(cast: Cast) -> None:
    case = filled_case(cast, "a/letter.txt", "a/Letter.txt")
    package = ask(cast.alice, case)
    let_the_worker_work()
    package = now(cast, package)
    assert (package.state, package.documents, package.percent) == (State.DONE, 2, 100)
    names = unpacked(cast, package).namelist()
    assert len(names) == package.files
    assert "originals/Trial counsel's file/a/Letter.txt" in names
    assert "originals/Trial counsel's file/a/letter (2).txt" in names
    [made] = _events(cast, "package.made")
    assert (made.actor_id, made.facts["sha256"]) == (cast.alice.pk, package.sha256)
    assert made.case_id == case.pk
    with acting_as_system(cast.harbor):
        assert check_files().unnamed == 0
        package.finished_at = timezone.now() - timedelta(days=KEPT_DAYS, minutes=1)
        package.save()
        blob = package.blob
    jobs.remove_old_packages()
    assert now(cast, package).state == State.REMOVED
    with acting_as_system(cast.harbor), pytest.raises(FileNotFoundError):
        file_store().read(blob)


def test_a_double_click_packs_once(cast: Cast) -> None:
    case = filled_case(cast, "letter.txt")
    ask(cast.alice, case)
    with pytest.raises(actions.AtWork):
        ask(cast.alice, case)
    ask(cast.dana, case)  # what she sees is another package
    with acting_as_system(cast.harbor):
        assert CasePackage.objects.count() == 2
    assert len(_events(cast, "package.asked")) == 2


def test_what_was_stopped_is_not_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filled_case(cast, "letter.txt", "memo.txt")
    package = ask(cast.alice, case)

    def stop_at_the_files(self: making.Making, *_: Any) -> Any:
        with acting(cast.alice) as actor:
            actions.stop_package(actor, now(cast, package))
        self._next = 0
        self.step()
        pytest.fail("went on")

    # Another connection, as the page is: this one is in the middle of its picture.
    monkeypatch.setattr(making.Making, "files", stop_at_the_files)
    let_the_worker_work()
    package = now(cast, package)
    assert (package.state, package.blob) == (State.STOPPED, "")
    with acting_as_system(cast.harbor):
        assert check_files().unnamed == 0
    assert _events(cast, "package.made") == []


def test_a_killed_worker_is_made_good_by_the_next(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = filled_case(cast, "letter.txt")
    package = ask(cast.alice, case)
    with acting_as_system(cast.harbor):
        CasePackage.objects.update(state=State.MAKING, done=3, steps=9)
    _died()
    assert sweep() == 1
    let_the_worker_work()
    assert now(cast, package).state == State.DONE


def test_what_kills_every_worker_breaks_off_in_words(cast: Cast) -> None:
    case = filled_case(cast, "letter.txt")
    package = ask(cast.alice, case)
    _died()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = 2 WHERE queue_name = 'leaving'")
    sweep()
    package = now(cast, package)
    assert (package.state, package.reason) == (State.FAILED, Reason.BROKE_OFF)
    ask(cast.alice, case)  # nothing stands in the way of another one


def test_whose_role_ended_meanwhile_gets_nothing(cast: Cast) -> None:
    package = ask(cast.alice, filled_case(cast, "letter.txt"))
    with acting_as_system(cast.harbor):
        Membership.objects.filter(user=cast.alice).update(suspended_at=timezone.now())
    let_the_worker_work()
    package = now(cast, package)
    assert (package.state, package.reason, package.blob) == (State.FAILED, Reason.CLOSED, "")


def test_a_full_disk_is_said_before_anything_is_written(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = ask(cast.alice, filled_case(cast, "letter.txt"))

    class Usage(NamedTuple):
        free: int

    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(1000))
    let_the_worker_work()
    assert now(cast, package).reason == Reason.NO_ROOM


def test_a_file_that_is_damaged_does_not_keep_the_rest_back(cast: Cast) -> None:
    case = filled_case(cast, "gone.txt", "hurt.txt", "whole.txt")
    gone, hurt, _whole = documents(cast, case)
    with acting_as_system(cast.harbor):
        store = file_store()
        store.remove(gone.original.blob)
        store._path(hurt.original.blob).write_bytes(b"no sealed file")
    package = ask(cast.alice, case)
    let_the_worker_work()
    package = now(cast, package)
    assert [path.rsplit("/", 1)[1] for path in package.damaged] == ["gone.txt", "hurt.txt"]
    zipped = unpacked(cast, package)
    assert zipped.testzip() is None
    assert zipped.read("originals/Trial counsel's file/whole.txt") == b"The words of whole.txt."
    assert "gone.txt" in zipped.read("README.txt").decode()


def test_of_a_closed_document_not_even_the_hash_leaves(cast: Cast) -> None:
    case = filled_case(cast, "closed.txt", "open.txt")
    closed, _open = documents(cast, case)
    with acting_as_system(cast.harbor):
        Document.objects.filter(pk=closed.pk).update(walled=True)
    package = ask(cast.alice, case)
    let_the_worker_work()
    zipped = unpacked(cast, package)
    sha256 = closed.original.sha256.encode()
    records = [name for name in zipped.namelist() if not name.startswith("records/audit.event")]
    assert not any(sha256 in zipped.read(name) for name in records)
    assert not any("closed" in name for name in records)
    assert now(cast, package).hidden == [str(closed.pk)]


def test_no_cell_is_a_formula_and_the_exact_words_are_beside(cast: Cast) -> None:
    case = filled_case(cast)
    with acting_as_system(cast.harbor):
        Note.objects.create(case=case, text='=HYPERLINK("x")\nand\tmore, “quoted”', kind="note")
    package = ask(cast.alice, case)
    let_the_worker_work()
    zipped = unpacked(cast, package)
    table = zipped.read("records/cases.note.csv").decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(table, newline=""))
    assert row["text"] == '\'=HYPERLINK("x")\nand\tmore, “quoted”'
    [said] = zipped.read("records/cases.note.jsonl").decode().splitlines()
    assert json.loads(said)["text"] == '=HYPERLINK("x")\nand\tmore, “quoted”'


def test_the_readme_speaks_her_language(cast: Cast) -> None:
    cast.alice.language = "es"
    cast.alice.save()
    package = ask(cast.alice, filled_case(cast, "carta.txt"))
    let_the_worker_work()
    assert "Caso 2026-0001" in unpacked(cast, package).read("README.txt").decode()


def test_it_is_done_when_it_is_over(cast: Cast) -> None:
    """A job that comes a second time, after a kill at its very end, changes nothing."""
    package = ask(cast.alice, filled_case(cast, "letter.txt"))
    let_the_worker_work()
    first = now(cast, package)
    packing.pack(str(first.organization_id), str(first.pk))
    packing.fail(str(first.organization_id), str(first.pk))
    assert now(cast, package).blob == first.blob
    assert now(cast, package).state == State.DONE


def _died() -> None:
    """The worker that had the job was killed an hour ago."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE queue_name <> 'leaving'")
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - interval '1 hour') RETURNING id"
        )
        [worker] = cursor.fetchone()
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])
