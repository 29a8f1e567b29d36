"""Looking at an item of a batch: done or flagged, and on to the next."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Denied
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.views.work import blame
from reopen.documents.views.shared import document_crumbs, found_page
from reopen.kernel.components import Link
from reopen.review import actions
from reopen.review.access import visible_items
from reopen.review.actions.batches import which_look
from reopen.review.panels_batches import item_forms, with_looks
from reopen.review.views.batches import go_on


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DOCUMENT_EDIT)
def look_at(request: HttpRequest, actor: Actor, item: UUID) -> HttpResponse:
    """Say what came of looking at an item; the next one follows."""
    rows = with_looks(actor, visible_items(actor))
    found = get_object_or_404(rows, pk=item)
    if not which_look(actor, found):
        raise Denied(_("This batch is somebody else's."))
    form, coding = item_forms(actor, found, request.POST or None)
    answered = coding is None or coding.is_valid()
    if request.method == "POST" and form.is_valid() and answered:
        answers = coding.answers() if coding else None
        try:
            actions.look_at(actor, found, answers=answers, **form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return go_on(actor, found.batch, after=found.position)
    page = found_page(actor, found.document_id, found.number or 1)
    context = {
        "item": found,
        "page": page,
        "document": found.document,
        "case": found.document.case,
        "form": form,
        "coding": coding,
        "crumbs": document_crumbs(actor, page.document, Link(str(page.number))),
    }
    wrong = bool(form.errors or (coding and coding.errors))
    return render(request, "review/look.html", context, status=422 if wrong else 200)
