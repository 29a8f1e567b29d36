"""How well altered copies are told from misread ones: `bench_altered`.

Every trial is one made-up page, copied or altered, worn twice by different machines and read twice
with 1 to 5 % wrong characters. A change is shown when a difference that touches the planted word is
CHANGED, put before a person when it is CHANGED or LOOK, else hidden. An unchanged page is called
altered when any difference is CHANGED, and to be looked at when any is LOOK.
"""

import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from reopen.lib.compare.bench.altered_pages import (
    Placed,
    Planted,
    Sheet,
    Style,
    Token,
    alter,
    make_lines,
    render,
)
from reopen.lib.compare.bench.altered_wear import (
    ARCHIVES,
    CELLARS,
    COPIERS,
    COURIERS,
    SCANNERS,
    read_badly,
    worn,
)
from reopen.lib.compare.contract import Certainty, Difference, DifferenceKind
from reopen.lib.compare.differences import differences
from reopen.lib.compare.images import PageView, look
from reopen.lib.compare.images.place import Words
from reopen.lib.reading.paging import read_pages
from reopen.lib.reading.reasons import Legibility

KINDS = (
    DifferenceKind.NAME, DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.TIME,
    DifferenceKind.NEGATION,
)  # fmt: skip
FAMILIES = {
    "scanners": SCANNERS, "copiers": COPIERS, "archives": ARCHIVES, "cellars": CELLARS,
    "couriers": COURIERS,
}  # fmt: skip
_LOWEST, _HIGHEST = 0.01, 0.05
Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one page. `kind` is None for a page nobody changed.

    `called`, `asked`: its differences that are CHANGED and LOOK; `looks`: LOOK by the text alone.
    """

    family: str
    machines: tuple[str, str]
    typed: bool
    kind: DifferenceKind | None
    planted: Planted | None
    shown: bool
    left_to_look: bool
    by_text: bool
    called: int
    asked: int
    looks: int
    seconds: float


def bench_altered(
    changes: int,
    unchanged: int,
    seed: int,
    say: Callable[[str], None],
    *,
    faces: Sequence[tuple[Path, bool]] = (),
    readings: int = 0,
    workers: int = 1,
) -> Figures:
    """Figures of `changes` altered and `unchanged` unaltered pages, as many by each family.

    `faces`: font files, and whether each is a typewriter's; Pillow's own without any. `readings`:
    that many pages more of either sort are read by the OCR engine itself, in the sandbox.
    """
    tasks = [*range(changes), *range(-unchanged, 0)]
    trials = _run(partial(trial, seed=seed, faces=tuple(faces)), tasks, workers, say)
    figures = {"seed": seed, "simulated": _figures(trials)}
    if readings:
        tasks = [*range(readings), *range(-readings, 0)]
        read = partial(trial, seed=seed + 1, faces=tuple(faces), really=True)
        figures["read"] = _figures(_run(read, tasks, workers, say))
    return figures


def _run(
    work: Callable[[int], Trial | None], tasks: list[int], workers: int, say: Callable[[str], None]
) -> list[Trial]:
    trials: list[Trial] = []
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        for count, done in enumerate(pool.map(work, tasks, chunksize=4), start=1):
            trials += [done] if done else []
            if count % 100 == 0:
                say(f"{count} of {len(tasks)} pages ...")
    return trials


def trial(
    number: int, *, seed: int, faces: Sequence[tuple[Path, bool]], really: bool = False
) -> Trial | None:
    """One page; numbers from 0 on are altered, those below are not. None when it was not read."""
    rng = np.random.default_rng((seed, number >= 0, abs(number)))
    family = list(FAMILIES)[number % len(FAMILIES)]
    kind = KINDS[number // len(FAMILIES) % len(KINDS)] if number >= 0 else None
    style = _style(rng, faces)
    lines, changed, planted = drawn(rng, style, kind)
    same_strokes = planted is None or planted.patched
    sheets = (
        render(lines, style, number % 1000, lines),
        render(changed, style, number % 1000 + (0 if same_strokes else 1000), lines),
    )
    machines = [list(FAMILIES[family])[int(rng.integers(len(FAMILIES[family])))] for _ in sheets]
    errors = float(rng.uniform(_LOWEST, _HIGHEST))
    made = [
        _view(sheet, family, machine, rng, None if really else errors)
        for sheet, machine in zip(sheets, machines, strict=True)
    ]
    views = [view for view, _ in made if view is not None]
    if len(views) < len(made):
        return None
    places = [words for _, words in made]
    found = differences(views[0].text.text, views[1].text.text)
    start = time.perf_counter()
    seen = look(views[0], views[1], found)
    seconds = time.perf_counter() - start
    hits = _touching(seen, planted, views, places)
    return Trial(
        family, (machines[0], machines[1]), style.typed, kind, planted,
        shown=any(each.certainty is Certainty.CHANGED for each in hits),
        left_to_look=any(each.certainty is not Certainty.MISREAD for each in hits),
        by_text=any(found[seen.index(each)].certainty is not Certainty.MISREAD for each in hits),
        called=sum(each.certainty is Certainty.CHANGED for each in seen),
        asked=sum(each.certainty is Certainty.LOOK for each in seen),
        looks=sum(each.certainty is Certainty.LOOK for each in found)
        if planted is None else 0,
        seconds=seconds,
    )  # fmt: skip


def _style(rng: np.random.Generator, faces: Sequence[tuple[Path, bool]]) -> Style:
    if not faces:
        return Style(None, int(rng.integers(24, 34)), typed=False)
    path, typed = faces[int(rng.integers(len(faces)))]
    return Style(path, int(rng.integers(31, 36) if typed else rng.integers(24, 32)), typed)


def drawn(
    rng: np.random.Generator, style: Style, kind: DifferenceKind | None
) -> tuple[list[list[Token]], list[list[Token]], Planted | None]:
    """The lines of a page, those of its altered copy, and the change that stands on it."""
    while True:
        lines = make_lines(rng, style)
        if kind is None:
            return lines, lines, None
        altered = alter(rng, lines, kind)
        if altered is not None:
            return lines, *altered


def _view(
    sheet: Sheet, family: str, machine: str, rng: np.random.Generator, errors: float | None
) -> tuple[PageView | None, list[list[Placed]]]:
    image, placed = worn(sheet, FAMILIES[family][machine], rng)
    words = [[_share_of(word, image.size) for word in line] for line in placed]
    if errors is not None:
        text = read_badly(placed, image.size, errors, rng)
        return PageView(np.asarray(image), text), words
    data = BytesIO()
    image.save(data, "PNG", dpi=(188, 188))
    (reading,) = read_pages(data.getvalue(), "page.png", [1])
    if reading.legibility is Legibility.FAILED:
        return None, words
    with Image.open(BytesIO(reading.image)) as kept:
        return PageView(np.asarray(kept.convert("L")), reading.text), words


def _share_of(word: Placed, size: tuple[int, int]) -> Placed:
    """The word's box as fractions of the picture."""
    wide, high = size
    return Placed(word.text, word.x0 / wide, word.y0 / high, word.x1 / wide, word.y1 / high)


