"""The world of the matrix: built once for each module and worker, never committed."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from reopen.kernel.wall_audit import owned_tables
from tests.access.world import World, build


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Thousands of refusals are expected here; nobody needs a line for each."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@contextmanager
def world_for_a_while() -> Iterator[World]:
    """A world in a transaction that is given up afterwards."""
    try:
        # When a session was last used is written at every request: much work, nothing to judge.
        quiet = override_settings(USERSESSIONS_TRACK_ACTIVITY=False)
        with quiet, transaction.atomic():
            yield build()
            transaction.set_rollback(True)
    finally:
        connections.close_all()


@pytest.fixture(scope="module")
def world(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[World]:
    """Behind both walls, as the site stands."""
    with django_db_blocker.unblock(), world_for_a_while() as built:
        yield built


@pytest.fixture(scope="module")
def world_without_row_security(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[World]:
    """The second wall is down: whatever holds now, the application holds alone."""
    with django_db_blocker.unblock():
        _row_security("DISABLE")
        try:
            with world_for_a_while() as built:
                yield built
        finally:
            _row_security("ENABLE")


def _row_security(switch: str) -> None:
    """As the owner, for this worker's own database."""
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        for table in sorted(owned_tables()):
            cursor.execute(f"LOCK TABLE {table}")  # or the autovacuum comes between
            cursor.execute(f"ALTER TABLE {table} {switch} ROW LEVEL SECURITY")
    connections["owner"].close()
