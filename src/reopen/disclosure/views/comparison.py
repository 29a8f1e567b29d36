"""The comparison of a case: choosing sources, the strip, the list, and how far it is."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.access import visible_cases
from reopen.cases.models import Case
from reopen.cases.views.pages import seen_case
from reopen.cases.views.work import blame
from reopen.disclosure import actions, queries
from reopen.disclosure.forms import PageFilterForm, StartForm
from reopen.disclosure.models import Comparison
from reopen.disclosure.outcome import outcomes
from reopen.disclosure.strip import groups_of, legend_of
from reopen.disclosure.views.shared import (
    comparison_url,
    found_comparison,
    page_url,
    render_in_case,
)
from reopen.documents.queries import sources_of
from reopen.kernel.components import Column, Link, read_columns

_ROWS = 50
_CELLS = 3000
_COLUMNS = (
    Column("page", gettext_lazy("Page"), optional=False),
    Column("status", gettext_lazy("What became of it"), optional=False),
    Column("copy", gettext_lazy("Copy in the defense set"), optional=False),
    Column("differs", gettext_lazy("What differs"), optional=False),
    Column("decided", gettext_lazy("Decided"), optional=False),
)


@require_safe
@organization_page()
def latest(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """The case's latest comparison; before there is one, the way to it."""
    case = seen_case(actor, number)
    comparison = queries.comparisons_of(actor, case).first()
    if comparison is not None:
        return _drawn(request, actor, case, comparison)
    form = StartForm(sources_of(actor, case))
    context = {"form": form, "sources": sources_of(actor, case)}
    return render_in_case(request, actor, case, "start.html", context)


@require_safe
@organization_page()
def comparison_page(
    request: HttpRequest, actor: Actor, number: str, comparison: UUID
) -> HttpResponse:
    """One comparison: strip, counts, filters, list."""
    case = seen_case(actor, number)
    return _drawn(request, actor, case, found_comparison(actor, case, comparison))


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DISCLOSURE_COMPARE)
def start(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Choose the sources of both sides and begin."""
    case = seen_case(actor, number)
    sources = sources_of(actor, case)
    form = StartForm(sources, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.start_comparison(
                actor, case, prosecution=form.chosen("prosecution"), defense=form.chosen("defense")
            )
        except ValidationError as error:
            blame(form, error)
        else:
            return redirect(comparison_url(actor, made))
    context = {"form": form, "sources": sources}
    more = (Link(_("Compare")),)
    status = 422 if form.errors else 200
    return render_in_case(request, actor, case, "start.html", context, more=more, status=status)


@require_POST
@organization_page(Permission.DISCLOSURE_COMPARE)
def again(request: HttpRequest, actor: Actor, number: str, comparison: UUID) -> HttpResponse:
    """Compare what is new in the same sources."""
    case = seen_case(actor, number)
    found = found_comparison(actor, case, comparison)
    actions.start_comparison(actor, case, **queries.sides_of(found))
    return redirect(comparison_url(actor, found))


@require_safe
@organization_page()
def progress(request: HttpRequest, actor: Actor, number: str, comparison: UUID) -> HttpResponse:
    """How far it is: the part of the page that asks again every few seconds."""
    case = get_object_or_404(visible_cases(actor), number=number)
    found = found_comparison(actor, case, comparison)
    context = {"case": case, "comparison": found, "asked_again": True}
    return render(request, "disclosure/comparison.html#progress", context)


def _drawn(request: HttpRequest, actor: Actor, case: Case, comparison: Comparison) -> HttpResponse:
    record("disclosure.looked_at", actor, Target.of(comparison))
    sides = queries.sides_of(comparison)
    form = PageFilterForm([source.name for source in sides["prosecution"]], request.GET)
    filters = form.filters()
    pages = queries.pages_of(actor, comparison)
    wanted = queries.narrowed(actor, comparison, pages, filters)
    context = {
        "comparison": comparison,
        "sides": sides,
        "others": queries.comparisons_of(actor, case).exclude(pk=comparison.pk),
        "form": form,
        "filtered": filters != queries.Filters(),
        "legend": legend_of(queries.counts_of(pages), request.GET),
        "review": queries.review_of(pages),
        "query": request.GET.urlencode(),
        "new": queries.new_pages(actor, comparison) if comparison.is_over else 0,
        "unread": queries.unread_pages(actor, [*sides["prosecution"], *sides["defense"]]),
        "all_seen": queries.sees_everything(actor),
    }
    context |= _strip(request, actor, comparison, pages, wanted if context["filtered"] else None)
    context |= _list(request, actor, comparison, wanted)
    return render_in_case(request, actor, case, "comparison.html", context)


def _strip(
    request: HttpRequest,
    actor: Actor,
    comparison: Comparison,
    pages: queries.PageRows,
    kept: queries.PageRows | None,
) -> dict[str, Any]:
    query = request.GET.urlencode()
    after = f"?{query}" if query else ""
    cells = Paginator(pages, _CELLS).get_page(request.GET.get("strip"))
    bright = None if kept is None else set(kept.values_list("pk", flat=True))
    shown: Any = cells.object_list
    groups = groups_of(shown, lambda pk: page_url(actor, comparison, pk) + after, bright)
    return {"cells": cells, "strip": groups}


def _list(
    request: HttpRequest,
    actor: Actor,
    comparison: Comparison,
    wanted: queries.PageRows,
) -> dict[str, Any]:
    query = request.GET.urlencode()
    after = f"?{query}" if query else ""
    page = Paginator(wanted, _ROWS).get_page(request.GET.get("page"))
    first = wanted.first()
    report = comparison_url(actor, comparison, "disclosure_report")
    table = f"{report}?{query}&form=" if query else f"{report}?form="
    return {
        "page": page,
        "columns": read_columns(_COLUMNS, request.GET, default=""),
        "outcomes": [
            replace(found, url=page_url(actor, comparison, found.page.pk) + after)
            for found in outcomes(actor, comparison, page.object_list)
        ],
        "review_url": page_url(actor, comparison, first.pk) + after if first else "",
        "report_url": report,
        "report_forms": [("pdf", "PDF"), ("docx", "Word"), ("xlsx", "XLSX"), ("csv", "CSV")],
        "csv_url": f"{table}csv",
        "xlsx_url": f"{table}xlsx",
    }
