"""The flags of a case: what was searched, what was found by kind and rule, and the list."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.models import Case
from reopen.cases.views.pages import seen_case
from reopen.documents.access import passes_document_walls
from reopen.flags import actions, queries
from reopen.flags.exports import FORMS, made_export
from reopen.flags.groups import groups_of, rows_of
from reopen.flags.lexicons import in_force
from reopen.flags.views.shared import filter_form, render_in_room
from reopen.kernel.components import Column, Link, read_columns

_ROWS = 50
_COLUMNS = (
    Column("passage", gettext_lazy("Passage"), optional=False),
    Column("rule", gettext_lazy("Why it is flagged"), optional=False),
    Column("page", gettext_lazy("Page"), optional=False),
    Column("decided", gettext_lazy("Decided"), optional=False),
)


@require_safe
@organization_page()
def flag_list(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Counts by kind and rule, what was searched, and the passages."""
    case = seen_case(actor, number)
    record("flags.listed", actor, Target.of(case))
    version, form = in_force(), filter_form(request, actor, case)
    filters, flags = form.filters(), queries.flags_of(actor, case)
    found = queries.narrowed(flags, filters)
    page = Paginator(found, _ROWS).get_page(request.GET.get("page"))
    run = queries.latest_search(actor, case)
    context = {
        "version": version,
        "run": run,
        "running": run is not None and not run.is_over,
        "coverage": queries.coverage_of(actor, case, version),
        "groups": groups_of(flags, version, request.GET),
        "verdicts": queries.counts_by_verdict(flags),
        "form": form,
        "filtered": filters != queries.Filters(),
        "columns": read_columns(_COLUMNS, request.GET, default=""),
        "page": page,
        "rows": rows_of(actor, case, page.object_list, request.GET.urlencode()),
        "first": found.first(),
        "query": request.GET.urlencode(),
        "all_seen": passes_document_walls(actor),
    }
    return render_in_room(request, actor, case, "list.html", context)


@require_POST
@organization_page(Permission.FLAG_SEARCH)
def search(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Search what is new."""
    case = seen_case(actor, number)
    actions.start_search(actor, case)
    return redirect("flags", actor.organization.slug, case.number)


@require_safe
@organization_page()
def progress(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """How far the search is: the part of the page that asks again."""
    case = seen_case(actor, number)
    context = {"case": case, "run": queries.latest_search(actor, case), "asked_again": True}
    return render(request, "flags/list.html#progress", context)


@require_safe
@organization_page()
def pages(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """The pages that could not be searched, or are hard to read."""
    case = seen_case(actor, number)
    found = queries.unsearchable_pages(actor, case)
    context: dict[str, Any] = {
        "page": Paginator(found, _ROWS).get_page(request.GET.get("page")),
        "coverage": queries.coverage_of(actor, case, in_force()),
    }
    more = (Link(str(gettext_lazy("Pages for eyes"))),)
    return render_in_room(request, actor, case, "pages.html", context, more=more)


@require_safe
@organization_page(Permission.DOCUMENT_DOWNLOAD)
def report(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """The flags that fit the filters, to take away."""
    case = seen_case(actor, number)
    form = request.GET.get("as", "csv")
    if form not in FORMS:
        raise Http404
    filters = filter_form(request, actor, case).filters()
    record("flags.exported", actor, Target.of(case), {"form": form})
    return _exported(actor, case, form, filters)


def _exported(actor: Actor, case: Case, form: str, filters: queries.Filters) -> HttpResponse:
    flags = queries.narrowed(queries.flags_of(actor, case), filters)
    coverage = queries.coverage_of(actor, case, in_force())
    return made_export(actor, case, flags, coverage, form)
