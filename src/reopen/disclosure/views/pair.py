"""Two pages side by side, and a person's word on them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.views.pages import seen_case
from reopen.disclosure import actions, queries
from reopen.disclosure.access import visible_decisions
from reopen.disclosure.forms import DecisionForm, PageFilterForm
from reopen.disclosure.grounds import grounds_of
from reopen.disclosure.models import ComparedPage, Comparison, Finding, PageMatch
from reopen.disclosure.pairs import pair_of
from reopen.disclosure.strip import LETTERS
from reopen.disclosure.views.shared import (
    comparison_url,
    found_comparison,
    found_page,
    page_url,
    render_in_case,
)
from reopen.kernel.components import Link
from reopen.kernel.requests import posted_id

_WITHOUT_COPY = (Finding.NOT_FOUND, Finding.UNDECIDED)


@require_safe
@organization_page()
def pair_page(
    request: HttpRequest, actor: Actor, number: str, comparison: UUID, page: UUID
) -> HttpResponse:
    """A page of the prosecution's side beside a candidate of the defense's."""
    case = seen_case(actor, number)
    found = found_comparison(actor, case, comparison)
    row = found_page(actor, found, page)
    matches = list(queries.matches_of(actor, row))
    match = _chosen(request, matches)
    record("disclosure.pair_read", actor, Target.of(row), {"beside": str(match and match.right_id)})
    decisions = visible_decisions(actor).filter(page=row).select_related("by__user")
    context = {
        "comparison": found,
        "row": row,
        "match": match,
        "candidates": matches,
        "pair": pair_of(row, match),
        "grounds": grounds_of(actor, row, match),
        "decisions": list(decisions),
        "standing": [one for one in decisions if one.undone_at is None],
        "mine": actor.membership_id,
        "choices": [(each.value, each.label, LETTERS[each]) for each in Finding],
        "review": queries.review_of(queries.pages_of(actor, found)),
        "query": request.GET.urlencode(),
    }
    context |= _around(request, actor, found, row)
    more = (Link(str(row.document.name), comparison_url(actor, found)), Link(str(row.number)))
    return render_in_case(request, actor, case, "pair.html", context, more=more)


@require_POST
@organization_page(Permission.DISCLOSURE_DECIDE)
def decide(
    request: HttpRequest, actor: Actor, number: str, comparison: UUID, page: UUID
) -> HttpResponse:
    """Say what became of a page, and go on to the next."""
    case = seen_case(actor, number)
    found = found_comparison(actor, case, comparison)
    row = found_page(actor, found, page)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _back(request, actor, found, row, _("Choose what became of the page."))
    beside = form.cleaned_data["other"]
    match = get_object_or_404(queries.matches_of(actor, row), pk=beside) if beside else None
    status, note = form.cleaned_data["status"], form.cleaned_data["note"]
    other = match.right if match and status not in _WITHOUT_COPY else None
    try:
        actions.decide(actor, row, status=status, other=other, note=note)
    except ValidationError as error:
        return _back(request, actor, found, row, " ".join(error.messages))
    after = queries.pages_of(actor, found).filter(pk=form.cleaned_data["next"]).first()
    return redirect(_with_query(request, page_url(actor, found, (after or row).pk)))


@require_POST
@organization_page(Permission.DISCLOSURE_DECIDE)
def undo(
    request: HttpRequest, actor: Actor, number: str, comparison: UUID, page: UUID
) -> HttpResponse:
    """Take one's own word on this page back."""
    case = seen_case(actor, number)
    found = found_comparison(actor, case, comparison)
    row = found_page(actor, found, page)
    mine = visible_decisions(actor).filter(page=row, undone_at=None)
    actions.undo_decision(actor, get_object_or_404(mine, pk=posted_id(request, "decision")))
    return _back(request, actor, found, row)


def _chosen(request: HttpRequest, matches: list[PageMatch]) -> PageMatch | None:
    """The candidate named in the address, else the best one."""
    asked = request.GET.get("beside", "")
    if asked:
        found = next((match for match in matches if str(match.pk) == asked), None)
        if found is None:
            raise Http404
        return found
    return matches[0] if matches else None


def _around(
    request: HttpRequest, actor: Actor, comparison: Comparison, row: ComparedPage
) -> dict[str, Any]:
    """The pages before and after in the list the address describes, and the place in it."""
    names = [source.name for source in queries.sides_of(comparison)["prosecution"]]
    filters = PageFilterForm(names, request.GET).filters()
    pages = queries.pages_of(actor, comparison)
    order = list(queries.narrowed(actor, comparison, pages, filters).values_list("pk", flat=True))
    at = order.index(row.pk) if row.pk in order else -1
    around = {"before": order[at - 1] if at > 0 else None, "after": None}
    if at + 1 < len(order):  # also from a page that no longer fits the filters
        around["after"] = order[at + 1]
    urls = {
        name: _with_query(request, page_url(actor, comparison, pk)) if pk else ""
        for name, pk in around.items()
    }
    return {"place": at + 1, "of": len(order), "after": around["after"], "urls": urls}


def _with_query(request: HttpRequest, url: str) -> str:
    """The address with the filters of the list, but not with the candidate."""
    query = request.GET.copy()
    query.pop("beside", None)
    return f"{url}?{query.urlencode()}" if query else url


def _back(
    request: HttpRequest,
    actor: Actor,
    comparison: Comparison,
    row: ComparedPage,
    problem: str = "",
) -> HttpResponse:
    if problem:
        messages.error(request, problem)
    return redirect(_with_query(request, page_url(actor, comparison, row.pk)))
