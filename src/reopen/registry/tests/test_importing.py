"""An import adds, updates, renames and leaves out; and all of it can be taken back."""

from typing import Any

import pytest

from reopen.lib.registry import NotAnExportError
from reopen.lib.registry.tests import made
from reopen.lib.registry.tests.made import IGNACE, LATER, OTTO, OTTO_SENIOR, PERPETUA, WALDO
from reopen.registry.importing import File, check, last_in_force, take_out, take_over
from reopen.registry.models import Entry, Exoneration, Import
from reopen.registry.queries import Selection, entries, figures
from reopen.registry.report import Report
from reopen.registry.tests.conftest import Take

pytestmark = pytest.mark.django_db


def counts(found: Report) -> dict[str, int]:
    document = found.document()
    return {name: document[name] for name in ("rows", "imported", "updated", "renamed", "gone")}


def state() -> dict[str, Any]:
    """All that an import may change."""
    return {
        "exonerations": sorted(Exoneration.objects.values_list("id", "posted")),
        "entries": sorted(Entry.objects.values_list("id", "exoneration_id", "family")),
        "figures": figures(Selection()).figures,
    }


def test_a_first_import_takes_everybody(take: Take) -> None:
    assert counts(take()) == {"rows": 5, "imported": 5, "updated": 0, "renamed": 0, "gone": 0}
    assert Entry.objects.count() == Exoneration.objects.count() == 5


def test_the_same_file_twice_changes_nothing(take: Take) -> None:
    take()
    before = state()
    assert counts(take()) == {"rows": 5, "imported": 0, "updated": 0, "renamed": 0, "gone": 0}
    assert state() == before
    assert Import.objects.count() == 1


def test_a_dry_run_changes_nothing_and_tells_the_same(take: Take) -> None:
    take([WALDO, OTTO])
    before = state()
    file = File(made.with_postings().csv(), "new.csv")
    told = check(file).report.document()
    assert state() == before
    assert take_over(file, by="Test")[0].document() == told


def test_new_changed_renamed_and_gone_are_told_apart(take: Take) -> None:
    take([WALDO, OTTO, PERPETUA])
    married = PERPETUA.with_(family="Hollyoak-Ruiz", posted=PERPETUA.posted)
    found = take([WALDO.with_(age="25"), married, IGNACE])
    assert counts(found) == {"rows": 3, "imported": 1, "updated": 1, "renamed": 1, "gone": 1}
    changes = found.document()["changes"]
    assert changes["gone"][0]["name"] == "Otto Brindle Jr."
    assert changes["renamed"][0]["differences"] == [
        {"field": "name", "old": "Perpetua Hollyoak", "new": "Perpetua Hollyoak-Ruiz"}
    ]
    assert changes["changed"][0]["differences"] == [{"field": "age", "old": "24", "new": "25"}]


def test_who_comes_back_is_who_was_gone(take: Take) -> None:
    take([WALDO, OTTO])
    take([WALDO])
    found = take([WALDO, OTTO])
    assert (found.imported, len(found.back)) == (0, 1)
    assert Exoneration.objects.count() == 2


def test_another_layout_of_the_same_people_changes_nobody(take: Take) -> None:
    take(sheet=made.years_only)
    found = take(sheet=made.full)
    assert counts(found) == {"rows": 5, "imported": 0, "updated": 0, "renamed": 0, "gone": 0}


def test_an_older_file_changes_nothing_of_the_present(take: Take) -> None:
    take([WALDO.with_(tags=("H",)), OTTO, *LATER])
    before = figures(Selection())
    found = take([WALDO, OTTO])
    assert found.older is not None
    assert (found.older.differ, found.older.lack) == (1, 6)
    assert counts(found) == {"rows": 2, "imported": 0, "updated": 0, "renamed": 0, "gone": 0}
    assert figures(Selection()) == before


def test_a_file_that_lacks_the_latest_rows_is_no_older_file(take: Take) -> None:
    take([WALDO, OTTO, *LATER])
    found = take([WALDO, OTTO, *LATER[:-2]])
    assert (found.older, counts(found)["gone"]) == (None, 2)


def test_the_newer_file_again_over_the_older_links_the_same_people(take: Take) -> None:
    take([WALDO, OTTO, *LATER])
    ids = dict(entries(Selection()).values_list("given", "exoneration_id"))
    take([WALDO.with_(family="Ferncastel"), OTTO])
    found = take([WALDO, OTTO, *LATER, PERPETUA.with_(posted="2024-06-04")])
    assert counts(found) == {"rows": 9, "imported": 1, "updated": 0, "renamed": 0, "gone": 0}
    again = dict(entries(Selection()).values_list("given", "exoneration_id"))
    assert {name: again[name] for name in ids} == ids


def test_undoing_the_last_import_restores_everything(take: Take) -> None:
    take([WALDO, OTTO, PERPETUA])
    before = state()
    take([WALDO.with_(age="60"), IGNACE])
    last = last_in_force()
    assert last is not None
    take_out(last, by="Test")
    assert state() == before
    assert [one.state for one in Import.objects.order_by("number")] == ["in_force", "undone"]


def test_a_list_that_a_file_lacks_is_not_gone(take: Take) -> None:
    take([WALDO, OTTO.with_(exonerated="1980-01-02")], sheet=made.full)
    found = take([WALDO], sheet=made.with_postings)
    assert counts(found)["gone"] == 0


def test_a_wrong_file_imports_nothing(db: None) -> None:
    with pytest.raises(NotAnExportError):
        take_over(File(b"fips,county\n01001,Autauga\n", "counties.csv"), by="Test")
    assert Import.objects.count() == 0


def test_counties_are_linked_and_never_guessed(places: None, take: Take) -> None:
    city = WALDO.with_(state="MD", county="Baltimore City ")
    county = OTTO.with_(state="MD", county="Baltimore")
    found = take([city, county, OTTO_SENIOR.with_(county="Nowhere"), IGNACE])
    linked = {e.name: e.county and e.county.fips for e in Entry.objects.select_related("county")}
    assert linked == {
        "Waldo Q. Ferncastle": "24510",
        "Otto Brindle Jr.": "24005",
        "Otto Brindle Sr.": None,
        "Ignace Mirador": None,
    }
    assert [(p.value, p.problem) for p in found.problems] == [
        ("Nowhere", "is no county of the state")
    ]


def test_alone_the_name_of_a_city_and_a_county_is_linked_to_neither(
    places: None, take: Take
) -> None:
    found = take([OTTO.with_(state="MD", county="Baltimore")])
    assert "city or the county" in found.problems[0].problem
    assert Entry.objects.get().county is None
