"""`reopen cases export`: one file, what is promised of it, and no trace of a failure."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from tests.cast import Cast

from reopen.accounts.doing import Denied
from reopen.accounts.tenancy import acting_as_system
from reopen.audit.models import Event
from reopen.documents.models import Document
from reopen.documents.storage import file_store
from reopen.leaving.tests.factories import filled_case


@pytest.fixture
def cast(committed_db: None) -> Cast:
    made = Cast()
    filled_case(made, "letter.txt", "memo.txt")
    return made


def _export(out: Path, *more: str) -> Any:
    said = io.StringIO()
    where = ("--org", "harbor", "--case", "2026-0001", "--out", str(out))
    call_command("cases", "export", *where, *more, stdout=said, stderr=io.StringIO())
    return json.loads(said.getvalue()) if "--json" in more else said.getvalue()


def test_a_case_is_written_to_a_file(cast: Cast, tmp_path: Path) -> None:
    out = tmp_path / "case.zip"
    out.write_text("an older one")
    answer = _export(out, "--json")
    data = out.read_bytes()
    assert answer["file"] == str(out)
    assert answer["bytes"] == len(data)
    assert answer["sha256"] == hashlib.sha256(data).hexdigest()
    assert answer["files"] == len(ZipFile(io.BytesIO(data)).namelist())
    assert (answer["documents"], answer["left_out"], answer["damaged"]) == (2, 0, [])
    assert [path.name for path in tmp_path.iterdir()] == ["case.zip"]
    with acting_as_system(cast.harbor):
        [event] = Event.objects.filter(kind="case.taken_out")
    assert event.facts["sha256"] == answer["sha256"]
    assert event.origin == "console"


def test_a_person_reads_what_was_written(cast: Cast, tmp_path: Path) -> None:
    said = _export(tmp_path / "case.zip", "--as", cast.alice.email)
    assert "2 documents, " in said
    assert "SHA-256 " in said


def test_who_may_not_gets_no_file(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(Denied):
        _export(tmp_path / "case.zip", "--as", cast.ivan.email)
    with pytest.raises(CommandError, match="There is no case"):
        _export(tmp_path / "case.zip", "--as", cast.stella.email)
    with pytest.raises(CommandError, match="There is no folder"):
        _export(tmp_path / "nowhere" / "case.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_a_failure_that_is_told(cast: Cast, tmp_path: Path) -> None:
    with acting_as_system(cast.harbor):
        broken = Document.objects.select_related("original").order_by("path")[0]
        file_store().remove(broken.original.blob)
    with pytest.raises(CommandError, match=r"restore them from a backup: originals/.*\.txt"):
        _export(tmp_path / "case.zip", "--json")
    assert (tmp_path / "case.zip").exists()
