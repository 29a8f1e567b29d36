"""Coding a document, and the list of what was coded in a case."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.cases.views.pages import seen_case
from reopen.cases.views.work import blame
from reopen.documents.queries import sources_of
from reopen.documents.views.shared import document_crumbs, found_page
from reopen.kernel.components import Column, Columns, Link, read_columns
from reopen.review import actions, queries_coding
from reopen.review.access import visible_coding_panels
from reopen.review.exports import export_coding
from reopen.review.forms_coding import CodedFilterForm, CodingForm
from reopen.review.models import CodingPanel
from reopen.review.views.shared import render_in_room, to_page

_ROWS = 50
_SHOWN = 4  # questions that are columns unless others are chosen


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DOCUMENT_EDIT)
def code_document(
    request: HttpRequest, actor: Actor, document: UUID, page: int, panel: UUID
) -> HttpResponse:
    """Answer a panel's questions about the document of a page; `settle` says what stands."""
    found = found_page(actor, document, page)
    asked = get_object_or_404(visible_coding_panels(actor), pk=panel)
    coded = queries_coding.coded_on(actor, found.document, asked)
    if coded.owed is not None and request.method == "GET":
        return redirect("review_item", actor.organization.slug, coded.owed.pk)
    tags = queries_coding.used_tags(actor, found.document.case, asked)
    form = CodingForm(asked, tags, request.POST or None, coding=coded.current)
    if request.method == "POST" and form.is_valid():
        keep = actions.settle_coding if "settle" in request.POST else actions.code_document
        try:
            keep(actor, found.document, panel=asked, answers=form.answers())
        except ValidationError as error:
            blame(form, error)
        else:
            return to_page(actor, found.document_id, page, f"coding-{asked.pk}")
    context = {
        "document": found.document,
        "case": found.document.case,
        "page": found,
        "form": form,
        "coded": coded,
        "may_settle": actions.settle_coding.allowed(actor),
        "crumbs": document_crumbs(actor, found.document, Link(str(page))),
    }
    return render(request, "review/coding.html", context, status=422 if form.errors else 200)


@require_safe
@organization_page()
def coding_page(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """The documents of the case with what was coded, a panel at a time, filtered by the address."""
    case = seen_case(actor, number)
    panels = queries_coding.panels_in_use(actor)
    may_setup = actions.make_panel.allowed(actor)
    if not panels:
        context: dict[str, Any] = {"panels": panels, "may_setup": may_setup}
        return render_in_room(request, actor, case, "coding", "coded.html", context)
    wanted = request.GET.get("panel")
    panel = next((each for each in panels if str(each.pk) == wanted), panels[0])
    form = CodedFilterForm(_choices(actor, case, panels, panel), request.GET)
    columns = _columns(request, panel)
    documents = queries_coding.coded_documents(actor, case, panel, form.filters())
    if request.GET.get("format") in {"csv", "xlsx"}:
        return export_coding(actor, case, panel, documents, request.GET["format"])
    page = Paginator(documents, _ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "columns": columns,
        "page": page,
        "rows": [_row(document, panel, columns) for document in page],
        "panels": panels,
        "filtered": any(vars(form.filters()).values()),
        "may_setup": may_setup,
    }
    return render_in_room(request, actor, case, "coding", "coded.html", context)


def _choices(
    actor: Actor, case: Case, panels: list[CodingPanel], panel: CodingPanel
) -> dict[str, list[Any]]:
    tags = queries_coding.used_tags(actor, case, panel)
    chosen_first = sorted(panels, key=lambda each: each.pk != panel.pk)
    return {
        "panel": [(str(each.pk), each.name) for each in chosen_first],
        "answer": queries_coding.answer_choices(panel, tags),
        "source": [(source.name, source.name) for source in sources_of(actor, case)],
        "by": queries_coding.coders_of(actor, case, panel),
    }


def _columns(request: HttpRequest, panel: CodingPanel) -> Columns:
    questions = [
        Column(field.key, field.label, shown=at < _SHOWN)
        for at, field in enumerate(queries_coding.questions_of(panel))
    ]
    fixed = Column("document", _("Document"), optional=False)
    return read_columns([fixed, *questions, Column("by", _("Coded by"))], request.GET, default="")


def _row(document: Any, panel: CodingPanel, columns: Columns) -> dict[str, Any]:
    coding = document.coded[0] if document.coded else None
    return {
        "document": document,
        "coding": coding,
        "cells": [
            (field.label, queries_coding.in_words_of(field, coding.said(field.key)))
            if coding
            else (field.label, "")
            for field in queries_coding.questions_of(panel)
            if field.key in columns
        ],
    }
