"""The made-up Registry of the demo world."""

import pytest

from reopen.demo.registry import ROWS, load_registry, made_file
from reopen.registry.models import Entry, Import
from reopen.registry.queries import Selection, by, figures

pytestmark = pytest.mark.django_db


def test_it_is_the_same_file_every_time() -> None:
    assert made_file() == made_file()


def test_it_is_marked_and_read_without_a_problem() -> None:
    load_registry()
    load_registry()
    made = Import.objects.get()
    assert (made.made_up, made.rows, made.report["problems"]) == (True, ROWS, [])
    assert not Entry.objects.filter(county__isnull=False).exists()


def test_charts_have_something_to_show() -> None:
    load_registry()
    assert len(by("state", Selection())) > 15
    assert len(by("year", Selection())) > 25
    assert figures(Selection()).figures["ciu"].n > 10
