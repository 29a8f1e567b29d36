"""`reopen bench`: figures of Reopen and of the bare engines from one run."""

import os
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2
from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from reopen.demo.casefile.build import iter_case_file
from reopen.demo.casefile.faces import FONTS
from reopen.documents.benchmark import (
    bench_digital,
    bench_ocr,
    write_digital_pdf,
)
from reopen.documents.benchmark_home import MeasurementFailed, in_new_installation
from reopen.documents.benchmark_search import bench_search
from reopen.kernel.commands import Document, ReopenCommand
from reopen.lib.compare.bench.altered import altered_in_words, bench_altered
from reopen.lib.compare.bench.baselines import BASELINES, missing
from reopen.lib.compare.bench.disclosure import bench_disclosure, bench_scaling
from reopen.lib.compare.bench.words import in_words
from reopen.lib.flags import read_lexicon, shipped_text
from reopen.lib.flags.bench import bench_flags, flags_in_words
from reopen.lib.reading.bench import Share
from reopen.lib.search import synthetic
from reopen.public.bench.pages import bench_pages
from reopen.public.bench.pages import in_words as pages_in_words

_DIGITAL_PAGES = 200
#: What is measured in an installation of its own, with the options that say how much of it.
_SIZES = {
    "ingest": ("scans", "digital", "rounds"),
    "search": ("pages",),
    "pages": ("exonerations", "units", "requests", "at_once"),
}
#: Faces of the pages of `bench altered`, and whether each is a typewriter's.
_FACES = {"special-elite": True, "courier-prime": True, "libre-baskerville": False, "arimo": False}


