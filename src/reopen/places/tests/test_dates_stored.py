from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from reopen.lib.dates import PartialDate
from reopen.places.models import Jurisdiction

pytestmark = pytest.mark.django_db


def make(key: str, since: str) -> Jurisdiction:
    return Jurisdiction.objects.create(
        key=key, name=key, kind="state", source="a test", since=PartialDate.from_text(since)
    )


def test_a_partial_date_comes_back_as_it_went_in() -> None:
    made = make("a", "1987-05~/1988-02-03")
    assert Jurisdiction.objects.get(id=made.id).since == made.since
    assert Jurisdiction.objects.get(since="1987-05~/1988-02-03") == made


def test_rows_sort_by_their_first_day() -> None:
    for key, since in [("d", "1987-06"), ("c", "1987~"), ("b", "1986-24"), ("a", "199X")]:
        make(key, since)
    listed = Jurisdiction.objects.order_by("since__earliest").values_list("key", flat=True)
    assert list(listed) == ["b", "c", "d", "a"]


def test_rows_are_found_by_their_bounds() -> None:
    make("a", "1987-05")
    make("b", "")
    found = Jurisdiction.objects.filter(since__latest__lt=date(1987, 6, 1))
    assert [place.key for place in found] == ["a"]


@pytest.mark.parametrize("text", ["May 1987", "1987-13", "1987-06-32", "1987-6", "1987/", "~1987"])
def test_the_database_refuses_other_text(text: str) -> None:
    made = make("a", "")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE places_jurisdiction SET since = %s WHERE id = %s", [text, made.id])
