"""Lists of the room to take away."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.audit.log import Target, record
from reopen.cases.models import Case
from reopen.documents.models import Document
from reopen.kernel.tables import table_response
from reopen.lib.dates import in_words
from reopen.review.codes import CodeWords
from reopen.review.models import CodingPanel, Exhibit, PageNote
from reopen.review.queries_coding import in_words_of, questions_of


def export_notes(actor: Actor, case: Case, notes: "QuerySet[PageNote]", form: str) -> HttpResponse:
    """The notes as a table; private ones of the actor are in it, for she took it."""
    words = CodeWords(actor)
    headers = [
        _("Source"), _("Document"), _("Page"), _("Words on the page"), _("Note"), _("Issues"),
        _("Outline"), _("Who sees it"), _("Written by"), _("Written"), _("Changed"),
    ]  # fmt: skip
    rows = [
        [
            note.document.source.name, note.document.name, note.number, note.quote, note.text,
            "; ".join(words.label(key) for key in note.codes), note.get_color_display(),
            note.get_visibility_display(), note.author.user.get_full_name(),
            note.written_at.isoformat(timespec="minutes"),
            note.changed_at.isoformat(timespec="minutes") if note.changed_at else "",
        ]
        for note in notes
    ]  # fmt: skip
    record("page_note.list_exported", actor, Target.of(case), {"rows": len(rows), "format": form})
    return table_response(f"notes-{case.number}", headers, rows, form)


def export_exhibits(actor: Actor, case: Case, exhibits: list[Exhibit], form: str) -> HttpResponse:
    """The exhibits as a table, with the pages where each stands."""
    headers = [
        _("Number"), _("What it is"), _("What became of it"), _("When"), _("Offered by"),
        _("Pages"), _("Note"),
    ]  # fmt: skip
    rows = [
        [
            exhibit.number, exhibit.title, exhibit.get_status_display(),
            in_words(exhibit.happened_on, get_language() or "en") if exhibit.happened_on else "",
            exhibit.by,
            "; ".join(f"{it.document.path}: {it.first}-{it.last}" for it in exhibit.pages.all()),
            exhibit.note,
        ]
        for exhibit in exhibits
    ]  # fmt: skip
    record("exhibit.list_exported", actor, Target.of(case), {"rows": len(rows), "format": form})
    return table_response(f"exhibits-{case.number}", headers, rows, form)


def export_coding(
    actor: Actor, case: Case, panel: CodingPanel, documents: "QuerySet[Document]", form: str
) -> HttpResponse:
    """The documents with what stands for each question, who coded it and when."""
    questions = questions_of(panel)
    headers = [
        _("Source"), _("Document"), _("Path"), *(field.label for field in questions),
        _("Coded by"), _("When"), _("People differ"),
    ]  # fmt: skip
    rows = []
    for document in documents:
        coding = next(iter(document.coded), None)  # type: ignore[attr-defined]
        row = [document.source.name, document.name, document.path]
        row += [in_words_of(each, coding.said(each.key)) if coding else "" for each in questions]
        if coding:
            row += [coding.by.user.get_full_name(), coding.at.isoformat(timespec="minutes")]
            row.append(_("yes") if coding.differs else _("no"))
        rows.append(row)
    record("coding.list_exported", actor, Target.of(case), {"rows": len(rows), "format": form})
    return table_response(f"coding-{case.number}", headers, rows, form)
