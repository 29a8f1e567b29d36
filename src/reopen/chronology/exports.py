"""The chronology to take away."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.audit.log import Target, record
from reopen.cases.models import Case
from reopen.chronology.models import Fact
from reopen.kernel.tables import table_response
from reopen.lib.dates import in_words


def export_facts(actor: Actor, case: Case, facts: "QuerySet[Fact]", form: str) -> HttpResponse:
    """The facts as a table: the date in words and, to sort by, as it is stored."""
    headers = [
        _("Date"), _("Date, to sort by"), _("Time"), _("What happened"), _("People"),
        _("Do the sides agree?"), _("Source"), _("Document"), _("Page"), _("Words on the page"),
        _("Written by"),
    ]  # fmt: skip
    language = get_language() or "en"
    rows = [
        [
            in_words(fact.date, language), fact.date.text, fact.time, fact.text, fact.people,
            fact.get_standing_display(),
            fact.document.source.name if fact.document else "",
            fact.document.name if fact.document else "", fact.number or "", fact.quote,
            fact.author.user.get_full_name(),
        ]
        for fact in facts
    ]  # fmt: skip
    record("fact.list_exported", actor, Target.of(case), {"rows": len(rows), "format": form})
    return table_response(f"chronology-{case.number}", headers, rows, form)
