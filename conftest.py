"""How tests meet the database: as the role of the site, on a server of their own.

One fast throw-away PostgreSQL serves a test run. The owner migrates one template; every xdist
worker works on a copy of it as `reopen_app`, the role that owns nothing, so a test sees what a
page would.

    db            rolled back after the test (pytest-django's)
    committed_db  a copy of its own, for threads, kills and whatever must really commit

pytest-django's `transactional_db` does not work here, on purpose: it empties tables, which neither
the role nor the audit log permits.
"""

import fcntl
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import pytest_socket
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import Error, connections
from django.utils import translation
from pytest_django import DjangoDbBlocker

from reopen.lib.databases import start_test_server

pytest_plugins = ["tests.cast"]

FOLDER = pytest.StashKey[Path]()
TEMPLATE = "reopen_template"


def pytest_configure(config: pytest.Config) -> None:
    """Choose the folder of this run; workers are told of it."""
    told = getattr(config, "workerinput", {}).get("folder")
    config.stash[FOLDER] = Path(told or tempfile.mkdtemp(prefix="reopen-test-"))
    django_settings.REOPEN_HOME = config.stash[FOLDER] / "home"
    django_settings.REOPEN_DEMO = False
    django_settings.FILE_UPLOAD_TEMP_DIR = None
    # Every test client would list all static files once more; journeys meet the real server.
    django_settings.MIDDLEWARE = [
        name for name in django_settings.MIDDLEWARE if not name.endswith("PackedStaticFiles")
    ]
    # Argon2 is slow by design; how slow is no matter of these tests.
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    """xdist starts a worker: it shares the folder."""
    node.workerinput["folder"] = str(node.config.stash[FOLDER])  # type: ignore[attr-defined]


def pytest_unconfigure(config: pytest.Config) -> None:
    """The process that made the folder removes it."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(config.stash[FOLDER], ignore_errors=True)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Only Unix sockets: PostgreSQL's. Journeys, which serve on loopback, say so themselves."""
    pytest_socket.disable_socket(allow_unix_socket=True)
    yield
    pytest_socket.enable_socket()


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A page that a test asked for in Spanish leaves its language with the thread."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A migrated copy for this worker, and `default` pointing to it as the role of the site."""
    folder = request.config.stash[FOLDER]
    for alias, place in start_test_server(folder / "postgres").items():
        connections.settings[alias].update({**place, "CONN_MAX_AGE": 0})
    with django_db_blocker.unblock():
        with (folder / "template").open("w") as gate:  # the first worker makes it
            fcntl.flock(gate, fcntl.LOCK_EX)
            _make_template()
        with _copy():
            yield


@pytest.fixture
def committed_db(
    django_db_setup: None,  # noqa: ARG001 - asked for what it does
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """A database of its own for one test, in which transactions really end."""
    with django_db_blocker.unblock(), _copy():
        yield


@pytest.fixture
def clean_cache(db: None) -> Iterator[None]:  # noqa: ARG001 - asked for what it does
    """Forget rate limits, which live in the cache."""
    cache.clear()
    yield
    cache.clear()


def _make_template() -> None:
    """Migrate under another name first, so that a failure leaves no half-made template."""
    draft = f"{TEMPLATE}_draft"
    _use("postgres")
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE])
        if cursor.fetchone():
            return
        cursor.execute(f"DROP DATABASE IF EXISTS {draft}")
        cursor.execute(f"CREATE DATABASE {draft}")
    _use(draft)
    call_command("migrate", database="owner", interactive=False, verbosity=0)
    _as_owner(f"ALTER DATABASE {draft} RENAME TO {TEMPLATE}")


@contextmanager
def _copy() -> Iterator[None]:
    before = connections.settings["default"]["NAME"]
    name = f"reopen_{secrets.token_hex(6)}"
    _as_owner(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY FILE_COPY")
    _use(name)
    try:
        yield
    finally:
        with suppress(Error):  # a connection may still be closing; the server is thrown away anyway
            _as_owner(f"DROP DATABASE {name}")
        _use(before)


def _as_owner(statement: str) -> None:
    _use("postgres")
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)
    connections.close_all()


def _use(name: str) -> None:
    connections.close_all()
    for alias in ("default", "owner"):
        connections.settings[alias]["NAME"] = name
        connections[alias].settings_dict["NAME"] = name
