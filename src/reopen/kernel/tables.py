"""Tables to take away, as CSV or XLSX, in which no cell can act as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter
from django.http import HttpResponse

# What a spreadsheet may take for the start of a formula, full-width forms included.
_ACTIVE = tuple("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def harmless(cell: object) -> str:
    """The cell as text; an apostrophe goes before what a spreadsheet would run."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_ACTIVE) else text


def table_response(
    name: str, headers: Sequence[str], rows: Iterable[Sequence[object]], form: str
) -> HttpResponse:
    """The table as a download; `form` is "csv" or "xlsx"."""
    body, kind = (
        (_as_xlsx(headers, rows), _XLSX)
        if form == "xlsx"
        else (_as_csv(headers, rows), "text/csv; charset=utf-8")
    )
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def csv_lines(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The table as CSV, line by line, however long it is. Numbers are left as they are."""
    out = io.StringIO()
    writer = csv.writer(out)
    yield b"\xef\xbb\xbf"  # spreadsheets read UTF-8 only with the mark
    writer.writerow(headers)
    for row in rows:
        yield _drained(out)
        writer.writerow([cell if type(cell) in (int, float) else harmless(cell) for cell in row])
    yield _drained(out)


def _drained(out: io.StringIO) -> bytes:
    line = out.getvalue().encode()
    out.seek(0)
    out.truncate()
    return line


def _as_csv(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    return b"".join(csv_lines(headers, rows))


def _as_xlsx(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, bold)
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            sheet.write_string(line, column, "" if cell is None else str(cell))
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
