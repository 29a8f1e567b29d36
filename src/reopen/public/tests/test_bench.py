"""What is measured is every public page, with commons of the size that was asked for."""

import csv
from pathlib import Path

import pytest
import yaml

from reopen.public.bench.pages import SAMPLES, addresses, in_words
from reopen.public.bench.world import write_exonerations, write_units
from reopen.public.urls import urlpatterns

pytestmark = pytest.mark.django_db


def test_every_public_page_is_measured_or_named_as_left_out() -> None:
    found, unknown = addresses()
    assert {*found, *unknown} == {pattern.name for pattern in urlpatterns}
    assert found["map_state"] == "/units/map/tx/"
    assert set(SAMPLES) <= {*found, *unknown}


def test_the_commons_are_as_large_as_asked_and_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        write_exonerations(tmp_path / name, 50)
    assert (tmp_path / "a.csv").read_text() == (tmp_path / "b.csv").read_text()
    with (tmp_path / "a.csv").open(newline="") as lines:
        assert len(list(csv.DictReader(lines))) == 50
    write_units(tmp_path / "units", 7, taken={"06037"})
    made = yaml.safe_load((tmp_path / "units" / "units" / "made.yaml").read_text())
    assert len({county for unit in made for county in unit["counties"]} - {"06037"}) == 7


def test_a_page_that_is_over_is_named() -> None:
    page = {"name": "map", "p50": 1.0, "p95": 200.0, "per_second": 9, "bytes": 10, "files": 1}
    page |= {"first": 1.0}
    told = {
        "pages": [{**page, "ok": False, "wrong": {}}],
        "plain": {"p50": 1.0, "p95": 2.0},
        "not_measured": ["story"],
        **dict.fromkeys(("exonerations", "units", "counties", "requests", "at_once"), 1),
    }
    assert "OVER" in in_words(told)
    assert "not measured: story" in in_words(told)
