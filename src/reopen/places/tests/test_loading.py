import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum

from reopen.places.actions import load_places
from reopen.places.datafiles import DataFileError
from reopen.places.models import County, Court, Jurisdiction

pytestmark = pytest.mark.usefixtures("shipped")


def test_the_shipped_places_are_all_there() -> None:
    assert County.objects.filter(population_year=2019).count() == 3142
    assert (
        County.objects.exclude(jurisdiction__abbreviation="CT").filter(verified=False).count() == 0
    )
    assert Jurisdiction.objects.filter(kind="state").count() == 50
    assert Court.objects.filter(jurisdiction__key="us", level="trial").count() == 94
    assert Court.objects.filter(jurisdiction__key="us", level="appeals").count() == 13


def test_the_counties_of_2019_have_the_population_of_the_country() -> None:
    total = County.objects.aggregate(total=Sum("population"))["total"]
    assert total == 328_239_523


def test_every_shipped_place_names_its_source() -> None:
    for model in (County, Court, Jurisdiction):
        assert not model.objects.filter(source="").exists()
        assert not model.objects.filter(fictional=True).exists()


def test_loading_again_changes_nothing() -> None:
    before = dict(County.objects.values_list("key", "id"))
    assert [(table.created, table.changed) for table in load_places()] == [(0, 0)] * 5
    assert dict(County.objects.values_list("key", "id")) == before


def test_loading_again_costs_few_queries(django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(24):  # type: ignore[operator]
        load_places()


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")


def test_a_corrected_file_changes_the_row_and_keeps_its_id(tmp_path: Path) -> None:
    header = "# Made up for a test\nkey,kind,name,fictional\n"
    write(tmp_path, "jurisdictions.csv", f"{header}zz-ex,state,Exampel,yes\n")
    load_places(tmp_path)
    first = Jurisdiction.objects.get(key="zz-ex")
    write(tmp_path, "jurisdictions.csv", f"{header}zz-ex,state,Example,yes\n")
    (loaded, *_) = load_places(tmp_path)
    assert (loaded.created, loaded.changed, loaded.absent) == (0, 1, 57)
    again = Jurisdiction.objects.get(key="zz-ex")
    assert (again.id, again.name, again.search_text) == (first.id, "Example", "example")
    assert not Jurisdiction.objects.real().filter(key="zz-ex").exists()


def test_the_counties_of_a_court_are_those_of_the_file(tmp_path: Path) -> None:
    header = "# Made up for a test\nkey,jurisdiction,name,level,counties,fictional\n"
    court = "zz-court,us-mo,Example Court,trial"
    for counties in ("us-29510; us-29189", "us-29189"):
        write(tmp_path, "courts.csv", f"{header}{court},{counties},yes\n")
        load_places(tmp_path)
        found = Court.objects.get(key="zz-court").counties.order_by("-key")
        assert "; ".join(county.key for county in found) == counties
    write(tmp_path, "courts.csv", f"{header}{court},us-nowhere,yes\n")
    with pytest.raises(DataFileError, match="us-nowhere is not known"):
        load_places(tmp_path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("fips,name\n01001,Autauga", "first line must say the source"),
        ("# Source\nname,kind\nAutauga,county\n", "line 3: the key is missing"),
        ("# Source\nfips,size\n01001,big\n", "no column size"),
        ("# Source\nfips,population\n01001,many\n", "population: invalid literal"),
        ("# Source\nfips,since\n01001,soon\n", "since: We could not read"),
        ("# Source\nfips,verified\n01001,maybe\n", "verified: must be yes or no"),
        ("# Source\nfips,jurisdiction\n01001,atlantis\n", "jurisdiction: atlantis is not known"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, text: str, reason: str) -> None:
    write(tmp_path, "counties.csv", text)
    with pytest.raises(DataFileError, match=reason):
        load_places(tmp_path)


def test_the_command_prints_one_json_document() -> None:
    out = StringIO()
    call_command("places", "load", "--json", stdout=out)
    tables = {table["table"]: table for table in json.loads(out.getvalue())["tables"]}
    assert tables["counties"]["rows"] == 3151


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("places", "load", folder=tmp_path / "nowhere")
