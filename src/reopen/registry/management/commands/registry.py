"""`reopen registry import|figures`: exports of the National Registry, and figures from them."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from reopen.kernel.commands import Document, ReopenCommand
from reopen.lib.registry import NotAnExportError
from reopen.registry.importing import File, check, take_over
from reopen.registry.queries import DIMENSIONS, Selection, by, figures
from reopen.registry.telling import figures_document, figures_words, import_words

CONSOLE = "Reopen (this installation)"


class Command(ReopenCommand):
    help = "Exonerations: import exports of the National Registry, and figures from them."
    group = "Public side"

    def options(self, parser: CommandParser) -> None:
        take = self.part(parser, "import", "Read an export of any vintage (CSV or XLSX).")
        take.add_argument("file", type=Path, metavar="FILE")
        take.add_argument("--dry-run", action="store_true", help="say what would change, only")
        take.add_argument("--made-up", action="store_true", help="plainly fictional rows")
        tell = self.part(parser, "figures", "Figures with set, date and what is missing.")
        tell.add_argument("--year", type=int, metavar="Y", help="of the exoneration")
        tell.add_argument("--as-of", type=_day, metavar="DATE", help="as posted by that day")
        tell.add_argument("--by", choices=DIMENSIONS, help="one line for each")

    def answer(self, **options: Any) -> Document:
        return self._import(**options) if options["part"] == "import" else self._figures(**options)

    def words(self, document: Document) -> str:
        return figures_words(document) if "figures" in document else import_words(document)

    def _import(self, *, file: Path, dry_run: bool, made_up: bool, **_: Any) -> Document:
        try:
            given = File(file.read_bytes(), file.name)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        try:
            if dry_run:
                return {**check(given, made_up=made_up).report.document(), "dry_run": True}
            found, _made = take_over(given, by=CONSOLE, made_up=made_up)
        except NotAnExportError as error:
            raise CommandError(f"{file.name}: {error}") from error
        return {**found.document(), "dry_run": False}

    def _figures(self, *, year: int | None, as_of: date | None, **options: Any) -> Document:
        selection = Selection(year=year)
        document = figures_document(figures(selection, as_of))
        if dimension := options["by"]:
            document["by"] = dimension
            document["groups"] = [
                {"key": g.key, "label": g.label, "n": g.n, "years_lost": float(g.years_lost)}
                | {"figures": g.counts}
                for g in by(dimension, selection, as_of)
            ]
        return document


def _day(text: str) -> date:
    return date.fromisoformat(text)
