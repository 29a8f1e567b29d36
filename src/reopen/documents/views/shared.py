"""What the pages of the room share: finding what is meant, recording the look, drawing it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.audit.log import Target, record
from reopen.cases.models import Case
from reopen.cases.parts import case_tabs
from reopen.documents import queries
from reopen.documents.models import Document, Page
from reopen.kernel.components import Link


def found_document(actor: Actor, document: UUID) -> Document:
    """The document, or 404."""
    found = queries.find_document(actor, document)
    if found is None:
        raise Http404
    return found


def seen_document(actor: Actor, document: UUID) -> Document:
    """The document, or 404; that she looked is recorded."""
    found = found_document(actor, document)
    record("document.read", actor, Target.of(found))
    return found


def found_page(actor: Actor, document: UUID, number: int) -> Page:
    """The page, or 404."""
    found = queries.find_page(actor, document, number)
    if found is None:
        raise Http404
    return found


def case_crumbs(actor: Actor, case: Case, *more: Link) -> list[Link]:
    """From the list of cases down to the files of this one, and further."""
    org = actor.organization.slug
    return [
        Link(_("Cases"), reverse("case_list", args=[org])),
        Link(case.number, reverse("case_overview", args=[org, case.number])),
        Link(_("Files"), reverse("case_files", args=[org, case.number])),
        *more,
    ]


def document_crumbs(actor: Actor, document: Document, *more: Link) -> list[Link]:
    """From the list of cases down to this document, and further."""
    url = reverse("document", args=[actor.organization.slug, document.pk])
    return case_crumbs(actor, document.case, Link(document.name, url), *more)


def render_in_case(
    request: HttpRequest,
    actor: Actor,
    case: Case,
    template: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the case's Files tab."""
    crumbs = case_crumbs(actor, case)
    shared = {"case": case, "crumbs": crumbs, "tabs": case_tabs(actor, case, "files")}
    return render(request, f"documents/{template}", shared | context, status=status)


def to_document(actor: Actor, document: Document) -> HttpResponse:
    return redirect("document", org=actor.organization.slug, document=document.pk)


def to_files(actor: Actor, case: Case) -> HttpResponse:
    return redirect("case_files", org=actor.organization.slug, number=case.number)
