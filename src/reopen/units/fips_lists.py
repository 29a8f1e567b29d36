"""Reads a list of county codes as people have them: from a spreadsheet, a mail, another program."""

import csv
import io
import re
from dataclasses import dataclass

_HEADERS = ("fips", "county_fips", "countyfips", "geoid", "fips_code", "code")
_CODE = re.compile(r"(?:\d{7}US|US-?)?(\d{4,5})(?:\.0+)?", re.IGNORECASE)


@dataclass(frozen=True)
class FipsList:
    """`codes`: five digits each, once, in the order of the file. `lines` that named something."""

    codes: tuple[str, ...]
    unreadable: tuple[str, ...]
    lines: int


def read_list(content: bytes) -> FipsList:
    """One code a line; or the column with codes, where the first line names one.

    Leading zeros that a spreadsheet lost are put back; a byte-order mark, quotes, blanks, comments
    (#) and doubles change nothing. What is no county code is kept in `unreadable`.
    Raises `UnicodeError` for what is not text.
    """
    text = content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    rows = [row for row in _rows(text) if row]
    column = _column(rows[0]) if rows else 0
    if rows and not _CODE.fullmatch(_cell(rows[0], column)):
        rows = rows[1:]
    codes: dict[str, None] = {}
    unreadable: list[str] = []
    named = [cell for row in rows for cell in _named(row, column) if cell]
    for cell in named:
        code = _CODE.fullmatch(cell)
        if code is None:
            unreadable.append(cell)
        else:
            codes[code.group(1).zfill(5)] = None
    return FipsList(tuple(codes), tuple(unreadable), len(named))


def _rows(text: str) -> list[list[str]]:
    lines = [line.split("#", 1)[0].strip() for line in text.splitlines()]
    kept = [line for line in lines if line]
    mark = next((mark for mark in ("\t", ";", ",") if kept and mark in kept[0]), ",")
    return [
        [cell.strip().strip("'\"").strip() for cell in row]
        for row in csv.reader(io.StringIO("\n".join(kept)), delimiter=mark, skipinitialspace=True)
    ]


def _column(header: list[str]) -> int:
    names = [cell.casefold() for cell in header]
    return next((names.index(name) for name in _HEADERS if name in names), 0)


def _named(row: list[str], column: int) -> list[str]:
    """The cell of the column; all cells of a line that holds nothing but codes."""
    return row if all(map(_CODE.fullmatch, row)) else [_cell(row, column)]


def _cell(row: list[str], column: int) -> str:
    return row[column] if column < len(row) else ""
