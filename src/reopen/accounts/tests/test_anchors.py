"""Heads of the logs, noted where the installation does not reach."""

import json
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from pytest_django import Settings
from tests.cast import Cast, acting

from reopen.accounts import actions
from reopen.accounts.anchors import note_anchors, read_anchors
from reopen.kernel.scope import organization_scope


def something_happens(cast: Cast) -> None:
    with acting(cast.dana) as actor:
        actions.rename_organization(actor, actor.organization, name="Harbor")


@pytest.fixture
def place(tmp_path: Path, settings: Settings) -> Path:
    settings.REOPEN_ANCHOR = str(tmp_path / "anchors.jsonl")
    return tmp_path / "anchors.jsonl"


def exported(tmp_path: Path) -> Path:
    out = tmp_path / "log.jsonl"
    call_command("audit", "export", "--org", "harbor", "--out", str(out), "--json")
    return out


def test_a_head_is_noted_once_a_day_when_something_happened(cast: Cast, place: Path) -> None:
    something_happens(cast)
    assert [note_anchors(), note_anchors()] == [1, 0]
    something_happens(cast)
    assert note_anchors() == 0
    (line,) = place.read_text().splitlines()
    (head,) = json.loads(line)["heads"]
    assert (head["org"], head["seq"]) == ("harbor", 1)


def test_an_empty_log_has_no_head(cast: Cast, place: Path) -> None:
    assert cast.harbor
    assert note_anchors() == 0
    assert not place.exists()


def test_a_log_agrees_with_the_file_of_anchors(cast: Cast, place: Path, tmp_path: Path) -> None:
    something_happens(cast)
    note_anchors()
    place.write_text(place.read_text() * 2)  # lines of several days
    call_command("audit", "verify", str(exported(tmp_path)), "--anchor", str(place), "--json")


def test_a_log_that_was_cut_does_not(cast: Cast, place: Path, tmp_path: Path) -> None:
    something_happens(cast)
    something_happens(cast)
    note_anchors()
    log = exported(tmp_path)
    log.write_text(log.read_text().splitlines(keepends=True)[0])
    with pytest.raises(CommandError, match="anchor was taken at 2"):
        call_command("audit", "verify", str(log), "--anchor", str(place), "--json")


def test_a_mail_brings_the_heads_as_a_file(cast: Cast, settings: Settings) -> None:
    settings.REOPEN_ANCHOR = "keeper@elsewhere.example"
    something_happens(cast)
    note_anchors()
    (letter,) = mail.outbox
    (attached,) = letter.attachments
    assert letter.to == ["keeper@elsewhere.example"]
    assert [head["seq"] for head in read_anchors(str(attached[1]))] == [1]


def test_what_cannot_be_written_is_tried_again(cast: Cast, place: Path, settings: Settings) -> None:
    something_happens(cast)
    settings.REOPEN_ANCHOR = str(place.parent / "gone" / "anchors.jsonl")
    with pytest.raises(FileNotFoundError):
        note_anchors()
    settings.REOPEN_ANCHOR = str(place)
    assert note_anchors() == 1
    with organization_scope(cast.harbor.id):
        assert place.exists()
