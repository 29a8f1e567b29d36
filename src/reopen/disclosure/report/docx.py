"""The report as a Word document, to be edited before it is attached."""

import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.shared import Pt

from reopen.disclosure.models import Finding
from reopen.disclosure.report import words
from reopen.disclosure.report.content import Content
from reopen.disclosure.report.ranges import Range, ranges_of

_LONGEST = 400  # letters of a difference that are printed


def docx_of(content: Content) -> bytes:
    """The whole report."""
    paper = Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    paper.styles["Normal"].font.size = Pt(10)
    paper.core_properties.title = content.title
    paper.core_properties.author = content.organization
    _head(paper, content)
    paper.add_heading(_("By document"), 1)
    labels = [str(label) for label in Finding.labels]
    _table(
        paper,
        [_("Source"), _("Document"), _("Pages"), *labels],
        (
            [source, name, pages, *(counted[status] or "" for status in Finding.values)]
            for source, name, pages, counted in content.by_document
        ),
    )
    paper.add_heading(_("Page by page"), 1)
    _table(paper, list_headers(), map(list_row, ranges_of(content.lines)))
    paper.add_heading(_("Files compared"), 1)
    _table(
        paper,
        words.file_headers(),
        ([f.side, f.source, f.path, f.pages, f.sha256, f.came] for f in content.files),
    )
    for sentence in content.left_out:
        paper.add_paragraph(sentence)
    _foot(paper, content)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def list_headers() -> list[str]:
    """The columns of the printed list."""
    return [
        _("Document"), _("Page"), _("What became of it"), _("Copy in the defense set"),
        _("What differs"), _("Decided"),
    ]  # fmt: skip


def list_row(each: Range) -> list[object]:
    """A line of the printed list."""
    line = each.line
    differs = "\n".join(each[:_LONGEST] for each in line.differences[:12])
    if len(line.differences) > 12:
        more = len(line.differences) - 12
        differs += "\n" + _("and %(n)d places more") % {"n": more}
    decided = "\n".join((*line.decided, *line.notes))
    copies = "\n".join(map(str, each.copies))
    return [line.document, each.pages, line.status_words, copies, differs, decided]


def _head(paper: Paper, content: Content) -> None:
    paper.add_heading(content.title, 0)
    paper.add_paragraph(f"{content.case}\n{content.organization}")
    if content.compared:
        moments = {"compared": content.compared, "made": content.made}
        paper.add_paragraph(_("Compared %(compared)s. Report made %(made)s.") % moments)
    for side, names in content.sides.items():
        paper.add_heading(words.side(side), 2)
        for name in names:
            paper.add_paragraph(name, style="List Bullet")
    paper.add_heading(_("Outcome"), 1)
    rows = [[Finding(status).label, number] for status, number in content.counts.items()]
    _table(paper, [_("What became of it"), _("Pages")], rows)
    for name, meaning in words.meanings():
        paragraph = paper.add_paragraph()
        paragraph.add_run(f"{name}. ").bold = True
        paragraph.add_run(meaning)
    paper.add_heading(_("What is not claimed"), 1)
    for sentence in content.caveats:
        paper.add_paragraph(sentence)
    paper.add_heading(_("How it was done"), 1)
    for sentence in words.method():
        paper.add_paragraph(sentence)


def _foot(paper: Paper, content: Content) -> None:
    paper.add_heading(_("Method and settings"), 1)
    rows = [[words.setting(name), value] for name, value in content.settings.items()]
    _table(paper, [_("Setting"), _("Value")], rows)
    paper.add_heading(_("Who decided"), 1)
    for who in content.people or [_("Nobody has decided about a page yet.")]:
        paper.add_paragraph(who)
    paper.add_heading(_("Signatures"), 1)
    for role in (_("Compared by"), _("Reviewed by"), _("Attorney")):
        paper.add_paragraph(f"\n{role}: ______________________________   {_('Date')}: ____________")


def _table(paper: Paper, headers: Sequence[object], rows: Iterable[Sequence[object]]) -> None:
    cells = [list(map(str, headers)), *(list(map(str, row)) for row in rows)]
    table = paper.add_table(rows=len(cells), cols=len(headers))
    table.style = "Light Grid Accent 1"
    # Asked for once: the library counts the whole table anew for every cell that is asked of it.
    places = iter(table._cells)  # noqa: SLF001
    for row in cells:
        for value in row:
            next(places).text = value
