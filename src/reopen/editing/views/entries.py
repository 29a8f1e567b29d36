"""The entries of a room, one of them, and proposing a change."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.editing import actions
from reopen.editing.access import keeps_commons
from reopen.editing.actions.proposing import Proposal
from reopen.editing.forms import refuse
from reopen.editing.models import Entry
from reopen.editing.proposal_form import ProposalForm, correction_for, source_of
from reopen.editing.queries import history, overview
from reopen.editing.rooms import Kind, Room, children
from reopen.editing.views.shared import kind_of, render_in_room, room_for
from reopen.kernel.components import Link

_ROWS = 50
_EDITORS = Permission.COMMONS_EDIT


@require_safe
@organization_page(_EDITORS)
def start(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The rooms of the commons and what waits in each."""
    if not keeps_commons(actor):
        raise Http404
    return render(request, "editing/start.html", {"rows": overview(actor)})


@require_safe
@organization_page(_EDITORS)
def listing(request: HttpRequest, actor: Actor, room: str) -> HttpResponse:
    """Every entry that has a page, searched by its key and name."""
    found = room_for(actor, room)
    words = request.GET.get("q", "").casefold().split()
    every = found.main.model.objects.order_by("key")
    rows = [row for row in every if all(word in _named(row) for word in words)]
    page = Paginator(rows, _ROWS).get_page(request.GET.get("page"))
    context = {"page": page, "q": request.GET.get("q", "")}
    return render_in_room(request, actor, found, "list.html", context, part="entries")


@require_safe
@organization_page(_EDITORS)
def entry(request: HttpRequest, actor: Actor, room: str, key: str) -> HttpResponse:
    """One entry with everything on its page, its history, and the way to change each."""
    found = room_for(actor, room)
    main = get_object_or_404(found.main.model.objects.all(), key=key)
    context = {
        "main": main,
        "lines": [(found.main, [main]), *children(found, key)],
        "history": history(found.key, key),
        "url": found.url(key),
    }
    more = (Link(main.called),)
    return render_in_room(request, actor, found, "entry.html", context, part="entries", more=more)


@require_http_methods(["GET", "HEAD", "POST"])
@organization_page(_EDITORS)
def propose(request: HttpRequest, actor: Actor, room: str, kind: str, key: str) -> HttpResponse:
    """A form with what an entry says now; what is changed goes to a second editor."""
    found, chosen = room_for(actor, room), kind_of(room_for(actor, room), kind)
    standing = get_object_or_404(chosen.model.objects.all(), key=key)
    form = ProposalForm(chosen, standing, request.POST or None, chosen.page_of(standing))
    return _proposed(request, actor, found, chosen, form, standing)


@require_http_methods(["GET", "HEAD", "POST"])
@organization_page(_EDITORS)
def new(request: HttpRequest, actor: Actor, room: str, kind: str) -> HttpResponse:
    """A form for a new entry, on the page that the address names."""
    found, chosen = room_for(actor, room), kind_of(room_for(actor, room), kind)
    page = request.GET.get("page", "")
    if chosen.of and not found.main.model.objects.filter(key=page).exists():
        raise Http404
    form = ProposalForm(chosen, None, request.POST or None, page)
    return _proposed(request, actor, found, chosen, form, None)


def _proposed(
    request: HttpRequest, actor: Actor, room: Room, kind: Kind, form: ProposalForm,
    standing: Entry | None,
) -> HttpResponse:  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose(actor, _proposal(request, room, kind, form, standing))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Proposed. A second editor decides."))
            return redirect("commons_changes", actor.organization.slug, room.key)
    label = standing.called if standing else str(kind.label)
    context: dict[str, Any] = {"form": form, "kind": kind, "standing": standing, "label": label}
    return render_in_room(
        request, actor, room, "propose.html", context, part="entries", more=(Link(label),),
        status=422 if form.errors else 200,
    )  # fmt: skip


def _proposal(
    request: HttpRequest, room: Room, kind: Kind, form: ProposalForm, standing: Entry | None
) -> Proposal:
    values = form.values
    source, url = source_of(values, standing)
    target = standing or kind.model(key=form.key)
    if standing is None and kind.of:
        kind.assign(target, {kind.of: form.page})
    return Proposal(
        room, kind, target, values, source, url, form.cleaned_data["why"],
        correction_for(room, request.GET.get("correction", "")),
    )  # fmt: skip


def _named(row: Entry) -> str:
    return f"{row.key} {row.called}".casefold()
