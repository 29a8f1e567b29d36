"""Writing a note on a page, changing it, removing it and putting it back."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Denied
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.views.work import blame
from reopen.documents.models import Page
from reopen.documents.views.shared import document_crumbs, found_page
from reopen.kernel.components import Link
from reopen.kernel.meanwhile import held
from reopen.review import actions
from reopen.review.access import visible_page_notes
from reopen.review.forms import NoteForm
from reopen.review.models import PageNote
from reopen.review.views.shared import to_page


@require_http_methods(["GET", "POST"])
@organization_page(Permission.NOTE_WRITE)
def add_note(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """Write a note on a page."""
    found = found_page(actor, document, page)
    form = NoteForm(actor, found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            note = actions.write_note(actor, found, words=form.words(), place=form.place())
        except ValidationError as error:
            blame(form, error)
        else:
            return to_page(actor, note.document_id, note.number, f"note-{note.pk}")
    return _form_page(request, actor, found, form)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.NOTE_WRITE)
def edit_note(request: HttpRequest, actor: Actor, note: UUID) -> HttpResponse:
    """Change one's own note; the spot stays unless other words of the page are given."""
    found, page = _own_note(actor, note)
    form = NoteForm(
        actor, page, request.POST or None, note=found, initial=_known(held(request, found))
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_note(actor, found, words=form.words(), place=form.place())
        except ValidationError as error:
            blame(form, error)
        else:
            return to_page(actor, found.document_id, found.number, f"note-{found.pk}")
    return _form_page(request, actor, page, form, note=found)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def remove_note(request: HttpRequest, actor: Actor, note: UUID) -> HttpResponse:
    """Take one's own note off the page."""
    found, _page = _own_note(actor, note)
    actions.remove_note(actor, found)
    return to_page(actor, found.document_id, found.number, "page-notes")


@require_POST
@organization_page(Permission.NOTE_WRITE)
def restore_note(request: HttpRequest, actor: Actor, note: UUID) -> HttpResponse:
    """Put one's own note back on the page."""
    found, _page = _own_note(actor, note)
    actions.restore_note(actor, found)
    return to_page(actor, found.document_id, found.number, f"note-{found.pk}")


def _own_note(actor: Actor, note: UUID) -> tuple[PageNote, Page]:
    """A note the actor sees, and its page; whether it is hers, the action says."""
    notes = visible_page_notes(actor).select_related("document__case", "document__source")
    found = get_object_or_404(notes, pk=note)
    if not actions.edit_note.allowed(actor, found):
        raise Denied(_("Only who wrote a note changes it."))
    return found, found_page(actor, found.document_id, found.number)


def _known(note: PageNote) -> dict[str, Any]:
    known = {name: getattr(note, name) for name in ("text", "codes", "color", "visibility")}
    return known | {"quote": " ".join(note.quote.split())}


def _form_page(
    request: HttpRequest, actor: Actor, page: Page, form: NoteForm, note: PageNote | None = None
) -> HttpResponse:
    context = {
        "document": page.document,
        "case": page.document.case,
        "page": page,
        "form": form,
        "note": note,
        "crumbs": document_crumbs(actor, page.document, Link(str(page.number))),
    }
    return render(request, "review/note.html", context, status=422 if form.errors else 200)
