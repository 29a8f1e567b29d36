"""An installation of three organizations with files, and an empty one beside it."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connections
from pytest_django import Settings
from tests.cast import Cast

from reopen.accounts.tenancy import acting_as_system
from reopen.backup import dumping
from reopen.backup.creating import create_backup
from reopen.backup.dumping import Parameters
from reopen.backup.filing import Filed, copy_in, part, totals, write_list
from reopen.backup.manifest import write_manifest
from reopen.backup.place import DATABASE, FILES, Place
from reopen.documents.tests.factories import make_case, make_document, make_source
from reopen.kernel.masterkey import fingerprint, master_key
from reopen.kernel.sealed import Sealer
from reopen.lib.databases import backup_parameters, owner_parameters

SLUGS = ("harbor", "prairie", "calder")


def quiet(_sentence: str) -> None:
    """What goes on is no matter of a test."""


@dataclass
class Installation:
    """A home, its key, and where its backups go."""

    home: Path
    folder: Path
    cast: Cast

    @property
    def store(self) -> Path:
        return self.home / "files"

    @property
    def key(self) -> bytes:
        return master_key(self.home, "")

    def back_up(self, **instead: Any) -> dict[str, Any]:
        told: dict[str, Any] = {
            "parameters": reader(),
            "store": self.store,
            "master": self.key,
            "say": quiet,
        }
        return create_backup(self.folder, **(told | instead))


def owner() -> Parameters:
    return owner_parameters(connections.settings)


def reader() -> Parameters:
    return backup_parameters(connections.settings)


@pytest.fixture
def installation(committed_db: None, tmp_path: Path, settings: Settings) -> Iterator[Installation]:
    """Two short files in each of three organizations."""
    settings.REOPEN_HOME = tmp_path / "home"
    cast = Cast()
    for slug in SLUGS:
        with acting_as_system(getattr(cast, slug)) as actor:
            source = make_source(actor, make_case(actor))
            for number in range(2):
                text = f"The lantern of {slug} was out on night {number}."
                make_document(actor, source, text.encode(), path=f"{number}.txt")
    yield Installation(tmp_path / "home", tmp_path / "backups", cast)
    shutil.rmtree(tmp_path, ignore_errors=True)


@dataclass
class Written:
    """A backup written by hand, without a database, and the key it is sealed with."""

    folder: Path
    backup: Path
    key: bytes


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Three files of one organization and something in the place of a dump."""
    key, place = secrets.token_bytes(32), Place(tmp_path / "backups")
    with place.alone():
        draft = place.begin(datetime(2026, 11, 22, tzinfo=UTC))
        with (draft / DATABASE).open("wb") as out:
            sealer = Sealer(out, dumping._ring(key))
            sealer.write(secrets.token_bytes(5000))
            sealer.end(DATABASE)
        filed = []
        for number in range(3):
            (tmp_path / "file").write_bytes(secrets.token_bytes(3000 + number))
            sha256 = copy_in(tmp_path / "file", place)
            filed.append(Filed(f"{UUID(int=1)}/{number}", sha256, 3000 + number, number))
        write_list(draft, filed)
        parts = {name: part(draft / name) for name in (DATABASE, FILES)}
        told = {"form": 1, "master_key": fingerprint(key), "files": totals(filed), "parts": parts}
        write_manifest(draft, told, key)
        return Written(place.folder, place.finish(draft), key)


@contextmanager
def empty_database() -> Iterator[None]:
    """The connections lead to a database in which nothing is."""
    before, name = connections.settings["default"]["NAME"], f"reopen_{secrets.token_hex(6)}"
    _as_owner(f"CREATE DATABASE {name}")
    _lead_to(name)
    try:
        yield
    finally:
        _as_owner(f"DROP DATABASE {name}")
        _lead_to(before)


def _as_owner(statement: str) -> None:
    _lead_to("postgres")
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


def _lead_to(name: str) -> None:
    connections.close_all()
    for alias in ("default", "owner"):
        connections.settings[alias]["NAME"] = name
        connections[alias].settings_dict["NAME"] = name
