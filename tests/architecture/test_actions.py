"""Every change is declared: a permission, an event that names it, words for the log."""

import importlib
import re
from pathlib import Path

import pytest
from django.apps import apps

from reopen.accounts.doing import ACTIONS
from reopen.accounts.permissions import Permission
from reopen.accounts.roles import ROLES
from reopen.accounts.words import sentence_of
from reopen.audit.words import event_terms
from reopen.lib.vocabulary import broken_promises, unlocked_keys

ROOT = Path(__file__).resolve().parents[2] / "src" / "reopen"
# They list permissions, or show one in an example; asking for one is what counts.
SAY_NOTHING = {"permissions.py", "roles.py", "words.py", "doing.py"}


@pytest.fixture(scope="module", autouse=True)
def _every_action() -> None:
    """Import every module that declares one."""
    for path in ROOT.rglob("*.py"):
        if "tests" not in path.parts and "@action(" in path.read_text("utf-8"):
            name = ".".join(["reopen", *path.relative_to(ROOT).with_suffix("").parts])
            importlib.import_module(name.removesuffix(".__init__"))


def test_events_are_named_noun_verbed_and_once() -> None:
    events = [declared.event for declared in ACTIONS.values()]
    assert [event for event in events if not re.fullmatch(r"[a-z_]+\.[a-z_]+", event)] == []
    assert sorted(set(events)) == sorted(events)


def test_every_permission_is_asked_for_somewhere() -> None:
    source = "".join(
        path.read_text("utf-8")
        for path in ROOT.rglob("*.py")
        if "tests" not in path.parts and path.name not in SAY_NOTHING
    )
    asked = set(re.findall(r"Permission\.([A-Z_]+)", source))
    assert asked <= set(Permission.__members__)
    assert set(Permission.__members__) - asked == set()


def test_every_permission_is_given_to_some_role_and_has_words() -> None:
    given = frozenset().union(*(role.permissions for role in ROLES.values()))
    assert given == frozenset(Permission)
    assert all(sentence_of(permission) for permission in Permission)


def test_every_event_of_an_action_has_words() -> None:
    assert {declared.event for declared in ACTIONS.values()} - set(event_terms()) == set()


def test_vocabularies_are_append_only() -> None:
    folders = [Path(app.path) / "vocab" for app in apps.get_app_configs()]
    folders = [folder for folder in folders if folder.exists() and ROOT in folder.parents]
    assert [promise for folder in folders for promise in broken_promises(folder)] == []
    assert [key for folder in folders for key in unlocked_keys(folder)] == []