class Command(ReopenCommand):
    help = (
        "Measure ingest, search, the comparison of files and the public pages beside bare engines."
    )
    group = "Work on it"

    @staticmethod
    def needs_installation(arguments: list[str]) -> bool:
        """Everything is measured in installations of their own."""
        return "--inside" in arguments

    def options(self, parser: CommandParser) -> None:
        ingest = self.part(parser, "ingest", "Pages a second from file to searchable page.")
        ingest.add_argument("--scans", type=int, default=48, help="scanned pages, at least")
        ingest.add_argument("--digital", type=int, default=1_200, help="born-digital pages")
        ingest.add_argument("--rounds", type=int, default=3)
        search = self.part(
            parser, "search", "Milliseconds a search takes, walls and checks included."
        )
        search.add_argument("--pages", type=int, default=200_000)
        pages = self.part(parser, "pages", "Milliseconds and bytes of every public page.")
        pages.add_argument("--exonerations", type=int, default=4_000)
        pages.add_argument("--units", type=int, default=150)
        pages.add_argument("--requests", type=int, default=500, help="of each page")
        pages.add_argument("--at-once", type=int, default=50)
        for part in (ingest, search, pages):
            part.add_argument("--inside", action="store_true", help="in this installation")
        disclosure = self.part(
            parser, "disclosure", "Recall and precision of the comparison of two files."
        )
        disclosure.add_argument("--pages", type=int, default=20_000, help="of the prosecution's")
        disclosure.add_argument("--seed", type=int, default=1)
        disclosure.add_argument("--workers", type=int, default=os.cpu_count() or 1)
        disclosure.add_argument(
            "--baselines", action="store_true", help="beside well-known measures of similarity"
        )
        disclosure.add_argument(
            "--scaling", action="store_true", help="time from 25,000 to 200,000 pages instead"
        )
        altered = self.part(
            parser, "altered", "Changes planted in worn copies: how many are shown as such."
        )
        altered.add_argument("--changes", type=int, default=500, help="pages with one change")
        altered.add_argument("--unchanged", type=int, default=500, help="pages without any")
        altered.add_argument("--read", type=int, default=0, help="of either, by the OCR engine")
        altered.add_argument("--seed", type=int, default=1)
        altered.add_argument("--workers", type=int, default=os.cpu_count() or 1)
        flags = self.part(parser, "flags", "Pages a second of the rules that point at passages.")
        flags.add_argument("--pages", type=int, default=100, help="of either sort")
        flags.add_argument("--seed", type=int, default=1)

    def answer(self, *, part: str, inside: bool = False, **options: Any) -> Document:
        if part == "disclosure":
            return self._disclosure(**options)
        if part == "altered":
            return self._altered(**options)
        if part == "flags":
            return {"flags": self._flags(options["pages"], options["seed"])}
        sizes = {name: options[name] for name in _SIZES[part]}
        if inside:
            return self._inside(part, sizes)
        asked = [
            word for name, value in sizes.items() for word in (f"--{name.replace('_', '-')}", value)
        ]
        try:
            return in_new_installation("bench", part, "--inside", *asked)
        except MeasurementFailed as problem:
            raise CommandError(str(problem)) from problem

    def _inside(self, part: str, sizes: dict[str, int]) -> Document:
        if part == "pages":
            return {"public_pages": bench_pages(**sizes, say=self.progress)}
        return self._search(**sizes) if part == "search" else self._ingest(**sizes)

    def _disclosure(
        self, *, pages: int, seed: int, workers: int, baselines: bool, scaling: bool, **_: Any
    ) -> Document:
        if scaling:
            return bench_scaling(seed, workers=workers, say=self.progress)
        absent = missing() if baselines else []
        wanted = [name for name in BASELINES if name not in absent] if baselines else []
        done = bench_disclosure(pages, seed, workers=workers, baselines=wanted, say=self.progress)
        how = "is not installed: pip install --require-hashes --no-deps -r requirements/bench.txt"
        return {**done, "missing": dict.fromkeys(absent, how)}

    def _altered(
        self, *, changes: int, unchanged: int, read: int, seed: int, workers: int, **_: Any
    ) -> Document:
        faces = [(FONTS / f"{name}.woff", typed) for name, typed in _FACES.items()]
        done = bench_altered(
            changes, unchanged, seed, self.progress, faces=faces, readings=read, workers=workers
        )
        return {"altered": done}

    def _flags(self, pages: int, seed: int) -> list[Document]:
        self.progress("Making the pages of the case file ...")
        with tempfile.TemporaryDirectory() as folder:
            made = [page for file in iter_case_file(Path(folder)) for page in file.pages]
        texts = [" ".join(word.text for word in page.words) for page in made if page.words]
        lexicon = read_lexicon(shipped_text())
        return bench_flags(lexicon, pages, seed, {"the demo's case file": texts * 3})

    def _search(self, pages: int) -> Document:
        return bench_search(pages, say=self.progress)

    def _ingest(self, scans: int, digital: int, rounds: int) -> Document:
        with tempfile.TemporaryDirectory(dir=settings.REOPEN_HOME) as folder:
            self.progress("Making pages ...")
            scanned = _scans(Path(folder) / "case", scans)
            typed = _digital(Path(folder), digital)
            return {
                "ingest": [
                    bench_ocr(scanned, rounds=rounds, say=self.progress).as_json,
                    bench_digital(typed, rounds=rounds, say=self.progress).as_json,
                ]
            }

    def words(self, document: Document) -> str:
        if "disclosure" in document or "scaling" in document:
            return in_words(document)
        if "altered" in document:
            return altered_in_words(document["altered"])
        if "public_pages" in document:
            return pages_in_words(document["public_pages"])
        if "flags" in document:
            return flags_in_words(document["flags"])
        if "search" in document:
            head = (
                f"{document['pages']} pages, {document['cases']} cases "
                f"({document['walled_cases']} walled off), {document['walled_documents']} walled "
                f"documents; medians of {document['rounds']} rounds, milliseconds"
            )
            return "\n".join([head, *(_row(row) for row in document["search"])])
        return "\n".join(
            f"{row['name']}: {row['reopen_pages_per_second']} pages a second, "
            f"bare {row['bare_pages_per_second']}, ratio {row['ratio']} "
            f"(by processor time {row['cpu_ratio']}; {row['pages']} pages)"
            + "".join(
                f"\n  {name}: {other['pages_per_second']}, ratio to bare {other['ratio']} "
                f"(by processor time {other['cpu_ratio']})"
                for name, other in row["also"].items()
            )
            for row in document["ingest"]
        )


def _row(row: Document) -> str:
    return (
        f"{row['name']:<12} p50 {row['p50']:7.2f} (bare {row['bare_p50']:7.2f}, "
        f"ratio {row['p50_ratio']:5.2f})  p95 {row['p95']:7.2f} (bare {row['bare_p95']:7.2f}, "
        f"ratio {row['ratio']:5.2f})  spread {row['spread']:6.2f} (bare {row['bare_spread']:6.2f})"
    )


def _scans(folder: Path, wanted: int) -> list[Share]:
    """Scanned PDFs of the make-believe case file, until there are enough pages."""
    found: list[Share] = []
    for made in iter_case_file(folder):
        if made.path.suffix != ".pdf" or not made.pages[0].words:
            continue
        document = pypdfium2.PdfDocument(made.path)
        found.append((made.path, range(1, len(document) + 1)))
        document.close()
        if sum(len(pages) for _, pages in found) >= wanted:
            break
    return found


def _digital(folder: Path, pages: int) -> list[Path]:
    """PDFs with a text layer, of 200 pages each."""
    words = [word for word in synthetic.vocabulary(synthetic.Size()) if word.isascii()][:5_000]
    paths = []
    for first in range(0, pages, _DIGITAL_PAGES):
        paths.append(folder / f"typed-{first}.pdf")
        write_digital_pdf(paths[-1], min(_DIGITAL_PAGES, pages - first), words, seed=first)
    return paths
