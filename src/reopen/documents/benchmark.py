"""Figures of whole ingest beside the bare engines, on the same pages, in one run.

Ours is what a person waits for: the steps of `reopen files add --wait`, with sealing, fsync,
sandbox, rows, pictures and index. Bare is the engine in as many processes as there are cores,
nothing kept. Both are warm when time starts. The two take turns; the medians are compared.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pikepdf
from django.conf import settings
from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.accounts.models import Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.cases.models import Case
from reopen.documents.adding import add_files, rows_of, wait_for
from reopen.documents.models import Document, Source
from reopen.lib.databases import embedded_server
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
_WARMING_PAGES = 100
_READ = (Document.State.READY, Document.State.PARTLY)


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
    return _take_turns(
        "scans", "scans", paths, lambda: bare_ocr(scans, _cores()), also, rounds, say
    )


def bench_digital(files: Sequence[Path], *, rounds: int, say: Say) -> Figure:
    """Born-digital PDFs: text with word boxes, against the bare text layer."""
    also = {
        "reading alone": lambda: our_digital(files, _cores()),
        "bare with word boxes": lambda: bare_digital_with_boxes(files, _cores()),
    }
    return _take_turns(
        "digital", "born digital", files, lambda: bare_digital(files, _cores()), also, rounds, say
    )


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
    slug: str,
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
    with tempfile.TemporaryDirectory(dir=settings.REOPEN_HOME) as folder:
        _whole_ingest(f"{slug}-warm", _warming(Path(folder)))
    for number in range(rounds):
        note("bare", bare(), figure.bare)
        note("Reopen", _whole_ingest(f"{slug}-{number}", files), figure.ours)
        for other, run in also.items():
            note(other, run(), figure.also[other])
    return figure


def _warming(folder: Path) -> list[Path]:
    """One file for each job at once, long enough that none is done before all have a sandbox."""
    paths = [folder / f"{number}.pdf" for number in range(_cores() + 1)]
    for path in paths:
        write_digital_pdf(path, _WARMING_PAGES, [f"warm{path.stem}"])
    return paths


def _whole_ingest(slug: str, files: Sequence[Path]) -> Rate:
    """One organization of its own each time: nothing can be taken over from the round before."""
    organization = Organization.objects.create(slug=slug, name="Benchmark")

    @contextmanager
    def enter() -> Iterator[Actor]:
        with acting_as_system(organization) as actor:
            yield actor

    with enter():
        source = _new_source()
    server = _server_process()
    begun, used = time.perf_counter(), _used(server)
    documents = add_files(enter, source, list(files), say=_nothing)
    wait_for(enter, documents, say=_nothing)
    seconds, used = time.perf_counter() - begun, _used(server) - used
    rows = rows_of(enter, documents)
    if any(row.status not in _READ for row in rows):
        raise RuntimeError("Not every file was read.")
    return Rate(sum(row.pages for row in rows), seconds, used)


def _new_source() -> UUID:
    today = timezone.localdate()
    case = Case.objects.create(
        number="2026-1", title="Benchmark", received_on=today, stage="letter", stage_since=today,
        outside_status="received",
    )  # fmt: skip
    return Source.objects.create(case=case, name="Pages", kind="other").pk


def _used(server: int) -> float:
    """Processor seconds of this process, all it started, and the database server."""
    return time.process_time() + cpu_seconds(server)


def _server_process() -> int:
    data = embedded_server(settings.REOPEN_HOME).status().data
    return int((data / "postmaster.pid").read_text().split("\n", 1)[0])


def _nothing(_: str) -> None:
    """Progress is not measured."""


def _ratio(ours: list[Rate], bare: list[Rate], what: str) -> float:
    values = [getattr(our, what) / getattr(one, what) for our, one in zip(ours, bare, strict=True)]
    return round(float(statistics.median(values)), 3)


def _median(rates: list[Rate]) -> float:
    return statistics.median(rate.per_second for rate in rates)


def _median_of_cpu(rates: list[Rate]) -> float:
    return statistics.median(rate.per_cpu_second for rate in rates)


def _cores() -> int:
    return os.cpu_count() or 1
