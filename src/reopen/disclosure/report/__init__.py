"""The report of a comparison: what it says (`content`), and as PDF, DOCX, XLSX and CSV."""

from collections.abc import Callable

from django.http import HttpResponse

from reopen.accounts.actor import Actor
from reopen.disclosure.models import Comparison
from reopen.disclosure.queries import Filters
from reopen.disclosure.report.content import Content, content_of
from reopen.disclosure.report.docx import docx_of
from reopen.disclosure.report.pdf import pdf_of
from reopen.disclosure.report.tables import csv_of, xlsx_of

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS: dict[str, tuple[Callable[[Content], bytes], str]] = {
    "pdf": (pdf_of, "application/pdf"),
    "docx": (docx_of, _WORD),
    "xlsx": (xlsx_of, _EXCEL),
    "csv": (csv_of, "text/csv; charset=utf-8"),
}


def made_report(actor: Actor, comparison: Comparison, form: str, filters: Filters) -> HttpResponse:
    """The report as a download, as this actor may know it. `form` is one of `FORMS`."""
    make, kind = FORMS[form]
    response = HttpResponse(make(content_of(actor, comparison, filters)), content_type=kind)
    name = f"disclosure-{comparison.case.number}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
