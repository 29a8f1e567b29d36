"""A flag beside its page, and a person's word on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.models import Case
from reopen.cases.views.pages import seen_case
from reopen.documents.models import Page
from reopen.documents.panels import Mark, Panel
from reopen.documents.sheet import marks_of, sheet_of
from reopen.flags import actions, queries
from reopen.flags.access import visible_decisions, visible_flags
from reopen.flags.forms import VerdictForm
from reopen.flags.groups import flag_url, rows_of
from reopen.flags.models import Flag, Verdict
from reopen.flags.views.shared import filter_form, render_in_room
from reopen.kernel.components import Link
from reopen.kernel.requests import posted_id
from reopen.lib.reading.spots import spots_of


@require_safe
@organization_page()
def flag_page(request: HttpRequest, actor: Actor, number: str, flag: UUID) -> HttpResponse:
    """A flag: the passage, why, and the page with the words marked."""
    case = seen_case(actor, number)
    found = _found(actor, case, flag)
    record("flags.read", actor, Target.of(found))
    decisions = list(visible_decisions(actor).filter(flag=found).select_related("by__user"))
    query = request.GET.urlencode()
    (row,) = rows_of(actor, case, [found], query)
    context: dict[str, Any] = {
        "row": row,
        "flag": found,
        "decisions": decisions,
        "standing": next((one for one in decisions if one.undone_at is None), None),
        "mine": actor.membership_id,
        "choices": Verdict.choices,
        "query": query,
    }
    context |= _drawn(found) | _around(request, actor, case, found)
    return render_in_room(request, actor, case, "flag.html", context, more=(Link(row.label),))


@require_POST
@organization_page(Permission.FLAG_DECIDE)
def decide(request: HttpRequest, actor: Actor, number: str, flag: UUID) -> HttpResponse:
    """Say whether a passage matters, and go on to the next."""
    case = seen_case(actor, number)
    found = _found(actor, case, flag)
    form, query = VerdictForm(request.POST), request.GET.urlencode()
    if not form.is_valid():
        messages.error(request, _("Choose whether the passage matters."))
        return redirect(flag_url(actor, case, found.pk, query))
    after = form.cleaned_data["next"]
    following = get_object_or_404(queries.flags_of(actor, case), pk=after) if after else found
    actions.decide(
        actor, found, verdict=form.cleaned_data["verdict"], note=form.cleaned_data["note"]
    )
    return redirect(flag_url(actor, case, following.pk, query))


@require_POST
@organization_page(Permission.FLAG_DECIDE)
def undo(request: HttpRequest, actor: Actor, number: str, flag: UUID) -> HttpResponse:
    """Take one's own word back."""
    case = seen_case(actor, number)
    found = _found(actor, case, flag)
    mine = visible_decisions(actor).filter(flag=found, undone_at=None)
    actions.undo_decision(actor, get_object_or_404(mine, pk=posted_id(request, "decision")))
    return redirect(flag_url(actor, case, found.pk, request.GET.urlencode()))


def _found(actor: Actor, case: Case, flag: UUID) -> Flag:
    flags = visible_flags(actor).filter(document__case=case)
    found: Flag = get_object_or_404(flags.select_related("document__source", "lexicon"), pk=flag)
    return found


def _drawn(flag: Flag) -> dict[str, Any]:
    """The page with the words outlined; nothing where the page is being read again."""
    page = Page.objects.filter(document=flag.document_id, number=flag.number).first()
    if page is None:
        return {"page": None}
    read = page.page_text
    spots = spots_of(read, flag.start, flag.end) if flag.end <= len(read.text) else []
    marks = tuple(Mark(spot, flag.rule, "mark-flag") for spot in spots)
    drawn = marks_of(page, [Panel("flags", "", marks=marks)])
    return {"page": page, "sheet": sheet_of(page, "", 0), "marks": drawn}


def _around(request: HttpRequest, actor: Actor, case: Case, flag: Flag) -> dict[str, Any]:
    """The flags before and after in the list the address describes, and the place in it."""
    filters = filter_form(request, actor, case).filters()
    flags = queries.narrowed(queries.flags_of(actor, case), filters)
    order = list(flags.values_list("pk", flat=True))
    at = order.index(flag.pk) if flag.pk in order else -1
    before = order[at - 1] if at > 0 else None
    after = order[at + 1] if at + 1 < len(order) else None
    query = request.GET.urlencode()
    return {
        "place": at + 1,
        "of": len(order),
        "after": after,
        "before_url": flag_url(actor, case, before, query) if before else "",
        "after_url": flag_url(actor, case, after, query) if after else "",
    }
