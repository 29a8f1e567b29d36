"""Figures with their set, their day and what is missing."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reopen.lib.registry.tests import made
from reopen.lib.registry.tests.made import IGNACE, LATER, OTTO, PERPETUA, WALDO
from reopen.registry.queries import Selection, by, entries, figures, rows, vintage
from reopen.registry.tests.conftest import Take

pytestmark = pytest.mark.django_db


def test_without_an_import_figures_say_so() -> None:
    found = figures(Selection())
    assert (found.n, found.vintage, by("state", Selection())) == (0, None, [])
    assert "No export" in found.notes[0]


def test_a_blank_is_unknown_and_a_no_is_not(take: Take) -> None:
    take([OTTO], sheet=made.years_only)
    old = figures(Selection()).figures["official_misconduct"]
    take([OTTO], sheet=made.full)
    new = figures(Selection()).figures["official_misconduct"]
    assert ((old.n, old.unknown), (new.n, new.unknown)) == ((0, 1), (0, 0))


def test_figures_of_a_year_as_of_a_day(take: Take, day: date) -> None:
    late = WALDO.with_(given="Lena", posted="2019-04-10", exonerated="2018-12-01")
    take([WALDO, OTTO, PERPETUA, late])
    found = figures(Selection(year=2018), as_of=day)
    assert (found.n, figures(Selection(year=2018)).n) == (2, 3)
    assert {key: found.figures[key].n for key in ("official_misconduct", "ciu", "io")} == {
        "official_misconduct": 1, "ciu": 1, "io": 2,
    }  # fmt: skip
    assert found.figures["ciu_and_io"].n == 1
    assert found.figures["ciu"].of == 2


def test_a_row_without_a_posting_date_counts_on_any_day_and_is_told(take: Take) -> None:
    sheet = made.with_postings([WALDO, OTTO])
    sheet.rows[0]["Posting Date"] = ""
    take([WALDO, OTTO], sheet=lambda _: sheet)
    found = figures(Selection(), as_of=date(2018, 1, 1))
    assert found.n == 1
    assert any(note.startswith("1 of them") for note in found.notes)


def test_a_day_is_answered_by_the_coding_nearest_to_it(take: Take, day: date) -> None:
    take([WALDO, PERPETUA.with_(posted="2019-04-08")])
    take([WALDO.with_(tags=("H",)), PERPETUA, IGNACE.with_(posted="2024-05-06")])
    assert figures(Selection(), as_of=day).figures["ciu"].n == 1
    assert figures(Selection()).figures["ciu"].n == 0
    assert figures(Selection(), as_of=date(2030, 1, 1)).n == 3


def test_the_order_of_imports_does_not_matter_for_a_day(take: Take, day: date) -> None:
    take([WALDO.with_(tags=("H",)), PERPETUA, *LATER])
    take([WALDO, PERPETUA.with_(posted="2019-04-08")])
    assert figures(Selection(year=2018), as_of=day).figures["ciu"].n == 1
    assert figures(Selection()).n == 2 + len(LATER)


def test_a_file_without_posting_dates_counts_whole_from_its_year_on(take: Take) -> None:
    take([WALDO, OTTO, PERPETUA], sheet=made.years_only)
    assert figures(Selection(), as_of=date(2019, 2, 1)).n == 3
    take([WALDO, OTTO, PERPETUA, IGNACE])
    earlier = figures(Selection(), as_of=date(2018, 6, 1))
    assert earlier.n == 1
    assert any("other exports" in note for note in earlier.notes)


def test_groups_and_those_before_1989_are_left_out(take: Take) -> None:
    take([WALDO, OTTO.with_(exonerated="1978-01-02")], sheet=made.full)
    assert figures(Selection()).n == 1


def test_made_up_figures_are_marked_and_give_way_to_real_ones(take: Take) -> None:
    take([WALDO, OTTO], made_up=True)
    found = figures(Selection())
    assert found.vintage is not None
    assert found.vintage.made_up
    assert "Made-up" in found.notes[0]
    take([PERPETUA])
    assert [entry.family for entry in entries(Selection())] == ["Hollyoak"]


def test_years_lost_and_what_is_missing_of_them(take: Take) -> None:
    sheet = made.full([WALDO, OTTO])
    sheet.rows[1]["Years Lost"] = ""
    take([WALDO, OTTO], sheet=lambda _: sheet)
    years = figures(Selection()).years
    assert (years.total, years.known, years.missing, years.mean) == (Decimal("26.8"), 1, 1, None)


def test_small_numbers_have_no_share(take: Take) -> None:
    take()
    assert figures(Selection()).figures["ciu"].share is None


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (Selection(state="ny"), {"Hollyoak", "Mirador"}),
        (Selection(federal=True), {"Mirador"}),
        (Selection(crime="arson"), {"Hollyoak"}),
        (Selection(race="white", sex="female"), {"Hollyoak"}),
        (Selection(since=2018, until=2018), {"Ferncastle", "Brindle"}),
        (Selection(marks=("ciu", "concealed")), {"Ferncastle"}),
        (Selection(counties=("17031",)), {"Ferncastle"}),
    ],
)
def test_a_selection_leaves_out_all_others(
    places: None, take: Take, selection: Selection, names: set[str]
) -> None:
    take()
    assert {entry.family for entry in rows(selection)} == names
    assert figures(selection).n == entries(selection).count()


def test_groups_are_counted_in_one_query(places: None, take: Take) -> None:
    take()
    vintage()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        states = by("state", Selection())
    assert [(group.key, group.n) for group in states] == [("IL", 3), ("NY", 2)]
    assert states[0].label == "Illinois"
    assert len(asked) <= 4  # the vintages, the counts, the names of states


def test_counties_that_are_not_recognized_keep_their_name(places: None, take: Take) -> None:
    take([WALDO, OTTO.with_(county="Oakvale")])
    labels = {group.key: group.label for group in by("county", Selection())}
    assert labels == {"17031": "Cook County, IL", "IL/Oakvale": "Oakvale, IL"}


def test_years_stand_in_order_and_crimes_by_size(take: Take) -> None:
    take()
    assert [group.key for group in by("year", Selection())] == ["2017", "2018", "2019"]
    assert [group.label for group in by("crime", Selection())] == ["Murder", "Arson", "Fraud"]