def _touching(
    seen: Sequence[Difference],
    planted: Planted | None,
    views: Sequence[PageView],
    places: Sequence[list[list[Placed]]],
) -> list[Difference]:
    """The differences with a word where the planted one stands."""
    if planted is None:
        return []
    hits = []
    for side, text in enumerate((planted.before, planted.after)):
        if not text:
            continue
        word = places[side][planted.row][planted.place]
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        words = Words.of(views[side].text)
        for each in seen:
            inside = words.within(each.left if side == 0 else each.right)
            if any(
                x0 <= x <= x1 and y0 <= y <= y1
                for x0, y0, x1, y1 in words.boxes[inside.start : inside.stop]
            ):
                hits.append(each)
    return hits


# -- figures ---------------------------------------------------------------------------------------


def _figures(trials: Sequence[Trial]) -> Figures:
    parts: Figures = {"all": _part(trials)}
    for family in FAMILIES:
        parts[family] = _part([each for each in trials if each.family == family])
    return {
        "pages": len(trials),
        "milliseconds_a_page": round(1000 * float(np.mean([each.seconds for each in trials])), 1),
        "families": parts,
        "kinds": {
            kind.value: _shares([each for each in trials if each.kind is kind]) for kind in KINDS
        },
    }


def _part(trials: Sequence[Trial]) -> Figures:
    altered = [each for each in trials if each.kind is not None]
    same = [each for each in trials if each.kind is None]
    return {
        **_shares(altered),
        "unchanged": len(same),
        "called_altered": _share(each.called > 0 for each in same),
        "to_be_looked_at": _share(each.asked > 0 for each in same),
        "called_altered_without_pictures": _share(each.looks > 0 for each in same),
    }


def _shares(altered: Sequence[Trial]) -> Figures:
    return {
        "planted": len(altered),
        "shown": _share(each.shown for each in altered),
        "shown_or_left_for_a_person": _share(each.left_to_look for each in altered),
        "shown_without_pictures": _share(each.by_text for each in altered),
    }


def _share(hits: Any) -> float | None:
    found = list(hits)
    return round(float(np.mean(found)), 4) if found else None


def altered_in_words(figures: Figures) -> str:
    """The figures of `bench_altered` as lines for people."""
    lines = []
    for name, title in (("simulated", "Simulated readings"), ("read", "Read by the OCR engine")):
        if name not in figures:
            continue
        part = figures[name]
        lines.append(f"{title}: {part['pages']} pages, {part['milliseconds_a_page']} ms to look")
        for family, row in part["families"].items():
            lines.append(
                f"  {family:<9} {_percents(row)}; of {row['unchanged']} unchanged pages "
                f"{_percent(row['called_altered'])} called altered, "
                f"{_percent(row['to_be_looked_at'])} with something to look at "
                f"(without pictures {_percent(row['called_altered_without_pictures'])})"
            )
        lines += [f"  {kind:<9} {_percents(row)}" for kind, row in part["kinds"].items()]
    return "\n".join(lines)


def _percents(row: Figures) -> str:
    return (
        f"of {row['planted']} changes {_percent(row['shown'])} shown as changed, "
        f"{_percent(row['shown_or_left_for_a_person'])} with those a person has to look at "
        f"(by the text alone {_percent(row['shown_without_pictures'])})"
    )


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"
