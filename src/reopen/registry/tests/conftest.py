from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pytest
from django.db import transaction

from reopen.lib.registry.tests import made
from reopen.lib.registry.tests.made import Person, Sheet
from reopen.places.actions import load_places
from reopen.registry.importing import File, take_over
from reopen.registry.report import Report

Take = Callable[..., Report]


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        load_places()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def places(_loaded: None, db: None) -> None:
    """The shipped places."""


@pytest.fixture
def take(db: None) -> Take:
    """Imports made people: `take(people)`, in the layout of `sheet`."""

    def taking(
        people: Sequence[Person] = made.PEOPLE,
        *,
        sheet: Callable[[Sequence[Person]], Sheet] = made.with_postings,
        made_up: bool = False,
    ) -> Report:
        file = File(sheet(people).csv(), "export.csv")
        return take_over(file, by="Test", made_up=made_up)[0]

    return taking


@pytest.fixture
def day() -> date:
    """The day of the report that quotes 2018."""
    return date(2019, 4, 9)
