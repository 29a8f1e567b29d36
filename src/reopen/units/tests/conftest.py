from collections.abc import Iterator

import pytest
from django.db import transaction

from reopen.places.actions import load_places
from reopen.units.loading import load_units


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        load_places()
        load_units()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def shipped(_loaded: None, db: None) -> None:
    """The shipped places and units, loaded once for the module and rolled back after it."""
