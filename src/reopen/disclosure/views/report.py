"""The report of a comparison, to take away."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.views.pages import seen_case
from reopen.disclosure.forms import PageFilterForm
from reopen.disclosure.queries import sides_of
from reopen.disclosure.report import FORMS, made_report
from reopen.disclosure.views.shared import found_comparison


@require_safe
@organization_page(Permission.DOCUMENT_DOWNLOAD)
def report(request: HttpRequest, actor: Actor, number: str, comparison: UUID) -> HttpResponse:
    """The report in the form asked for; tables hold the pages that fit the filters."""
    case = seen_case(actor, number)
    found = found_comparison(actor, case, comparison)
    form = request.GET.get("form", "pdf")
    if form not in FORMS:
        raise Http404
    names = [source.name for source in sides_of(found)["prosecution"]]
    filters = PageFilterForm(names, request.GET).filters()
    record("disclosure.reported", actor, Target.of(found), {"form": form})
    return made_report(actor, found, form, filters)
