"""`reopen registry` keeps to its contract."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reopen.lib.registry.tests import made
from reopen.registry.models import Import

pytestmark = pytest.mark.django_db

IMPORT = {"rows", "imported", "updated", "renamed", "gone", "problems", "last_posting"}
FIGURES = {
    "official_misconduct", "ciu", "io", "ciu_and_io", "dna", "perjury", "mistaken_id",
    "false_confession", "forensic", "inadequate_defense", "no_crime", "plea",
}  # fmt: skip


def run(*arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command("registry", *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())  # type: ignore[no-any-return]


def words(*arguments: str) -> str:
    out = StringIO()
    call_command("registry", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def export(tmp_path: Path) -> str:
    sheet = made.with_postings()
    sheet.rows[0]["Age"] = "grown"
    path = tmp_path / "export.csv"
    path.write_bytes(sheet.csv())
    return str(path)


def test_import_prints_its_contract(export: str) -> None:
    document = run("import", export)
    assert document.keys() >= IMPORT
    assert (document["rows"], document["imported"]) == (5, 5)
    assert document["last_posting"] == "2019-03-20"
    assert document["problems"] == [
        {"row": 2, "column": "Age", "value": "grown", "problem": "is not an age"}
    ]


def test_a_dry_run_leaves_nothing(export: str) -> None:
    assert run("import", export, "--dry-run")["imported"] == 5
    assert Import.objects.count() == 0


def test_figures_print_their_contract(export: str) -> None:
    run("import", export)
    document = run("figures", "--year", "2018", "--as-of", "2019-04-09")
    assert document.keys() >= {"as_of", "set", "n", "figures", "notes"}
    assert (document["as_of"], document["n"]) == ("2019-04-09", 3)
    assert document["figures"].keys() >= FIGURES
    assert document["figures"]["ciu"] == {"n": 1, "of": 3, "unknown": 2}


@pytest.mark.parametrize("dimension", ["state", "county", "year", "crime", "race"])
def test_figures_by_a_dimension_add_up(export: str, dimension: str) -> None:
    run("import", export)
    document = run("figures", "--by", dimension)
    assert sum(group["n"] for group in document["groups"]) == document["n"] == 5


def test_a_person_reads_words(export: str) -> None:
    assert "imported 5" in words("import", export)
    assert "already" in words("import", export)
    assert "Official misconduct: 1 of 5 (4 not coded)" in words("figures", "--by", "state")


def test_a_wrong_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "error.html"
    path.write_text("<html>503</html>")
    with pytest.raises(CommandError, match="web page"):
        run("import", str(path))


def test_a_missing_file_is_one_sentence() -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        run("import", "nowhere.csv")
