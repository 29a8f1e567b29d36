"""`reopen bench`: figures of Reopen and of the bare engines from one run."""

import tempfile
from pathlib import Path
from typing import Any

import pypdfium2
from django.core.management.base import CommandParser

from reopen.demo.casefile.build import iter_case_file
from reopen.documents.benchmark import (
    bench_digital,
    bench_ocr,
    in_new_installation,
    write_digital_pdf,
)
from reopen.documents.benchmark_search import bench_search
from reopen.kernel.commands import Document, ReopenCommand
from reopen.lib.reading.bench import Share
from reopen.lib.search import synthetic


class Command(ReopenCommand):
    help = "Measure ingest and search beside the bare engines."
    group = "Work on it"

    @staticmethod
    def needs_installation(arguments: list[str]) -> bool:
        """Everything is measured in installations of their own."""
        return "--inside" in arguments

    def options(self, parser: CommandParser) -> None:
        ingest = self.part(parser, "ingest", "Pages a second from file to searchable page.")
        ingest.add_argument("--scans", type=int, default=48, help="scanned pages, at least")
        ingest.add_argument("--digital", type=int, default=400, help="born-digital pages")
        ingest.add_argument("--rounds", type=int, default=3)
        search = self.part(
            parser, "search", "Milliseconds a search takes, walls and checks included."
        )
        search.add_argument("--pages", type=int, default=200_000)
        search.add_argument("--inside", action="store_true", help="in this installation")

    def answer(self, *, part: str, **options: Any) -> Document:
        if part == "search":
            if options["inside"]:
                return bench_search(options["pages"], say=self.progress)
            return in_new_installation("bench", "search", "--inside", "--pages", options["pages"])
        with tempfile.TemporaryDirectory(prefix="reopen-pages-") as folder:
            self.progress("Making pages ...")
            scans = _scans(Path(folder) / "case", options["scans"])
            digital = _digital(Path(folder), options["digital"])
            rounds = options["rounds"]
            return {
                "ingest": [
                    bench_ocr(scans, rounds=rounds, say=self.progress).as_json,
                    bench_digital(digital, rounds=rounds, say=self.progress).as_json,
                ]
            }

    def words(self, document: Document) -> str:
        if "search" in document:
            return "\n".join(
                f"{row['name']:<14} p95 {row['p95']:8.2f} ms, bare {row['bare_p95']:8.2f} ms, "
                f"ratio {row['ratio']}"
                for row in document["search"]
            )
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
    """Two PDFs with a text layer: one for each of two cores."""
    words = [word for word in synthetic.vocabulary(synthetic.Size()) if word.isascii()][:5_000]
    paths = [folder / "first.pdf", folder / "second.pdf"]
    for number, path in enumerate(paths):
        write_digital_pdf(path, pages // 2, words, seed=number * 100_000)
    return paths
