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
from reopen.disclosure.board import Board, board_of, kept_by
from reopen.disclosure.forms import PageFilterForm, StartForm
from reopen.disclosure.models import Comparison
from reopen.disclosure.outcome import outcomes
from reopen.disclosure.strip import PART, groups_of, legend_of, lines_of
from reopen.disclosure.views.shared import (
    comparison_url,
    found_comparison,
    page_url,
    render_in_case,
)
from reopen.documents.queries import sources_of
from reopen.kernel.components import Column, Link, read_columns
from reopen.lib.compare import METHOD_VERSION

_ROWS = 50
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
    context = _choosing(actor, StartForm(sources_of(actor, case)))
    return render_in_case(request, actor, case, "start.html", context, part="disclosure")


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
    more = (Link(_("Compare")),)
    status = 422 if form.errors else 200
    context = _choosing(actor, form)
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
    context = {"case": case, "comparison": found, "asked_again": True} | _how_far(actor, found)
    return render(request, "disclosure/comparison.html#progress", context)


def _choosing(actor: Actor, form: StartForm) -> dict[str, Any]:
    """The sources to choose from, each with how many of its pages are read, and of how many."""
    read = queries.pages_read(actor, [source for source, _boxes in form.rows()])
    rows = [(source, read.get(source.pk, (0, 0)), boxes) for source, boxes in form.rows()]
    return {"form": form, "rows": rows}


def _drawn(request: HttpRequest, actor: Actor, case: Case, comparison: Comparison) -> HttpResponse:
    record("disclosure.looked_at", actor, Target.of(comparison))
    sides = queries.sides_of(comparison)
    both = [*sides["prosecution"], *sides["defense"]]
    form = PageFilterForm([source.name for source in sides["prosecution"]], request.GET)
    filters = form.filters()
    board = board_of(actor, comparison, unseen=filters.unseen)
    kept = kept_by(actor, comparison, filters)
    context = {
        "comparison": comparison,
        "sides": sides,
        "others": queries.comparisons_of(actor, case).exclude(pk=comparison.pk),
        "form": form,
        "filtered": kept is not None,
        "legend": legend_of(board.counts, request.GET),
        "review": queries.review_of(actor, comparison),
        "second_looks": queries.second_looks_of(actor, comparison).count(),
        "unseen": filters.unseen,
        "new": queries.new_pages(actor, comparison) if comparison.is_over else 0,
        "outdated": comparison.is_over and comparison.method != METHOD_VERSION,
        "unread": queries.unread_pages(actor, both),
        "hard": queries.hard_to_read(actor, sides["defense"]),
        "unreadable": queries.unreadable(actor, both),
    }
    context |= _how_far(actor, comparison)
    context |= _strip(request, actor, comparison, board, kept)
    pages = queries.pages_of(actor, comparison, unseen=filters.unseen)
    context |= _list(request, actor, comparison, pages, [leaf.pk for leaf in board.only(kept)])
    return render_in_case(request, actor, case, "comparison.html", context, part="disclosure")


def _how_far(actor: Actor, comparison: Comparison) -> dict[str, Any]:
    """Pages done and pages in all; a share for who may not know how many pages there are."""
    all_seen = queries.sees_everything(actor)
    done, total = comparison.pages_done, comparison.pages_all
    if not all_seen and total:
        done, total = round(100 * done / total), 100
    return {"all_seen": all_seen, "done": done, "total": total}


def _strip(
    request: HttpRequest,
    actor: Actor,
    comparison: Comparison,
    board: Board,
    kept: set[UUID] | None,
) -> dict[str, Any]:
    after = _after(request)
    part = Paginator(board.leaves, PART).get_page(request.GET.get("strip"))
    groups = groups_of(
        list(part.object_list),
        board.papers,
        lambda pk: page_url(actor, comparison, pk) + after,
        kept,
    )
    return {"part": part, "strip": groups, "lines": lines_of(board.leaves, kept)}


def _list(
    request: HttpRequest,
    actor: Actor,
    comparison: Comparison,
    pages: queries.PageRows,
    wanted: list[UUID],
) -> dict[str, Any]:
    query, after = request.GET.urlencode(), _after(request)
    page = Paginator(wanted, _ROWS).get_page(request.GET.get("page"))
    rows = pages.filter(pk__in=page.object_list)
    report = comparison_url(actor, comparison, "disclosure_report")
    table = f"{report}?{query}&form=" if query else f"{report}?form="
    return {
        "page": page,
        "columns": read_columns(_COLUMNS, request.GET, default=""),
        "outcomes": [
            replace(found, url=page_url(actor, comparison, found.page.pk) + after)
            for found in outcomes(actor, comparison, rows)
        ],
        "review_url": page_url(actor, comparison, wanted[0]) + after if wanted else "",
        "report_url": report,
        "report_forms": [("pdf", "PDF"), ("docx", "Word"), ("xlsx", "XLSX"), ("csv", "CSV")],
        "csv_url": f"{table}csv",
        "xlsx_url": f"{table}xlsx",
    }


def _after(request: HttpRequest) -> str:
    """The filters of the list, for addresses of its pages; not which part of it is shown."""
    query = request.GET.copy()
    for name in ("page", "strip"):
        query.pop(name, None)
    return f"?{query.urlencode()}" if query else ""
