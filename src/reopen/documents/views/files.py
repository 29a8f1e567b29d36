"""The file of a case: its sources, its documents, and how far reading is."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.access import visible_cases
from reopen.cases.models import Case
from reopen.cases.views.pages import seen_case
from reopen.cases.views.work import blame
from reopen.cases.words import label_of
from reopen.documents import actions, queries
from reopen.documents.access import visible_sources
from reopen.documents.forms import FileFilterForm, SourceForm
from reopen.documents.models import Document, Source
from reopen.documents.queries_pages import attach_places
from reopen.documents.views.shared import render_in_case, to_files
from reopen.documents.vocabularies import DOCUMENT_KINDS
from reopen.kernel.components import Column, read_columns
from reopen.kernel.meanwhile import held
from reopen.kernel.tables import table_response

_ROWS = 50
_COLUMNS = (
    Column("name", _("Name"), order="path", optional=False),
    Column("status", _("Status"), order="status"),
    Column("kind", _("Kind"), order="kind"),
    Column("source", _("Source"), order="source__name"),
    Column("pages", _("Pages"), order="page_count", numeric=True),
    Column("size", _("Size"), order="original__size", numeric=True),
    Column("added", _("Came in"), order="added_at", shown=False),
    Column("by", _("Added by"), order="added_by", shown=False),
)
_HEADERS = (
    _("Path"),
    _("Title"),
    _("Kind"),
    _("Source"),
    _("Status"),
    _("What it means"),
    _("Pages"),
    _("Bytes"),
    _("SHA-256"),
    _("Came in"),
    _("Added by"),
    _("Came before"),
    _("Document"),
)


@organization_page()
def case_files(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Sources, documents with their state, and what is still being read."""
    case = seen_case(actor, number)
    sources = queries.sources_of(actor, case)
    form = FileFilterForm(sources, request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    columns = read_columns(_COLUMNS, request.GET, default="name")
    documents = queries.document_list(actor, case, **chosen).order_by(columns.order_by, "path")
    if request.GET.get("format") in {"csv", "xlsx"}:
        return _exported(actor, case, documents, request.GET["format"])
    page = Paginator(documents, _ROWS).get_page(request.GET.get("page"))
    attach_places(actor, list(page.object_list))
    context = {
        "form": form,
        "columns": columns,
        "page": page,
        "sources": sources,
        "progress": queries.progress_of(actor, case),
        "filtered": any(chosen.values()),
        "may": _rights(actor),
    }
    return render_in_case(request, actor, case, "files.html", context)


@organization_page()
def files_progress(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """How far reading is: the part of the page that asks again every few seconds."""
    case = get_object_or_404(visible_cases(actor), number=number)
    context = {"case": case, "progress": queries.progress_of(actor, case), "asked_again": True}
    return render(request, "documents/files.html#progress", context)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DOCUMENT_ADD)
def add_source(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Say whose file is coming in."""
    case = seen_case(actor, number)
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_source(actor, case, **form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return to_files(actor, case)
    status = 422 if form.errors else 200
    return render_in_case(request, actor, case, "source.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.DOCUMENT_EDIT)
def edit_source(request: HttpRequest, actor: Actor, number: str, source: UUID) -> HttpResponse:
    """Change what is known about a source."""
    case = seen_case(actor, number)
    sources = visible_sources(actor).filter(case=case)
    found = held(request, get_object_or_404(sources, pk=source))
    form = SourceForm(request.POST or None, initial=_known(found))
    if request.method == "POST" and form.is_valid():
        same = visible_sources(actor).filter(case=case, name=form.cleaned_data["name"])
        if same.exclude(pk=found.pk).exists():
            form.add_error("name", _("This case has a source of this name."))
        else:
            changes = form.cleaned_data | {"side": form.cleaned_data["side"] or found.side}
            actions.edit_source(actor, found, **changes)
            return to_files(actor, case)
    context = {"form": form, "source": found}
    status = 422 if form.errors else 200
    return render_in_case(request, actor, case, "source.html", context, status=status)


def _known(source: Source) -> dict[str, Any]:
    return {name: getattr(source, name) for name in SourceForm.base_fields if name != "opened_on"}


def _rights(actor: Actor) -> dict[str, bool]:
    return {
        "add": actions.take_in.allowed(actor),
        "edit": actions.edit_source.allowed(actor),
    }


def _exported(actor: Actor, case: Case, documents: "QuerySet[Document]", form: str) -> HttpResponse:
    rows = [
        [
            document.path,
            document.title,
            label_of(DOCUMENT_KINDS, document.kind),
            document.source.name,
            document.get_status_display(),
            document.reason_sentence,
            document.page_count,
            document.original.size,
            document.original.sha256,
            document.added_at.isoformat(timespec="seconds"),
            document.added_by,
            "yes" if document.is_duplicate else "",  # type: ignore[attr-defined]
            document.pk,
        ]
        for document in documents
    ]
    facts = {"rows": len(rows), "format": form}
    record("document.list_exported", actor, Target.of(case), facts)
    return table_response(f"files-{case.number}", [str(header) for header in _HEADERS], rows, form)
