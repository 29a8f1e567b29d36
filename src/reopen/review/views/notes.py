"""The reading room's first page, and all notes of a case in one list."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.cases.views.pages import seen_case
from reopen.documents.queries import sources_of
from reopen.kernel.components import Column, read_columns
from reopen.review import actions, queries
from reopen.review.codes import CodeWords, code_choices
from reopen.review.exports import export_notes
from reopen.review.forms import NoteFilterForm
from reopen.review.hub import lines_of
from reopen.review.views.shared import render_in_room

_ROWS = 50
_RECENT = 8
_COLUMNS = (
    Column("note", _("Note"), optional=False),
    Column("codes", _("Issues"), order="codes"),
    Column("place", _("Page"), order="document__path"),
    Column("author", _("Written by"), order="author__user__name"),
    Column("written", _("Written"), order="written_at"),
    Column("visibility", _("Who sees it"), order="visibility", shown=False),
)


@require_safe
@organization_page()
def reading_room(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """What was noted lately, what it is about, and the way to the other pages of the room."""
    case = seen_case(actor, number)
    notes = queries.notes_of_case(actor, case).filter(removed_at=None)
    words = CodeWords(actor)
    context = {
        "recent": [
            (note, words.chips(note.codes)) for note in notes.order_by("-written_at")[:_RECENT]
        ],
        "codes": [(key, words.label(key), n) for key, n in queries.counts_by_code(notes)],
        "count": notes.count(),
        "lines": lines_of(actor, case),
    }
    return render_in_room(request, actor, case, "", "room.html", context)


@require_safe
@organization_page()
def notes_page(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Every note of the case that the actor sees, filtered by the address."""
    case = seen_case(actor, number)
    every = queries.notes_of_case(actor, case)
    sources = [source.name for source in sources_of(actor, case)]
    form = NoteFilterForm(code_choices(actor), queries.authors_of(every), sources, request.GET)
    columns = read_columns(_COLUMNS, request.GET, default="place")
    notes = queries.narrowed(every, form.filters()).order_by(
        columns.order_by, "document__path", "document", "number", "y0", "written_at"
    )
    if request.GET.get("format") in {"csv", "xlsx"}:
        return export_notes(actor, case, notes, request.GET["format"])
    page = Paginator(notes, _ROWS).get_page(request.GET.get("page"))
    words = CodeWords(actor)
    context = {
        "form": form,
        "columns": columns,
        "page": page,
        "rows": [(note, words.chips(note.codes)) for note in page],
        "filtered": any(vars(form.filters()).values()),
        "may_setup": actions.add_issue_code.allowed(actor),
    }
    return render_in_room(request, actor, case, "notes", "notes.html", context)
