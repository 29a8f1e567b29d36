"""The text of a page: correcting it, its history, taking a correction back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.documents import actions
from reopen.documents.forms import CorrectForm
from reopen.documents.models import Page
from reopen.documents.views.shared import document_crumbs, found_page
from reopen.documents.views.strip import page_url
from reopen.kernel.components import Link
from reopen.kernel.meanwhile import held
from reopen.kernel.requests import posted_id


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DOCUMENT_EDIT)
def correct(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """Correct the text beside its image, and see who corrected it before."""
    found = held(request, found_page(actor, document, page))
    record("page.read", actor, Target.of(found))
    form = CorrectForm(request.POST or None, initial={"text": found.text})
    if request.method == "POST" and form.is_valid():
        actions.correct_text(actor, found, **form.cleaned_data)
        return redirect(page_url(actor, found.document, page))
    here = Link(str(page), page_url(actor, found.document, page))
    context = {
        "document": found.document,
        "case": found.document.case,
        "page": found,
        "form": form,
        "history": history_of(found),
        "crumbs": document_crumbs(actor, found.document, here, Link(_("Correct the text"))),
    }
    status = 422 if form.errors else 200
    return render(request, "documents/text.html", context, status=status)


@require_POST
@organization_page(Permission.DOCUMENT_EDIT)
def undo(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """Put an earlier text back; that is a correction too, and stays in the history."""
    found = found_page(actor, document, page)
    earlier = get_object_or_404(found.revisions, pk=posted_id(request, "revision"))
    actions.correct_text(actor, found, text=earlier.text, why=_("an earlier text put back"))
    return redirect(page_url(actor, found.document, page))


def history_of(page: Page) -> list[dict[str, object]]:
    """Each correction with the text before and after it, the newest first."""
    after, changes = page.text, []
    for revision in page.revisions.all():
        changes.append({"revision": revision, "before": revision.text, "after": after})
        after = revision.text
    return changes
