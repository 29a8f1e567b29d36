"""The bench counts as it says, and a method that knows or guesses gets what it deserves."""

import operator
from collections.abc import Callable, Sequence

import pytest

from reopen.lib.compare.bench import baselines
from reopen.lib.compare.bench.disclosure import OURS, bench_disclosure, bench_scaling
from reopen.lib.compare.bench.meter import measured
from reopen.lib.compare.bench.tally import Best, Claim, at_best_threshold, in_domain, tally
from reopen.lib.compare.bench.words import in_words
from reopen.lib.compare.contract import Sheet, Status
from reopen.lib.compare.synthetic import Boxes, Family, Size, Truth, make_boxes


def truth(key: str, *copies: str, tellable: bool = True, error: float = 0.0) -> Truth:
    status = Status.GIVEN if copies else Status.NOT_FOUND
    return Truth(
        key, status, "letter", Family.CONTENT, 0, frozenset(copies),
        character_error=error, tellable=tellable,
    )  # fmt: skip


TRUTHS = [truth("p1", "d1"), truth("p2", "d2", "d3"), truth("p3"), truth("p4"), truth("p5", "d5")]


def test_a_match_counts_only_where_the_right_page_is_named() -> None:
    claims = [
        Claim("p1", Status.GIVEN, "d1"),
        Claim("p2", Status.PARTIAL, "d1"),
        Claim("p3", Status.GIVEN, "d3"),
        Claim("p4", Status.NOT_FOUND),
        Claim("p5", Status.NOT_FOUND),
    ]
    row = tally(TRUTHS, claims)["pages"]["all"].as_json
    assert (row["recall"], row["precision"]) == (0.3333, 0.3333)
    assert (row["not_found_recall"], row["not_found_precision"]) == (0.5, 0.5)
    assert (row["undecided"], row["same_status"]) == (0, 1)


def test_a_page_of_which_nothing_is_said_is_not_decided() -> None:
    row = tally(TRUTHS, [Claim("p2", Status.PARTIAL, "d3")])["pages"]["all"].as_json
    assert (row["recall"], row["precision"], row["undecided"]) == (0.3333, 1, 0.8)
    assert (row["not_found_precision"], row["same_status"]) == (None, 0)


def test_what_cannot_be_told_is_counted_apart_and_heavy_damage_outside_the_goal() -> None:
    truths = [truth("p1", "d1", tellable=False), truth("p2", "d2", error=0.1), truth("p3")]
    groups = tally(truths, [])
    assert groups["pages"]["all"].pages == 2
    assert [row.pages for row in groups["cannot be told"].values()] == [1]
    assert tally(in_domain(truths), [])["pages"]["all"].pages == 1


def test_a_baseline_gets_the_threshold_that_suits_it_best() -> None:
    found = [Best("p1", "d1", 0.9), Best("p2", "d2", 0.5), Best("p3", "d1", 0.4),
             Best("p4", "d2", 0.3), Best("p5", "d1", 0.2)]  # fmt: skip
    threshold, claims = at_best_threshold(Boxes([], [], TRUTHS), found)
    assert threshold == 0.5
    assert [one.matches for one in claims] == [True, True, False, False, False]


def test_a_measurement_runs_elsewhere_and_tells_time_and_memory() -> None:
    done = measured(operator.mul, b"x", 200 * 2**20)
    assert len(done.answer) == 200 * 2**20
    assert done.seconds > 0
    assert 200 < done.mebibytes < 2_000


def test_the_bench_measures_both_looks_and_says_so_in_words() -> None:
    said: list[str] = []
    document = bench_disclosure(60, 2, workers=1, say=said.append)
    assert [(one["method"], one["look"]) for one in document["disclosure"]] == [
        (OURS, "a"),
        (OURS, "b"),
    ]
    for one in document["disclosure"]:
        assert one["goal"]["pages"]["content"]["recall"] > 0.8
    words = in_words({**document, "missing": {"X": "is not installed"}})
    assert "goal, pages" in words
    assert words.endswith("Not measured: X is not installed")
    assert said


def _library(name: str) -> Callable[[Sequence[Sheet], Sequence[Sheet]], list[Best]]:
    library, closest = baselines.BASELINES[name]
    pytest.importorskip(library, reason="requirements/bench.txt is not installed")
    return closest


@pytest.mark.parametrize("name", baselines.BASELINES)
def test_a_baseline_finds_copies_that_are_hardly_damaged(name: str) -> None:
    made = make_boxes(Size(120, 1))
    found = {one.key: one.named for one in _library(name)(made.prosecution, made.defense)}
    easy = [
        one for one in made.truths
        if one.copies and one.family is Family.CONTENT and one.character_error < 0.02
        and one.missing < 0.1
    ]  # fmt: skip
    right = sum(found.get(one.key) in one.copies for one in easy)
    assert right > 0.9 * len(easy)


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baselines, "BASELINES", {"Nothing": ("no_such_library", None)})
    assert baselines.missing() == ["Nothing"]


def test_growing_boxes_are_timed_one_after_the_other() -> None:
    said: list[str] = []
    document = bench_scaling(2, workers=1, say=said.append, scales=(100, 150))
    sizes = [row["pages"] for row in document["scaling"]]
    assert len(sizes) == len(said) == 2
    assert 80 < sizes[0] < sizes[1] < 220
    assert in_words(document).count("pages a second") == 2
