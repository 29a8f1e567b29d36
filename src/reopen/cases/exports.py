"""All rows of the case list, to take away. Text stays text: no cell is ever a formula."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from reopen.accounts.actor import Actor
from reopen.audit.log import record
from reopen.cases.models import Case
from reopen.cases.vocabularies import OUTSIDE_STATUSES, STAGES
from reopen.cases.words import label_of
from reopen.kernel.tables import table_response

_HEADERS = (
    _("Number"),
    _("Title"),
    _("Stage"),
    _("In it since"),
    _("First contact"),
    _("Team"),
    _("Told outside"),
)


def export_cases(actor: Actor, cases: "QuerySet[Case]", form: str) -> HttpResponse:
    """Every case of the list as CSV or XLSX; who took how many rows is recorded."""
    rows = [
        [
            case.number,
            case.title,
            label_of(STAGES, case.stage),
            case.stage_since.isoformat(),
            case.received_on.isoformat(),
            ", ".join(m.membership.user.get_full_name() for m in case.team_now),  # type: ignore[attr-defined]
            label_of(OUTSIDE_STATUSES, case.outside_status),
        ]
        for case in cases
    ]
    record("case.list_exported", actor, facts={"rows": len(rows), "format": form})
    return table_response("cases", [str(header) for header in _HEADERS], rows, form)
