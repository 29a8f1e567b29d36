"""How well the comparison of two files does on boxes whose truth is known, and what it costs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reopen.lib.compare import METHOD_VERSION, find_pairs, judge
from reopen.lib.compare.bench.baselines import BASELINES, Closest
from reopen.lib.compare.bench.meter import Measured, measured
from reopen.lib.compare.bench.tally import (
    Claim,
    Groups,
    Say,
    at_best_threshold,
    claim,
    in_domain,
    tally,
)
from reopen.lib.compare.contract import Sheet
from reopen.lib.compare.synthetic import LOOKS, Boxes, Size, make_boxes

Decide = Callable[[Sequence[Sheet], Sequence[Sheet], int], list[Claim]]
OURS = "Reopen"
_SCALES = (25_000, 50_000, 100_000, 200_000)


@dataclass(frozen=True, slots=True)
class Figures:
    """One method on the two boxes of one look; the threshold is a baseline's best."""

    method: str
    look: str
    pages: int
    seconds: float
    mebibytes: float
    groups: Groups
    goal: Groups
    threshold: float | None = None

    @property
    def as_json(self) -> dict[str, Any]:
        return {
            "method": self.method,
            "look": self.look,
            "pages": self.pages,
            "seconds": round(self.seconds, 1),
            "pages_per_second": round(self.pages / max(self.seconds, 1e-9)),
            "peak_mebibytes": round(self.mebibytes),
            "threshold": self.threshold,
            "groups": _as_json(self.groups),
            "goal": _as_json(self.goal),
        }


def _as_json(groups: Groups) -> dict[str, dict[str, Any]]:
    return {
        heading: {name: row.as_json for name, row in rows.items()}
        for heading, rows in groups.items()
    }


def compare(prosecution: Sequence[Sheet], defense: Sequence[Sheet], workers: int) -> list[Claim]:
    """Reopen's own comparison, from texts to verdicts."""
    pairs = find_pairs(prosecution, defense, workers=workers)
    return [claim(verdict) for verdict in judge(prosecution, defense, pairs)]


def bench_disclosure(
    pages: int, seed: int, *, workers: int, baselines: Sequence[str] = (), say: Say
) -> dict[str, Any]:
    """Figures for both looks: ours, and those of the named baselines."""
    figures = []
    for look in LOOKS:
        say(f"Making boxes of look {look!r} ...")
        boxes = make_boxes(Size(pages, seed, look))
        say(f"Comparing {len(boxes.prosecution)} with {len(boxes.defense)} pages ...")
        figures.append(measure(boxes, look, compare, workers))
        for name in baselines:
            say(f"{name} ...")
            figures.append(measure_baseline(boxes, look, name, BASELINES[name][1]))
    return {
        "disclosure": [one.as_json for one in figures],
        "seed": seed,
        "workers": workers,
        "method_version": METHOD_VERSION,
    }


def measure(boxes: Boxes, look: str, decide: Decide, workers: int) -> Figures:
    """Run a method that decides by itself."""
    done = measured(decide, boxes.prosecution, boxes.defense, workers)
    return _figures(OURS, look, boxes, done, done.answer)


def measure_baseline(boxes: Boxes, look: str, name: str, closest: Closest) -> Figures:
    """Run a measure of similarity, cut at the threshold that suits it best."""
    done = measured(closest, boxes.prosecution, boxes.defense)
    threshold, claims = at_best_threshold(boxes, done.answer)
    return _figures(name, look, boxes, done, claims, round(threshold, 4))


def _figures(
    method: str,
    look: str,
    boxes: Boxes,
    done: Measured[Any],
    claims: list[Claim],
    threshold: float | None = None,
) -> Figures:
    return Figures(
        method,
        look,
        _pages(boxes),
        done.seconds,
        done.mebibytes,
        tally(boxes.truths, claims),
        tally(in_domain(boxes.truths), claims),
        threshold,
    )


def _pages(boxes: Boxes) -> int:
    return len(boxes.prosecution) + len(boxes.defense)


def bench_scaling(
    seed: int, *, workers: int, say: Say, scales: Sequence[int] = _SCALES
) -> dict[str, Any]:
    """Seconds and memory for boxes of growing size, prosecution and defense together."""
    rows = []
    for pages in scales:
        say(f"{pages} pages ...")
        boxes = make_boxes(Size(pages * 10 // 17, seed))
        one = measure(boxes, "a", compare, workers).as_json
        goal = one["goal"]["pages"]
        rows.append(
            {name: one[name] for name in ("pages", "seconds", "pages_per_second", "peak_mebibytes")}
            | {"goal": goal}
        )
    return {"scaling": rows, "seed": seed, "workers": workers, "method_version": METHOD_VERSION}
