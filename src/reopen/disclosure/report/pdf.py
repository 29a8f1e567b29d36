"""The report as PDF: paper to attach to a motion."""

import io
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import reportlab
from django.utils.translation import gettext as _
from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    LongTable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    TableStyle,
)

from reopen.disclosure.models import Finding
from reopen.disclosure.report import words
from reopen.disclosure.report.content import Content
from reopen.disclosure.report.docx import list_headers, list_row
from reopen.disclosure.report.ranges import ranges_of

_FONTS = Path(reportlab.__file__).parent / "fonts"  # Bitstream Vera, which comes with the library
_INK, _SOFT, _LINE = (
    colors.HexColor("#1b1a18"),
    colors.HexColor("#57544c"),
    colors.HexColor("#dcd8cc"),
)
_TEXT = ParagraphStyle("text", fontName="Vera", fontSize=9, leading=13, textColor=_INK)
_SMALL = ParagraphStyle("small", parent=_TEXT, fontSize=7, leading=9, wordWrap="CJK")
_BOLD = ParagraphStyle("bold", parent=_SMALL, fontName="VeraBd", wordWrap=None)
_TITLE = ParagraphStyle("title", parent=_TEXT, fontName="VeraBd", fontSize=16, leading=21)
_HEAD = ParagraphStyle(
    "head", parent=_TEXT, fontName="VeraBd", fontSize=11, leading=15, spaceBefore=12, spaceAfter=4
)
_GRID = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, _INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, _LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
)
_WIDTH = 10 * inch
_TALL, _LINES = 700, 20  # letters and lines from which a cell may be taller than a sheet
_ROOM = 1.1 * inch  # left on a sheet below which a heading goes to the next


def pdf_of(content: Content) -> bytes:
    """The whole report, on landscape letter paper."""
    for name in ("Vera", "VeraBd"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, _FONTS / f"{name}.ttf"))
    out = io.BytesIO()
    paper = SimpleDocTemplate(
        out,
        pagesize=landscape(letter),
        leftMargin=0.5 * inch,
        rightMargin=0.5 * inch,
        topMargin=0.6 * inch,
        bottomMargin=0.6 * inch,
        title=content.title,
        author=content.organization,
        subject=content.case,
    )
    parts = [*_head(content), *_lists(content), *_foot(content)]

    def page(canvas: Any, _template: Any) -> None:
        canvas.setFont("Vera", 7)
        canvas.setFillColor(_SOFT)
        canvas.drawString(0.5 * inch, 0.35 * inch, f"{content.case} · {content.made}")
        number = _("Page %(number)d") % {"number": canvas.getPageNumber()}
        canvas.drawRightString(10.5 * inch, 0.35 * inch, number)

    paper.build(parts, onFirstPage=page, onLaterPages=page)
    return out.getvalue()


def _head(content: Content) -> list[Flowable]:
    parts: list[Flowable] = [
        _said(content.title, _TITLE),
        Spacer(1, 6),
        _said(content.case),
        _said(content.organization),
    ]
    if content.compared:
        moments = {"compared": content.compared, "made": content.made}
        parts.append(_said(_("Compared %(compared)s. Report made %(made)s.") % moments))
    for side, names in content.sides.items():
        parts.append(_said(words.side(side), _HEAD))
        parts += [_said(name) for name in names]
    parts.append(_said(_("Outcome"), _HEAD))
    meanings = dict(words.meanings())
    rows = [
        [label, number, meanings[label]]
        for label, number in ((str(Finding(s).label), n) for s, n in content.counts.items())
    ]
    headers = [_("What became of it"), _("Pages"), _("What it means")]
    parts.append(_table(headers, rows, [1.9, 0.6, 7.5]))
    parts.append(_said(_("What is not claimed"), _HEAD))
    parts += [_said(sentence) for sentence in content.caveats]
    parts.append(_said(_("How it was done"), _HEAD))
    parts += [_said(sentence) for sentence in words.method()]
    return parts


def _lists(content: Content) -> list[Flowable]:
    labels = [str(label) for label in Finding.labels]
    documents = [
        [source, name, pages, *(counted[status] or "" for status in Finding.values)]
        for source, name, pages, counted in content.by_document
    ]
    files = [
        [each.side, each.source, each.path, each.pages, each.sha256, each.came]
        for each in content.files
    ]
    headers = [_("Source"), _("Document"), _("Pages"), *labels]
    return [
        CondPageBreak(_ROOM),
        _said(_("By document"), _HEAD),
        _table(headers, documents, [2, 3, 0.5, 0.7, 0.8, 0.9, 1.2, 0.9]),
        CondPageBreak(_ROOM),
        _said(_("Page by page"), _HEAD),
        _table(
            list_headers(), map(list_row, ranges_of(content.lines)), [2.2, 0.4, 1.2, 2.2, 2.6, 1.4]
        ),
        CondPageBreak(_ROOM),
        _said(_("Files compared"), _HEAD),
        _table(words.file_headers(), files, [0.8, 1.6, 3.2, 0.5, 3.1, 0.8]),
        *(_said(sentence) for sentence in content.left_out),
    ]


def _foot(content: Content) -> list[Flowable]:
    settings = [[words.setting(name), value] for name, value in content.settings.items()]
    people = content.people or [_("Nobody has decided about a page yet.")]
    lines = (_("Compared by"), _("Reviewed by"), _("Attorney"))
    blank = "_" * 40
    signatures = [
        part
        for role in lines
        for part in (Spacer(1, 22), _said(f"{role}: {blank}   {_('Date')}: {'_' * 16}"))
    ]
    return [
        _said(_("Method and settings"), _HEAD),
        _table([_("Setting"), _("Value")], settings, [3, 7]),
        _said(_("Who decided"), _HEAD),
        *(_said(who) for who in people),
        CondPageBreak(2 * _ROOM),
        _said(_("Signatures"), _HEAD),
        *signatures,
    ]


def _said(text: str, style: ParagraphStyle = _TEXT) -> Paragraph:
    return Paragraph(escape(text), style)


def _table(
    headers: Sequence[object], rows: Iterable[Sequence[object]], shares: Sequence[float]
) -> Flowable:
    """A table over as many sheets as it needs, its header on each; so may be one long note."""
    filled = [[str(value) for value in row] for row in rows]
    tall = any(len(text) > _TALL or text.count("\n") > _LINES for row in filled for text in row)
    cells = [[_cell(header, _BOLD) for header in headers]]
    cells += [[_cell(value, _SMALL) for value in row] for row in filled]
    widths = [_WIDTH * share / sum(shares) for share in shares]
    table = LongTable(cells, colWidths=widths, repeatRows=1, splitInRow=int(tall))
    table.setStyle(_GRID)
    return table


def _cell(value: object, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(str(value)).replace("\n", "<br/>"), style)
