"""The people and organizations found, to take away."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.audit.log import Target, record
from reopen.cases.models import Case
from reopen.figures.models import FigureKind
from reopen.figures.queries import Entry
from reopen.kernel.tables import table_response


def export_cast(actor: Actor, case: Case, entries: list[Entry], form: str) -> HttpResponse:
    """The entries as a table; `form` is "csv" or "xlsx"."""
    headers = [
        _("Name"), _("Kind"), _("Who says so"), _("Titles"), _("Written as"), _("Times named"),
        _("Pages"),
    ]  # fmt: skip
    rows = [
        [
            entry.label, FigureKind(entry.kind).label,
            _("A person named them") if entry.figure else _("Only found"),
            "; ".join(entry.titles), "; ".join(one.label for one in entry.written),
            entry.mentions, entry.pages,
        ]
        for entry in entries
    ]  # fmt: skip
    record("figure.list_exported", actor, Target.of(case), {"rows": len(rows), "format": form})
    return table_response(f"people-found-{case.number}", headers, rows, form)
