"""Everybody found in the file of a case, and merging some of them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.views.pages import seen_case
from reopen.documents.access import passes_document_walls
from reopen.figures import actions, queries
from reopen.figures.alike import pairs_of
from reopen.figures.choosing import chosen_entries
from reopen.figures.exports import export_cast
from reopen.figures.forms import LOOSE, NAMED, CastFilterForm
from reopen.figures.queries import Entry
from reopen.figures.views.shared import entry_url, render_in_room, to_list
from reopen.kernel.components import Column, read_columns
from reopen.lib.names import fold

_ROWS = 100
_COLUMNS = (
    Column("name", gettext_lazy("Name"), optional=False),
    Column("written", gettext_lazy("Written as"), optional=False),
    Column("who", gettext_lazy("Who says so"), optional=False),
    Column("times", gettext_lazy("Times named"), optional=False, numeric=True),
    Column("pages", gettext_lazy("Pages"), optional=False, numeric=True),
)


@require_safe
@organization_page()
def cast_list(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Everybody found on the pages that the actor sees, filtered by the address."""
    case = seen_case(actor, number)
    form = CastFilterForm(request.GET)
    every = queries.cast_of(actor, case)
    entries = _narrowed(every, form)
    if request.GET.get("format") in {"csv", "xlsx"}:
        return export_cast(actor, case, entries, request.GET["format"])
    page = Paginator(entries, _ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "columns": read_columns(_COLUMNS, request.GET, default=""),
        "page": page,
        "rows": [(entry, entry_url(actor, case, entry)) for entry in page.object_list],
        "any": bool(every),
        "pairs": len(pairs_of(actor, case, every)),
        "unseen": queries.not_looked_through(actor, case),
        "all_seen": passes_document_walls(actor),
    }
    return render_in_room(request, actor, case, "list.html", context)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def merge(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Say that the chosen entries are one; one alone is named."""
    case = seen_case(actor, number)
    entries = chosen_entries(actor, case, request.POST)
    if not entries:
        messages.error(request, _("Choose the names that mean the same."))
        return to_list(actor, case)
    try:
        figure = actions.merge(actor, case, entries=entries, name=request.POST.get("name", ""))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return to_list(actor, case)
    messages.success(request, _("Kept. What was done stands below, where it can be undone."))
    return redirect("figure", actor.organization.slug, figure.pk)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def look(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Have the pages that are new looked through."""
    case = seen_case(actor, number)
    actions.look_for_names(actor, case)
    messages.success(request, _("The pages are being looked through. You can leave."))
    return to_list(actor, case)


def _narrowed(entries: list[Entry], form: CastFilterForm) -> list[Entry]:
    if not form.is_valid():
        return entries
    asked = form.cleaned_data
    words = fold(asked["q"]).split()
    return [
        entry
        for entry in entries
        if (not asked["kind"] or entry.kind == asked["kind"])
        and (asked["who"] != NAMED or entry.figure)
        and (asked["who"] != LOOSE or not entry.figure)
        and entry.pages >= (asked["least"] or 0)
        and all(any(word in fold(name) for name in entry.names) for word in words)
    ]
