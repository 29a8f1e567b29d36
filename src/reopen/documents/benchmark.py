"""Figures of whole ingest beside the bare engines, on the same pages, in one run.

Ours is what a person waits for: `reopen files add --wait` in an installation of its own, with
sealing, fsync, sandbox, rows, pictures and index. Bare is the engine in as many processes as there
are cores, nothing kept. The two take turns; the medians are compared.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from reopen.lib.reading.bench import (
    Rate,
    Share,
    bare_digital,
    bare_digital_with_boxes,
    bare_ocr,
    our_digital,
    our_ocr,
)
from reopen.lib.reading.cputime import adopt_orphans, cpu_seconds

Say = Callable[[str], None]
_LINES = 44


@dataclass(frozen=True)
class Figure:
    """Rates of each round, ours and bare. Per second of the clock, and per processor second.

    The second says what the work costs, whatever else the machine does meanwhile. Ratios are
    medians of the rounds' own ratios. `also`: what else took its turn in the same rounds.
    """

    name: str
    rounds: int
    ours: list[Rate]
    bare: list[Rate]
    also: dict[str, list[Rate]] = field(default_factory=dict)

    @property
    def as_json(self) -> dict[str, Any]:
        ours, bare = _median(self.ours), _median(self.bare)
        cpu_ours, cpu_bare = _median_of_cpu(self.ours), _median_of_cpu(self.bare)
        return {
            "name": self.name,
            "pages": self.ours[-1].pages,
            "rounds": self.rounds,
            "reopen_pages_per_second": round(ours, 3),
            "bare_pages_per_second": round(bare, 3),
            "ratio": _ratio(self.ours, self.bare, "per_second"),
            "reopen_pages_per_cpu_second": round(cpu_ours, 3),
            "bare_pages_per_cpu_second": round(cpu_bare, 3),
            "cpu_ratio": _ratio(self.ours, self.bare, "per_cpu_second"),
            "reopen_all": [round(rate.per_second, 3) for rate in self.ours],
            "bare_all": [round(rate.per_second, 3) for rate in self.bare],
            "also": {
                name: {
                    "pages_per_second": round(_median(rates), 3),
                    "pages_per_cpu_second": round(_median_of_cpu(rates), 3),
                    "ratio": _ratio(rates, self.bare, "per_second"),
                    "cpu_ratio": _ratio(rates, self.bare, "per_cpu_second"),
                    "all": [round(rate.per_second, 3) for rate in rates],
                }
                for name, rates in self.also.items()
            },
        }


def bench_ocr(scans: Sequence[Share], *, rounds: int, say: Say) -> Figure:
    """Scanned PDFs; every page of each."""
    also = {"reading alone": lambda: our_ocr(scans, _cores())}
    paths = [path for path, _ in scans]
    return _take_turns("scans", paths, lambda: bare_ocr(scans, _cores()), also, rounds, say)


def bench_digital(files: Sequence[Path], *, rounds: int, say: Say) -> Figure:
    """Born-digital PDFs: text with word boxes, against the bare text layer."""
    also = {
        "reading alone": lambda: our_digital(files, _cores()),
        "bare with word boxes": lambda: bare_digital_with_boxes(files, _cores()),
    }
    return _take_turns(
        "born digital", files, lambda: bare_digital(files, _cores()), also, rounds, say
    )


def in_new_installation(*arguments: object) -> dict[str, Any]:
    """The answer of a `reopen` command in an empty installation, which is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="reopen-bench-") as home:
        return _reopen(Path(home), *map(str, arguments))


def write_digital_pdf(path: Path, pages: int, words: Sequence[str], seed: int = 0) -> None:
    """A PDF with a text layer: `pages` pages of made-up lines."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        fonts = pikepdf.Dictionary(F1=pdf.make_indirect(font))
        for number in range(pages):
            page = pdf.add_blank_page(page_size=(612, 792))
            page.obj.Resources = pikepdf.Dictionary(Font=fonts)
            page.obj.Contents = pdf.make_stream(_page_content(words, seed + number).encode())
        pdf.save(path)


def _page_content(words: Sequence[str], start: int) -> str:
    lines = []
    for line in range(_LINES):
        picked = [words[(start * 7919 + line * 131 + at * 17) % len(words)] for at in range(11)]
        lines.append(f"({' '.join(picked)}) Tj T*")
    return "BT /F1 11 Tf 15 TL 54 740 Td " + " ".join(lines) + " ET"


def _take_turns(
    name: str,
    files: Sequence[Path],
    bare: Callable[[], Rate],
    also: dict[str, Callable[[], Rate]],
    rounds: int,
    say: Say,
) -> Figure:
    figure = Figure(name, rounds, [], [], {other: [] for other in also})

    def note(who: str, rate: Rate, rates: list[Rate]) -> None:
        rates.append(rate)
        say(f"{name}, round {len(rates)}: {who} {rate.per_second:.2f} pages a second")

    adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="reopen-bench-") as home:
        for number in range(rounds):
            note("bare", bare(), figure.bare)
            note("Reopen", _whole_ingest(Path(home), f"bench-{number}", files), figure.ours)
            for other, run in also.items():
                note(other, run(), figure.also[other])
    return figure


def _whole_ingest(home: Path, org: str, files: Sequence[Path]) -> Rate:
    """One organization of its own each time: nothing can be taken over from the round before."""
    _reopen(home, "orgs", "add", org, "Benchmark")
    case = _reopen(home, "cases", "add", "--org", org, "--title", "Benchmark")["case"]
    before = cpu_seconds()
    added = _reopen(
        home, "files", "add", "--org", org, "--case", case, "--source", "Pages", "--wait",
        *map(str, files),
    )  # fmt: skip
    return Rate(added["pages"], added["seconds"], cpu_seconds() - before)


def _ratio(ours: list[Rate], bare: list[Rate], what: str) -> float:
    values = [getattr(our, what) / getattr(one, what) for our, one in zip(ours, bare, strict=True)]
    return round(float(statistics.median(values)), 3)


def _median(rates: list[Rate]) -> float:
    return statistics.median(rate.per_second for rate in rates)


def _median_of_cpu(rates: list[Rate]) -> float:
    return statistics.median(rate.per_cpu_second for rate in rates)


def _reopen(home: Path, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "reopen", *arguments, "--json"],
        env={**os.environ, "REOPEN_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace").strip().splitlines()[-1])
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _cores() -> int:
    return os.cpu_count() or 1
