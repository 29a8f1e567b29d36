"""The report as a workbook and as a plain table."""

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from reopen.disclosure.models import Finding
from reopen.disclosure.report import words
from reopen.disclosure.report.content import Content, Line
from reopen.kernel.tables import harmless

Row = Sequence[object]


def csv_of(content: Content) -> bytes:
    """The list, page by page."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(words.headers())
    writer.writerows([harmless(cell) for cell in row_of(line)] for line in content.lines)
    return out.getvalue().encode("utf-8-sig")


def xlsx_of(content: Content) -> bytes:
    """The list, the documents, the files with their hashes, and what was done, a sheet for each."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    bold = book.add_format({"bold": True})
    labels = [str(label) for label in Finding.labels]
    sheets: list[tuple[str, Row, Iterable[Row]]] = [
        (_("Pages"), words.headers(), map(row_of, content.lines)),
        (
            _("Documents"),
            [_("Source"), _("Document"), _("Pages"), *labels],
            (
                [source, name, pages, *(counted[status] for status in Finding.values)]
                for source, name, pages, counted in content.by_document
            ),
        ),
        (
            _("Files"),
            words.file_headers(),
            (
                [each.side, each.source, each.path, each.pages, each.sha256, each.came]
                for each in content.files
            ),
        ),
        (_("About"), [content.title, ""], about(content)),
    ]
    for name, headers, rows in sheets:
        sheet = book.add_worksheet(name[:31])
        _fill(sheet, bold, headers, rows)
    book.close()
    return out.getvalue()


def about(content: Content) -> list[Row]:
    """What was done, in two columns."""
    rows: list[Row] = [
        (_("Case"), content.case),
        (_("Organization"), content.organization),
        (_("Compared"), content.compared),
        (_("Report made"), content.made),
        (_("Method"), content.method),
    ]
    rows += [(words.side(side), name) for side, names in content.sides.items() for name in names]
    rows += [(Finding(status).label, number) for status, number in content.counts.items()]
    rows += words.meanings()
    rows += [(_("How it was done"), sentence) for sentence in words.method()]
    rows += [(_("What is not claimed"), sentence) for sentence in content.caveats]
    rows += [(_("Not compared"), sentence) for sentence in content.left_out]
    rows += [(words.setting(name), value) for name, value in content.settings.items()]
    rows += [(_("Decided by"), who) for who in content.people]
    return rows


def row_of(line: Line) -> Row:
    """A line of the list as cells."""
    copies = tuple(map(str, line.copies))
    joined = ("\n".join(each) for each in (copies, line.differences, line.decided, line.notes))
    return [line.source, line.document, line.path, line.page, line.status_words, *joined]


def _fill(
    sheet: xlsxwriter.worksheet.Worksheet, bold: object, headers: Row, rows: Iterable[Row]
) -> None:
    for column, header in enumerate(headers):
        sheet.write_string(0, column, str(header), bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                sheet.write_number(number, column, cell)
            else:
                sheet.write_string(number, column, "" if cell is None else str(cell))
    sheet.freeze_panes(1, 0)
    sheet.autofit(300)
