"""What `reopen doctor` says of backups."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reopen.backup.queries import LastBackup
from reopen.config import checkup


def looked(monkeypatch: pytest.MonkeyPatch, last: LastBackup) -> checkup.Check:
    monkeypatch.setattr(checkup, "last_backup", lambda: last)
    (check,) = checkup._backup()
    return check


def test_none_yet_is_said_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    check = looked(monkeypatch, LastBackup(None, ("harbor",)))
    assert check.ok
    assert "./reopen backup create DIR" in check.detail


@pytest.mark.parametrize(
    ("hours", "ok", "said"),
    [(1, True, ""), (30, True, "more than a day ago"), (24 * 9, False, "9 days ago")],
)
def test_an_old_one_is_said_and_after_a_week_it_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, hours: int, ok: bool, said: str
) -> None:
    at = timezone.now() - timedelta(hours=hours)
    check = looked(monkeypatch, LastBackup(at, ()))
    assert check.ok == ok
    assert check.detail.endswith(said or at.isoformat(timespec="minutes"))


def test_an_organization_that_is_in_no_backup_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    check = looked(monkeypatch, LastBackup(timezone.now(), ("prairie",)))
    assert check.detail.endswith("in none yet: prairie")
