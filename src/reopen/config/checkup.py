"""Is this installation fit to hold somebody's life? One check a line, each with what it saw."""

import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import tesserocr
from django.conf import settings
from django.core.mail import get_connection
from django.db import connection
from django.utils import timezone

from reopen.backup.queries import last_backup
from reopen.kernel import queues, wall_audit
from reopen.lib.reading import self_test

ROOM_NEEDED = 2 * 1024**3  # bytes free: a day of scanning for a small office
OLDEST_POSTGRESQL = 150000
OLD_BACKUP = timedelta(hours=24)
STOPPED_BACKUPS = timedelta(days=7)


@dataclass(frozen=True)
class Check:
    """One thing looked at. `detail` is a sentence or a figure."""

    name: str
    ok: bool
    detail: str


def checkup() -> list[Check]:
    """Every check, the ones that the others stand on first."""
    looks: list[Callable[[], list[Check]]] = [
        _python, _database, _walls, _sandbox, _ocr, _disk, _jobs, _mail, _backup,
    ]  # fmt: skip
    return [check for look in looks for check in _safely(look)]


def _safely(look: Callable[[], list[Check]]) -> list[Check]:
    """A check that breaks is a check that failed."""
    try:
        return look()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        name = look.__name__.strip("_")
        return [Check(name, ok=False, detail=f"{type(error).__name__}: {error}")]


def _python() -> list[Check]:
    return [Check("python", sys.version_info >= (3, 11), platform.python_version())]


def _database() -> list[Check]:
    connection.ensure_connection()
    version = connection.pg_version  # type: ignore[attr-defined]
    role = connection.settings_dict["USER"]
    wrong = wall_audit.role_findings()
    detail = " ".join(wrong) or f"{role}: no superuser, bypasses nothing, owns nothing"
    return [
        Check("postgresql", version >= OLDEST_POSTGRESQL, f"version {version // 10000}"),
        Check("database role", not wrong, detail),
    ]


def _walls() -> list[Check]:
    wrong = wall_audit.findings()
    tables = len(wall_audit.owned_tables())
    detail = " ".join(wrong[:3]) or f"{tables} tables behind forced row-level security"
    return [Check("row-level security", not wrong, detail)]


def _sandbox() -> list[Check]:
    return [Check(name, ok, detail or "holds") for name, ok, detail in self_test()]


def _ocr() -> list[Check]:
    version = str(tesserocr.tesseract_version()).splitlines()[0]
    return [Check("ocr engine", ok="tesseract" in version, detail=version)]


def _disk() -> list[Check]:
    home: Path = settings.REOPEN_HOME
    free = shutil.disk_usage(home).free
    private = home.stat().st_mode & 0o077 == 0
    return [
        Check("disk", free >= ROOM_NEEDED, f"{free / 1024**3:.1f} GB free"),
        Check("home is private", private, "only its owner can read it" if private else str(home)),
    ]


def _jobs() -> list[Check]:
    counts = queues.counts()
    detail = ", ".join(f"{number} {state}" for state, number in sorted(counts.items()))
    return [Check("jobs", ok=True, detail=detail or "none waiting")]


def _mail() -> list[Check]:
    if not settings.EMAIL_HOST:
        folder = settings.EMAIL_FILE_PATH
        return [Check("mail", ok=True, detail=f"no mail server is set; mails are kept in {folder}")]
    with get_connection():
        return [Check("mail", ok=True, detail=f"{settings.EMAIL_HOST} answers")]


def _backup() -> list[Check]:
    """None yet is said; one that was made and not again for a week is a routine that stopped."""
    last = last_backup()
    if last.at is None:
        return [Check("backup", ok=True, detail="none yet: ./reopen backup create DIR")]
    age = timezone.now() - last.at
    detail = f"the last one is of {last.at.isoformat(timespec='minutes')}"
    if age > OLD_BACKUP:
        detail += f", {age.days} days ago" if age.days > 1 else ", more than a day ago"
    if last.never:
        detail += f"; in none yet: {', '.join(last.never)}"
    return [Check("backup", age < STOPPED_BACKUPS, detail)]
