from collections.abc import Iterator

import pytest
from django.db import transaction

from reopen.directory.actions import load_directory
from reopen.places.actions import load_places


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        load_places()
        load_directory()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def shipped(_loaded: None, db: None) -> None:
    """The shipped places and organizations, loaded once for the module and rolled back after it."""
