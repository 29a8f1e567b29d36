"""Migrations are one line for each room, and say everything that the models say."""

from typing import Any

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from reopen.kernel.classification import rooms


@pytest.fixture(scope="module")
def loader() -> MigrationLoader:
    """The migrations as they lie in the folders; no database is asked."""
    return MigrationLoader(None)


def missing(loader: MigrationLoader, wanted: ProjectState) -> set[str]:
    """The rooms whose models have changed since their last migration."""
    before = loader.project_state()
    found = MigrationAutodetector(before, wanted).changes(loader.graph)
    return set(found) & {room.label for room in rooms()}


def branches(loader: MigrationLoader, room: str) -> list[str]:
    """Migrations of a room that more than one other of the room follows."""
    nodes = [key for key in loader.graph.nodes if key[0] == room]
    followed = {
        key: [child for child in loader.graph.node_map[key].children if child.key[0] == room]
        for key in nodes
    }
    return [name for (_, name), children in followed.items() if len(children) > 1]


def test_the_list_of_the_latest_migrations_is_right() -> None:
    assert [found for found in run_checks() if str(found.id).startswith("dlm.")] == []


def test_migrations_of_a_room_stand_in_one_line(loader: MigrationLoader) -> None:
    assert {room.label: branches(loader, room.label) for room in rooms()} == {
        room.label: [] for room in rooms()
    }


def test_no_migration_is_missing(loader: MigrationLoader) -> None:
    assert missing(loader, ProjectState.from_apps(apps)) == set(), "run makemigrations"


def test_a_changed_model_would_be_noticed(loader: MigrationLoader) -> None:
    changed = ProjectState.from_apps(apps)
    key: models.Field[Any, Any] = models.BigAutoField(primary_key=True)
    changed.add_model(ModelState("cases", "Another", [("id", key)]))
    assert missing(loader, changed) == {"cases"}
