"""The chronology to take away: a table, or a document to work with."""

import io
from collections.abc import Iterable

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Paper

from reopen.accounts.actor import Actor
from reopen.audit.log import Target, record
from reopen.cases.models import Case
from reopen.chronology.dated import DISMISSED, KEPT, Sentences
from reopen.chronology.models import Fact, Standing, Statement
from reopen.kernel.tables import table_response
from reopen.lib.dates import PartialDate, in_words

FORMS = ("csv", "xlsx", "docx")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def export_facts(actor: Actor, case: Case, facts: Iterable[Fact], form: str) -> HttpResponse:
    """The facts in the order given; `form` is one of `FORMS`."""
    rows = list(facts)
    record("fact.list_exported", actor, Target.of(case), {"rows": len(rows), "format": form})
    if form == "docx":
        return _as_document(actor, case, rows)
    headers = [
        _("Date"), _("Date, to sort by"), _("Time"), _("What happened"), _("People"),
        _("Do the sides agree?"), _("Source"), _("Document"), _("Page"), _("Words on the page"),
        _("Further pages"), _("Written by"),
    ]  # fmt: skip
    return table_response(f"chronology-{case.number}", headers, map(_cells, rows), form)


def export_sentences(actor: Actor, case: Case, sentences: Sentences, form: str) -> HttpResponse:
    """The dated sentences as a table; `form` is "csv" or "xlsx"."""
    states = {KEPT: _("Kept as a fact"), DISMISSED: _("Dismissed")}
    headers = [
        _("Date"), _("Date, to sort by"), _("Time"), _("Sentence"), _("What became of it"),
        _("Source"), _("Document"), _("Page"),
    ]  # fmt: skip
    rows = [
        [
            _written(row.date), row.date.text, row.time, row.text,
            states.get(row.state, _("Open")), row.page.document.source.name,
            row.page.document.name, row.page.number,
        ]
        for row in sentences
    ]  # fmt: skip
    facts = {"rows": len(rows), "format": form}
    record("dated_sentence.list_exported", actor, Target.of(case), facts)
    return table_response(f"dated-sentences-{case.number}", headers, rows, form)


def _cells(fact: Fact) -> list[object]:
    return [
        _written(fact.date), fact.date.text, fact.time, fact.text, fact.people,
        fact.get_standing_display(),
        fact.document.source.name if fact.document else "",
        fact.document.name if fact.document else "", fact.number or "", fact.quote,
        "; ".join(_places(fact)[1:]), fact.author.user.get_full_name(),
    ]  # fmt: skip


def _places(fact: Fact) -> list[str]:
    """The pages a fact is tied to, its own first; an empty text where it has none."""
    pages = [(fact.document, fact.number)]
    pages += [(cited.document, cited.number) for cited in getattr(fact, "cited", ())]
    return [
        _("%(document)s, page %(page)d") % {"document": document.name, "page": number}
        if document
        else ""
        for document, number in pages
    ]


def _written(date: PartialDate) -> str:
    return in_words(date, get_language() or "en") if date else _("date not known")


def _as_document(actor: Actor, case: Case, facts: list[Fact]) -> HttpResponse:
    paper = Document()
    paper.core_properties.author = actor.organization.name
    paper.core_properties.language = get_language() or "en"
    paper.add_heading(_("Chronology"), 0)
    paper.add_paragraph(f"{case.number} {case.title}\n{actor.organization.name}")
    made = {"day": timezone.localtime().strftime("%Y-%m-%d %H:%M %Z"), "n": len(facts)}
    paper.add_paragraph(_("%(n)d facts, made on %(day)s. Attorney work product.") % made)
    paper.add_paragraph(
        _("A date stands as precisely as it is known. A month or a year is not its first day.")
    )
    _entries(paper, facts)
    out = io.BytesIO()
    paper.save(out)
    response = HttpResponse(out.getvalue(), content_type=_WORD)
    response["Content-Disposition"] = f'attachment; filename="chronology-{case.number}.docx"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _entries(paper: Paper, facts: list[Fact]) -> None:
    """One row for each fact: when, what with who and how it stands, and where it is written."""
    table = paper.add_table(rows=1, cols=3, style="Table Grid")
    for cell, words in zip(
        table.rows[0].cells, (_("Date"), _("What happened"), _("Page")), strict=True
    ):
        cell.paragraphs[0].add_run(words).bold = True
    for fact in facts:
        when, what, where = table.add_row().cells
        when.text = " ".join(filter(None, (_written(fact.date), fact.time)))
        what.text = fact.text
        standing = "" if fact.standing == Standing.UNKNOWN else fact.get_standing_display()
        beside = " · ".join(filter(None, (fact.people, standing)))
        if beside:
            what.add_paragraph().add_run(beside).italic = True
        where.text = "\n".join(filter(None, _places(fact)))


def export_statements(
    actor: Actor, case: Case, statements: Iterable[Statement], form: str
) -> HttpResponse:
    """The statements as a table; `form` is "csv" or "xlsx"."""
    headers = [
        _("Witness"), _("Date"), _("Date, to sort by"), _("Occasion"), _("Source"), _("Document"),
        _("First page"), _("Last page"), _("Note"),
    ]  # fmt: skip
    rows = [
        [
            one.witness, _written(one.date), one.date.text, one.get_kind_display(),
            one.document.source.name, one.document.name, one.first, one.last, one.note,
        ]
        for one in statements
    ]  # fmt: skip
    facts = {"rows": len(rows), "format": form}
    record("statement.list_exported", actor, Target.of(case), facts)
    return table_response(f"statements-{case.number}", headers, rows, form)
