"""`reopen places load`: brings jurisdictions, counties, courts, agencies and prisons up to date."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reopen.places.actions import load_places
from reopen.places.datafiles import SHIPPED, DataFileError


class Command(BaseCommand):
    help = "Places: load the data files (may be run again at any time)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["load"], help="bring the tables up to the files")
        parser.add_argument("--folder", type=Path, default=SHIPPED, help="default: shipped files")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *_args: str, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        try:
            loaded = load_places(folder)
        except DataFileError as error:
            raise CommandError(" ".join(error.messages)) from error
        if options["json"]:
            self.stdout.write(json.dumps({"tables": [asdict(table) for table in loaded]}))
            return
        for table in loaded:
            self.stdout.write(
                f"{table.table}: {table.rows} in the files, {table.created} new, "
                f"{table.changed} changed, {table.absent} kept that no file names."
            )
