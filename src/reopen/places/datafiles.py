"""Reads the data files of places: CSV whose first line, "# …", says where the rows come from."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError

from reopen.lib.dates import DateError, PartialDate

SHIPPED = Path(__file__).parent / "data"


class DataFileError(ValidationError):
    """A data file breaks its rules; the message names file, line and column."""


@dataclass(frozen=True)
class Row:
    """One line of a data file."""

    path: Path
    line: int
    source: str
    cells: dict[str, str]

    def problem(self, text: str) -> DataFileError:
        """The error to raise about this line."""
        return DataFileError(f"{self.path.name}, line {self.line}: {text}")


def rows(folder: Path, prefix: str) -> Iterator[Row]:
    """The lines of all files whose names begin with the prefix, in the order of their names."""
    for path in sorted(folder.glob(f"{prefix}*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            source = next(lines, "")
            if not source.startswith("# ") or not source[2:].strip():
                raise DataFileError(f"{path.name}: the first line must say the source, after “# ”.")
            for number, cells in enumerate(csv.DictReader(lines), start=3):
                filled = {k: v.strip() for k, v in cells.items() if k and v and v.strip()}
                yield Row(path, number, filled.pop("source", source[2:].strip()), filled)


def yes_or_no(text: str) -> bool:
    """Reads "yes" and "no"."""
    if text not in {"yes", "no"}:
        raise ValueError("must be yes or no")
    return text == "yes"


def partial_date(text: str) -> PartialDate:
    """Reads the stored form of a partial date."""
    return PartialDate.from_text(text)


def several(text: str) -> list[str]:
    """Reads "Dade County; Dade" as a list."""
    return [part.strip() for part in text.split(";") if part.strip()]


CONVERTERS: dict[str, Callable[[str], object]] = {
    "aliases": several,
    "since": partial_date,
    "until": partial_date,
    "verified": yes_or_no,
    "fictional": yes_or_no,
    "population": int,
    "population_year": int,
}


def converted(row: Row, column: str) -> object:
    """The value of one cell, in the type of the column."""
    convert = CONVERTERS.get(column, str)
    try:
        return convert(row.cells[column])
    except (DateError, ValueError) as error:
        raise row.problem(f"{column}: {error}") from error
