"""Linking documents."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.views.work import blame
from reopen.documents.views.shared import document_crumbs, found_page
from reopen.kernel.components import Link
from reopen.review import actions
from reopen.review.access import visible_links
from reopen.review.forms_record import LinkForm
from reopen.review.views.shared import to_page


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DOCUMENT_EDIT)
def add_link(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """Say what this document is to another."""
    found = found_page(actor, document, page)
    form = LinkForm(actor, found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.link_documents(actor, found.document, **form.values())
        except ValidationError as error:
            blame(form, error)
        else:
            return to_page(actor, found.document_id, page, "page-record")
    context = {
        "document": found.document,
        "case": found.document.case,
        "page": found,
        "form": form,
        "crumbs": document_crumbs(actor, found.document, Link(str(page))),
    }
    return render(request, "review/link.html", context, status=422 if form.errors else 200)


@require_POST
@organization_page(Permission.DOCUMENT_EDIT)
def remove_link(
    request: HttpRequest, actor: Actor, document: UUID, page: int, link: UUID
) -> HttpResponse:
    """Remove a link, from either of its ends."""
    found = found_page(actor, document, page)
    links = visible_links(actor).select_related("document", "other")
    actions.unlink_documents(actor, get_object_or_404(links, pk=link))
    return to_page(actor, found.document_id, page, "page-record")
