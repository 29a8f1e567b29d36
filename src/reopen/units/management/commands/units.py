"""`reopen units load | coverage`."""

import argparse
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from reopen.editing.shipping import conflicts
from reopen.kernel.commands import Document, ReopenCommand
from reopen.places.models import County
from reopen.units.fips_lists import read_list
from reopen.units.loading import load_units
from reopen.units.queries import Coverage, coverage


class Command(ReopenCommand):
    help = "Conviction integrity units: load the shipped directory, compute coverage."
    group = "Public side"

    def options(self, parser: CommandParser) -> None:
        self.part(parser, "load", "bring the directory up to the content that comes with Reopen")
        share = self.part(parser, "coverage", "counties and share of people where units work")
        share.add_argument(
            "--fips-file", type=Path, help="count exactly these counties: one FIPS code a line"
        )
        share.add_argument("--as-of", type=_day, metavar="DATE", help="default: today")

    def answer(self, **options: Any) -> Document:
        if options["part"] == "load":
            loaded = load_units()
            for key in conflicts(loaded):
                self.progress(
                    f"{key}: an editor changed it; what the content says waits for review."
                )
            return {"kinds": [asdict(kind) for kind in loaded]}
        return self._coverage(options["fips_file"], options["as_of"] or timezone.localdate())

    def words(self, document: Document) -> str:
        if "kinds" in document:
            return "\n".join(
                f"{kind['kind']}: {kind['entries']} in the content, {kind['created']} new, "
                f"{kind['changed']} changed, {kind['withdrawn']} withdrawn, "
                f"{len(kind['conflicts'])} kept as edited."
                for kind in document["kinds"]
            )
        return (
            f"{document['counties']} counties with {document['population']:,} of "
            f"{document['of_population']:,} people: {document['share']:.2%}."
        )

    def _coverage(self, file: Path | None, on: date) -> Document:
        if file is None:
            found = coverage(on=on)
            return _document(found) | {"with_unverified": _document(found.with_unverified)}
        try:
            told = read_list(file.read_bytes())
        except (OSError, UnicodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        known = {county.fips: county for county in County.objects.real().exclude(fips="")}
        unknown = [*told.unreadable, *(code for code in told.codes if code not in known)]
        for code in unknown:
            self.progress(f"{code}: no county has this code; it was left out.")
        counties = [known[code] for code in told.codes if code in known]
        return _document(coverage(counties, on)) | {"unknown": unknown, "listed": told.lines}


def _document(found: Coverage | None) -> Document:
    if found is None:
        return {}
    return {
        "as_of": found.on.isoformat(),
        "counties": found.counties,
        "population": found.population,
        "of_population": found.of_population,
        "share": found.share,
        "of_counties": found.of_counties,
        "without_population": list(found.without_population),
        "population_from": "US Census Bureau, population estimates 2019: 50 states and DC",
    }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("write the date as 2026-11-22") from error
