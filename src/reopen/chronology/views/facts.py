"""The chronology of a case."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.cases.views.pages import seen_case
from reopen.chronology import dated, queries
from reopen.chronology.exports import FORMS, export_facts
from reopen.chronology.forms import FactFilterForm
from reopen.chronology.timeline import timeline_of
from reopen.chronology.views.shared import render_in_room

_ROWS = 100


@require_safe
@organization_page()
def chronology(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """The facts of the case that the actor sees, in the order of time, filtered by the address."""
    case = seen_case(actor, number)
    form = FactFilterForm(request.GET)
    asked = form.filters()
    facts = queries.narrowed(queries.facts_of(actor, case), asked)
    if request.GET.get("format") in FORMS:
        return export_facts(actor, case, facts, request.GET["format"])
    page = Paginator(facts, _ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "timeline": timeline_of(page.object_list),
        "filtered": any(vars(asked).values()),
        "dated": dated.narrowed(
            dated.dated_sentences_of(actor, case), dated.DatedFilters()
        ).count(),
    }
    return render_in_room(request, actor, case, "chronology", "facts.html", context)
