"""Who may be the same: a person says yes, no, or takes the no back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.cases.views.pages import seen_case
from reopen.figures import actions
from reopen.figures.access import visible_kept_apart
from reopen.figures.alike import Pair, pairs_of
from reopen.figures.choosing import chosen_entries
from reopen.figures.queries import Passage, names_of, passages
from reopen.figures.views.shared import entry_url, render_in_room
from reopen.figures.words import reason
from reopen.kernel.components import Link

_ROWS = 25


@require_safe
@organization_page()
def pairs(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Pairs of names that may mean the same, each with a passage; and those kept apart."""
    case = seen_case(actor, number)
    page = Paginator(pairs_of(actor, case), _ROWS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_row(actor, case, pair) for pair in page.object_list],
        "apart": visible_kept_apart(actor)
        .filter(case=case, undone_at=None)
        .select_related("by__user"),
    }
    more = (Link(_("Maybe the same")),)
    return render_in_room(request, actor, case, "pairs.html", context, more=more)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def same(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Yes, they are the same."""
    case = seen_case(actor, number)
    entries = chosen_entries(actor, case, request.POST)
    if len(entries) != 2:
        raise Http404
    figure = actions.merge(actor, case, entries=entries)
    messages.success(request, _("Merged. It can be undone on the page of %s.") % figure.name)
    return redirect("figure_pairs", actor.organization.slug, case.number)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def different(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """No, they are not the same."""
    case = seen_case(actor, number)
    entries = chosen_entries(actor, case, request.POST)
    if len(entries) != 2:
        raise Http404
    try:
        actions.keep_apart(actor, case, one=entries[0], other=entries[1])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("figure_pairs", actor.organization.slug, case.number)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def undo_apart(request: HttpRequest, actor: Actor, pair: UUID) -> HttpResponse:
    """Let two names be proposed again."""
    found = get_object_or_404(visible_kept_apart(actor).select_related("case"), pk=pair)
    actions.undo_apart(actor, found)
    return redirect("figure_pairs", actor.organization.slug, found.case.number)


def _row(actor: Actor, case: Case, pair: Pair) -> dict[str, object]:
    sides = [
        (entry, entry_url(actor, case, entry), _first(actor, case, pair, number))
        for number, entry in enumerate((pair.first, pair.second))
    ]
    return {"pair": pair, "sides": sides, "why": [reason(why) for why in pair.why]}


def _first(actor: Actor, case: Case, pair: Pair, number: int) -> Passage | None:
    """A passage of one side, to decide by."""
    entry = pair.second if number else pair.first
    shown = passages(names_of(actor, case, entry)[:1])
    return shown[0] if shown else None
