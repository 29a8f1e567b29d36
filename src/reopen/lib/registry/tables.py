"""From the bytes of a file to a table: its header line and its rows, with the line of each.

CSV in UTF-8, UTF-16 or Windows-1252, divided by commas, semicolons, tabs or bars; and workbooks.
The header may stand some lines down; a line that only counts ("Count= 3291") is no row. Nothing
larger than the limits below is opened: files come from strangers.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook

from reopen.lib.registry.columns import fitting

MAX_BYTES = 40 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
MAX_ROWS = 60_000
MAX_COLUMNS = 400
MAX_CELL = 20_000
HEADER_WITHIN = 25  # lines
FEWEST = 4  # recognized columns that make a line a header

_DELIMITERS = (",", "\t", ";", "|")
_COUNT = re.compile(r"^\W*(count|total|sum)\b\W*[\d,.]*\W*$", re.IGNORECASE)
_HTML = re.compile(rb"^\s*(<!doctype html|<html|<head|<\?xml[^>]*>\s*<html)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"

Row = tuple[int, list[str]]


class NotAnExportError(ValueError):
    """The file is no export of the Registry; the message is one sentence for the person."""


@dataclass(frozen=True)
class Table:
    """`rows` are (line, cells), each as long as the header. `says` is the count line's number."""

    headers: list[str]
    rows: list[Row]
    says: int | None = None


def read_table(content: bytes) -> Table:
    """Reads the table that looks most like an export. Raises `NotAnExportError`."""
    if not content.strip():
        raise NotAnExportError("The file is empty.")
    if len(content) > MAX_BYTES:
        raise NotAnExportError("The file is larger than an export can be.")
    if content.startswith(_PDF):
        raise NotAnExportError("This is a PDF, not an export: save the list as CSV or XLSX.")
    if content.startswith((_ZIP, _OLE)):
        return _best(_sheets(content))
    if _HTML.match(content[:2000].removeprefix(b"\xef\xbb\xbf")):
        raise NotAnExportError("This is a web page, perhaps an error page, not an export.")
    return _best(_texts(content))


def _best(tables: Iterator[list[Row]]) -> Table:
    found: list[tuple[int, Table]] = []
    for lines in tables:
        place, fit = _header(lines)
        if fit >= FEWEST:
            found.append((fit, _table(lines, place)))
    if not found:
        raise NotAnExportError(
            "No line of this file reads like the header of a Registry export "
            "(name, state, exonerated, …)."
        )
    return max(found, key=lambda pair: pair[0])[1]


def _header(lines: list[Row]) -> tuple[int, int]:
    """Where the header stands, and how many of its columns are known."""
    fits = [fitting(cells) for _, cells in lines[:HEADER_WITHIN]]
    best = max(range(len(fits)), key=lambda place: fits[place], default=0)
    return best, fits[best] if fits else 0


def _table(lines: list[Row], place: int) -> Table:
    headers = [cell.strip() for cell in lines[place][1]]
    while headers and not headers[-1]:
        headers.pop()
    if len(headers) > MAX_COLUMNS:
        raise NotAnExportError("The file has more columns than an export can have.")
    says, rows = None, []
    for number, cells in lines[:place] + lines[place + 1 :]:
        filled = [cell for cell in cells if cell.strip()]
        if not filled:
            continue
        if len(filled) <= 2 and _COUNT.match(" ".join(filled)):
            says = int(re.sub(r"\D", "", " ".join(filled)) or 0) or None
        elif number > lines[place][0]:
            rows.append((number, _fitted(cells, len(headers))))
    if not rows:
        raise NotAnExportError("The file has a header and no rows.")
    return Table(headers, rows, says)


def _fitted(cells: list[str], width: int) -> list[str]:
    return [*cells[:width], *[""] * (width - len(cells))]


def _texts(content: bytes) -> Iterator[list[Row]]:
    """The lines of a text file, read with every divider."""
    text = _decoded(content)
    for delimiter in _DELIMITERS:
        if delimiter in text[:200_000]:
            yield _lines(text, delimiter)


def _lines(text: str, delimiter: str) -> list[Row]:
    lines: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            lines.append((reader.line_num, [_clean(cell) for cell in cells]))
            if len(lines) > MAX_ROWS:
                raise NotAnExportError("The file has more rows than an export can have.")
    except csv.Error:  # a stray quote that swallows everything: not with this divider
        return []
    return lines


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _sheets(content: bytes) -> Iterator[list[Row]]:
    """The lines of every sheet of a workbook."""
    try:
        if content.startswith(_ZIP):
            _bounded(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
                continue
            cells = sheet.to_python(skip_empty_area=False)
            yield [(n, [_shown(cell) for cell in line]) for n, line in enumerate(cells, start=1)]
    except (CalamineError, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        if isinstance(error, NotAnExportError):
            raise
        raise NotAnExportError("This file is no workbook that can be opened.") from error


def _bounded(content: bytes) -> None:
    """Refuses archives that unpack to more than any export is."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    if "xl/workbook.xml" not in {part.filename for part in parts} and not any(
        part.filename == "content.xml" for part in parts
    ):
        raise NotAnExportError("This is an archive, not a workbook.")
    if len(parts) > 2000 or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise NotAnExportError("The workbook unpacks to more than an export can be.")


def _shown(cell: float | str | bool | time | date | datetime | timedelta) -> str:
    """A cell as a person sees it: whole numbers without a point, dates as ISO 8601."""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(round(cell, 6))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return _clean(cell.isoformat() if isinstance(cell, date | time) else str(cell))


def _clean(cell: str) -> str:
    return _CONTROLS.sub("", cell.replace("\xa0", " "))[:MAX_CELL].strip()
