"""Testimony by page and line: a passage to quote, and the way to it on the page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.audit.log import Target, record
from reopen.documents.views.shared import document_crumbs, found_document
from reopen.kernel.components import Link
from reopen.review import testimony
from reopen.review.forms_testimony import CitationForm
from reopen.review.views.shared import to_page


@require_safe
@organization_page()
def cited_testimony(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """The passage of a citation with its lines; with `go`, the page it begins on."""
    found = found_document(actor, document)
    asked = bool({"to", "printed"} & set(request.GET))
    form = CitationForm(request.GET if asked else None)
    said: list[testimony.Said] = []
    if asked and form.is_valid():
        said = testimony.passage(actor, found, form.citation())
        if not said:
            form.add_error("to", _("This page of testimony was not found in this source."))
        elif "go" in request.GET:
            first = said[0]
            anchor = f"line-{first.testimony.printed}-{first.line.number}"
            return to_page(actor, first.testimony.page.document_id, first.testimony.page.number,
                           anchor if form.citation().first.line else "")  # fmt: skip
        for page in {one.testimony.page.pk: one.testimony.page for one in said}.values():
            record("page.read", actor, Target.of(page), {"document": str(page.document_id)})
    context = {
        "document": said[0].testimony.page.document if said else found,
        "case": found.case,
        "form": form,
        "said": said,
        "citation": str(form.citation()) if said else "",
        "here": testimony.printed_pages(testimony.sheets_of(actor, found)),
        "crumbs": document_crumbs(actor, found, Link(_("Testimony"))),
    }
    return render(request, "review/testimony.html", context)
