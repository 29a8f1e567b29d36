"""How a unit stands on a day, from years, days, hearsay and silence."""

from datetime import date

import pytest

from reopen.lib.dates import PartialDate
from reopen.units.models import StatusEvent
from reopen.units.standing import founded, standing_on

CHECKED = date(2026, 11, 1)


def event(status: str, on: str = "", mark: str = "verified", key: str = "") -> StatusEvent:
    return StatusEvent(
        key=key or f"{status}-{on}", status=status, on=PartialDate.from_text(on), mark=mark,
        checked=CHECKED,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("on", "day", "operating"),
    [
        ("2015", date(2015, 12, 30), False),
        ("2015", date(2015, 12, 31), True),
        ("2016-03-30", date(2016, 3, 30), True),
        ("../2015", date(2015, 12, 31), True),  # at the latest
        ("", date(2020, 1, 1), False),  # known only from the day it was checked
        ("", CHECKED, True),
        ("2010/..", date(2012, 1, 1), False),  # at the earliest tells no last day
    ],
)
def test_a_unit_counts_from_the_last_day_it_can_have_begun(
    on: str, day: date, operating: bool
) -> None:
    assert standing_on([event("operating", on)], day).operating is operating


def test_a_unit_stops_on_the_first_day_it_can_have_ended_and_begins_again() -> None:
    events = [event("operating", "2010"), event("closed", "2014"), event("remade", "2020-06-01")]
    assert standing_on(events, date(2013, 12, 31)).operating
    assert standing_on(events, date(2014, 1, 1)).status == "closed"
    again = standing_on(events, date(2021, 1, 1))
    assert again.operating
    assert again.since.text == "2020-06-01"


def test_what_a_source_says_comes_before_hearsay_and_hearsay_counts_for_nothing() -> None:
    hearsay = event("operating", "2012", mark="unverified")
    assert not standing_on([hearsay], date(2020, 1, 1)).operating
    assert standing_on([hearsay], date(2020, 1, 1)).operating_maybe
    closed = event("closed", "2015")
    assert standing_on([closed, hearsay], date(2020, 1, 1)).status == "closed"


def test_the_beginning_may_be_hearsay_where_the_status_is_not() -> None:
    found = standing_on(
        [event("operating"), event("operating", "2009", mark="unverified")], CHECKED
    )
    assert (found.operating, found.since.text, found.since_unverified) == (True, "2009", True)


def test_the_founding_is_the_surest_and_then_the_earliest_date() -> None:
    events = [
        event("operating", "2009", mark="unverified"),
        event("remade", "2014"),
        event("operating", "../2012"),
        event("announced", "2008"),
    ]
    found = founded(events)
    assert found is not None
    assert found.on.text == "2014"
    assert founded([event("operating")]) is None
