"""Rooms and floors: imports by import-linter, foreign keys by the same order."""

import configparser
import subprocess
import sys
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]


def floors() -> dict[str, int]:
    """Each room with the number of its floor; lib is the lowest."""
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    layers = config["importlinter:contract:floors"]["layers"].split("\n")
    named = [line for line in layers if line.strip()]
    return {
        room.strip(" ()"): len(named) - number
        for number, line in enumerate(named)
        for room in line.split("|")
    }


def test_a_room_imports_only_from_floors_below_it() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as l; l()"]
    done = subprocess.run(
        [*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_foreign_keys_point_down_or_stay_in_their_room() -> None:
    order = floors()
    references = [
        (model._meta, field.name, field.related_model._meta)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if field.related_model is not None and not isinstance(field.related_model, str)
    ]
    wrong = [
        f"{source.label}.{name} -> {target.label}"
        for source, name, target in references
        if {source.app_label, target.app_label} <= set(order)
        and source.app_label != target.app_label
        and order[target.app_label] >= order[source.app_label]
    ]
    assert wrong == []


def test_every_room_has_a_floor() -> None:
    rooms = {path.parent.name for path in (ROOT / "src" / "reopen").glob("*/__init__.py")}
    assert rooms <= set(floors())
