"""The bench of altered copies measures what it says."""

import numpy as np
import pytest

from reopen.lib.compare.bench.altered import (
    FAMILIES,
    KINDS,
    Trial,
    bench_altered,
    drawn,
    trial,
)
from reopen.lib.compare.bench.altered_pages import Style, make_lines, render
from reopen.lib.compare.bench.altered_wear import COURIERS, read_badly, worn
from reopen.lib.compare.contract import DifferenceKind
from reopen.lib.reading.reasons import Legibility
from reopen.lib.reading.results import PageReading
from reopen.lib.reading.words import PageText

STYLE = Style(None, 28, typed=False)


@pytest.mark.parametrize("kind", KINDS)
def test_one_word_of_the_kind_is_changed_and_found_where_it_is_said_to_stand(
    kind: DifferenceKind,
) -> None:
    for seed in range(5):
        lines, changed, planted = drawn(np.random.default_rng(seed), STYLE, kind)
        assert planted is not None
        sheets = (render(lines, STYLE, 1, lines), render(changed, STYLE, 1, lines))

        words = [[word.text for line in sheet.lines for word in line] for sheet in sheets]

        assert words[0] != words[1]
        for sheet, text in zip(sheets, (planted.before, planted.after), strict=True):
            if text:
                assert sheet.lines[planted.row][planted.place].text == text


@pytest.mark.parametrize("seed", [7, 13, 15])
def test_a_page_holds_every_line_on_which_a_change_may_be_planted(seed: int) -> None:
    style = Style(None, 35, typed=True)  # the largest type: thirty lines fit
    lines = make_lines(np.random.default_rng(seed), style)
    assert len(render(lines, style, 1, lines).lines) == len(lines)


def test_words_that_nobody_changed_keep_their_ink() -> None:
    rng = np.random.default_rng(5)
    lines = make_lines(rng, STYLE)

    one, two = (np.asarray(render(lines, STYLE, 7, lines).image) for _ in range(2))

    assert (one == two).all()


def test_the_simulated_reader_errs_as_often_as_told() -> None:
    rng = np.random.default_rng(6)
    lines = make_lines(rng, STYLE)
    sheet = render(lines, STYLE, 1, lines)
    words = [list(line) for line in sheet.lines]

    perfect = read_badly(words, sheet.image.size, 0.0, rng).text.split()
    bad = read_badly(words, sheet.image.size, 0.2, rng).text.split()

    assert perfect == [word.text for line in words for word in line]
    assert len(set(bad) - set(perfect)) > len(set(perfect)) / 4


def test_a_trial_of_a_changed_number_shows_it() -> None:
    done = trial(len(FAMILIES), seed=3, faces=())

    assert done is not None
    assert (done.kind, done.shown) == (DifferenceKind.NUMBER, True)


def test_a_page_that_the_engine_gave_up_on_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = PageReading(
        1, 612.0, 792.0, 0, PageText.build([]), 0.0, Legibility.FAILED, "tesseract", b"", b""
    )
    monkeypatch.setattr("reopen.lib.compare.bench.altered.read_pages", lambda *_: iter([failed]))

    assert trial(0, seed=3, faces=(), really=True) is None


@pytest.mark.parametrize("machine", COURIERS)
def test_worn_paper_keeps_its_words_where_they_are_said_to_stand(machine: str) -> None:
    rng = np.random.default_rng(8)
    lines = make_lines(rng, STYLE)
    image, words = worn(render(lines, STYLE, 1, lines), COURIERS[machine], rng)
    grey = np.asarray(image, dtype=np.float32)

    inside = [
        grey[round(w.y0) : round(w.y1), round(w.x0) : round(w.x1)].mean()
        for line in words
        for w in line
    ]

    assert np.median(inside) < np.median(grey) - 20


def test_figures_count_altered_and_unaltered_pages_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    def made(number: int, **_: object) -> Trial:
        kind = DifferenceKind.NAME if number >= 0 else None
        return Trial(
            "scanners", ("office", "fax"), typed=True, kind=kind, planted=None,
            shown=number > 0, left_to_look=True, by_text=True, called=int(number == -1), asked=2,
            looks=3, seconds=0.5,
        )  # fmt: skip

    monkeypatch.setattr("reopen.lib.compare.bench.altered._run", _in_place)
    monkeypatch.setattr("reopen.lib.compare.bench.altered.trial", made)

    figures = bench_altered(4, 5, 1, print)["simulated"]["families"]["all"]

    assert (figures["planted"], figures["shown"]) == (4, 0.75)
    assert (figures["unchanged"], figures["called_altered"]) == (5, 0.2)
    assert figures["to_be_looked_at"] == 1.0


def _in_place(work, tasks, workers, say):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    return [work(task) for task in tasks]
