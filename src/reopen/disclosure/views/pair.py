"""Two pages side by side, and a person's word on them."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.models import Case
from reopen.cases.views.pages import seen_case
from reopen.disclosure import actions, queries
from reopen.disclosure.access import visible_decisions
from reopen.disclosure.forms import BesideForm, DecisionForm, PageFilterForm
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

#: What an address says of this screen, and not of the list it belongs to.
_NOT_KEPT = ("beside", "paper", "number", "strip")
_WITH = ("by__user", "other__document")


@require_safe
@organization_page()
def pair_page(
    request: HttpRequest, actor: Actor, number: str, comparison: UUID, page: UUID
) -> HttpResponse:
    """A page of the prosecution's side beside one of the defense's."""
    case = seen_case(actor, number)
    found = found_comparison(actor, case, comparison)
    row = found_page(actor, found, page, unseen=_unseen(request))
    form = BesideForm(request.GET if "paper" in request.GET else None)
    if form.is_valid():
        there = queries.pages_at(actor, found, **_named(form)).first()
        if there is not None:
            url = _with_query(request, page_url(actor, found, row.pk), beside=str(there.pk))
            return redirect(url)
        form.add_error("paper", _("The defense's side of this comparison has no such page."))
    return _drawn(request, actor, case, found, row, beside=form)


def _named(form: BesideForm) -> dict[str, Any]:
    return {
        "document": form.cleaned_data["paper"].strip(),
        "number": form.cleaned_data["number"],
    }


def _drawn(
    request: HttpRequest,
    actor: Actor,
    case: Case,
    found: Comparison,
    row: ComparedPage,
    *,
    beside: BesideForm,
    decision: DecisionForm | None = None,
) -> HttpResponse:
    """The pair screen; with a `decision` that was refused, what was typed is still there."""
    matches = list(queries.matches_of(actor, row))
    right = _chosen(request, actor, found, matches)
    match = next((each for each in matches if right and each.right_id == right.pk), None)
    record("disclosure.pair_read", actor, Target.of(row), {"beside": str(right and right.pk)})
    context: dict[str, Any] = {"comparison": found, "row": row, "right": right, "match": match}
    context |= {"candidates": matches, "beside": beside, "decision": decision}
    context |= {"pair": pair_of(row, right, match), "grounds": grounds_of(actor, row, match)}
    context |= _words_on(actor, found, row, unseen=_unseen(request))
    context |= _around(request, actor, found, row)
    more = (Link(str(row.document.name), comparison_url(actor, found)), Link(str(row.number)))
    status = 422 if beside.errors or decision else 200
    return render_in_case(request, actor, case, "pair.html", context, more=more, status=status)


def _words_on(
    actor: Actor, found: Comparison, row: ComparedPage, *, unseen: bool
) -> dict[str, Any]:
    """What people said of the page, what one may say, and how far all are."""
    decisions = list(visible_decisions(actor).filter(page=row).select_related(*_WITH))
    own = any(one.undone_at is None and one.by_id == actor.membership_id for one in decisions)
    hidden = unseen and not own
    decisions = [] if hidden else decisions
    return {
        "hidden": hidden,
        "decisions": decisions,
        "standing": [one for one in decisions if one.undone_at is None],
        "mine": actor.membership_id,
        "choices": [(each.value, each.label, LETTERS[each]) for each in Finding],
        "review": queries.review_of(actor, found),
        "papers": queries.papers_of(actor, found),
    }


@require_POST
@organization_page(Permission.DISCLOSURE_DECIDE)
def decide(
    request: HttpRequest, actor: Actor, number: str, comparison: UUID, page: UUID
) -> HttpResponse:
    """Say what became of a page, and go on to the next."""
    case = seen_case(actor, number)
    found = found_comparison(actor, case, comparison)
    row = found_page(actor, found, page, unseen=_unseen(request))
    form = DecisionForm(request.POST)
    if not form.is_valid() or not _decided(actor, found, row, form):
        return _drawn(request, actor, case, found, row, beside=BesideForm(), decision=form)
    after = queries.pages_of(actor, found).filter(pk=form.cleaned_data["next"]).first()
    return redirect(_with_query(request, page_url(actor, found, (after or row).pk)))


def _decided(actor: Actor, found: Comparison, row: ComparedPage, form: DecisionForm) -> bool:
    """Whether the decision could be noted; if not, the form says why not."""
    beside, status = form.cleaned_data["other"], form.cleaned_data["status"]
    rests = status in actions.RESTS_ON_A_COPY
    other = queries.found_right(actor, found, beside) if beside and rests else None
    if beside and rests and other is None:
        form.add_error(None, _("The page you decided upon is not part of the comparison any more."))
        return False
    try:
        actions.decide(actor, row, status=status, other=other, note=form.cleaned_data["note"])
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


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
    return redirect(_with_query(request, page_url(actor, found, row.pk)))


def _chosen(
    request: HttpRequest, actor: Actor, comparison: Comparison, matches: list[PageMatch]
) -> ComparedPage | None:
    """The page named in the address, else the best candidate."""
    asked = request.GET.get("beside", "")
    if asked:
        found = queries.found_right(actor, comparison, _uuid(asked))
        if found is not None:
            return found
        if request.method == "GET":  # a refused decision is shown again, whatever it was upon
            raise Http404
    return matches[0].right if matches else None


def _unseen(request: HttpRequest) -> bool:
    """Whether the page is looked at from the list of one's own second looks."""
    return request.GET.get("decided") == queries.MINE


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def _around(
    request: HttpRequest, actor: Actor, comparison: Comparison, row: ComparedPage
) -> dict[str, Any]:
    """The pages before and after in the list the address describes, and the place in it."""
    names = [source.name for source in queries.sides_of(comparison)["prosecution"]]
    filters = PageFilterForm(names, request.GET).filters()
    pages = queries.pages_of(actor, comparison, unseen=filters.unseen)
    order = list(queries.narrowed(actor, comparison, pages, filters).values_list("pk", flat=True))
    at = order.index(row.pk) if row.pk in order else -1
    around = {"before": order[at - 1] if at > 0 else None, "after": None}
    if at + 1 < len(order):  # also from a page that no longer fits the filters
        around["after"] = order[at + 1]
    urls = {
        name: _with_query(request, page_url(actor, comparison, pk)) if pk else ""
        for name, pk in around.items()
    }
    listed = {"place": at + 1, "of": len(order), "after": around["after"], "urls": urls}
    kept = [pair for pair in request.GET.items() if pair[0] not in _NOT_KEPT]
    return listed | {"query": request.GET.urlencode(), "kept": kept}


def _with_query(request: HttpRequest, url: str, **more: str) -> str:
    """The address with the filters of the list, but not with what was laid beside."""
    query = request.GET.copy()
    for name in _NOT_KEPT:
        query.pop(name, None)
    query.update(more)
    return f"{url}?{query.urlencode()}" if query else url
