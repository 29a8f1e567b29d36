"""Productions of a case: the list, a new one, one of them, and taking it away."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.views.pages import seen_case
from reopen.cases.views.work import blame
from reopen.documents.models import Document
from reopen.documents.reasons import sentence_of
from reopen.documents.storage import file_store
from reopen.lib.reading.lifts import Lift
from reopen.productions import actions, ftm, queries
from reopen.productions.forms import ProductionForm
from reopen.productions.forms_lists import CandidatesForm, ProductionsForm
from reopen.productions.models import Production
from reopen.productions.sentences import sentence_of_lift
from reopen.productions.views.shared import render_in_room


@require_safe
@organization_page()
def productions(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Every production of the case."""
    case = seen_case(actor, number)
    filters = ProductionsForm(request.GET)
    rows = filters.filtered(queries.productions_of(actor, case))
    context = {"rows": rows, "filters": filters}
    return render_in_room(request, actor, case, "productions.html", context)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.PRODUCTION_MAKE)
def start(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Choose documents and numbering, and have the production made."""
    case = seen_case(actor, number)
    candidates = queries.can_go_out(actor, case)
    sources = candidates.order_by("source__name").values_list("source__name", flat=True).distinct()
    filters = CandidatesForm(list(sources), request.GET)
    documents = list(filters.filtered(candidates))
    form = ProductionForm(documents, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.start_production(
                actor, case, documents=form.chosen(), terms=form.terms()
            )
        except ValidationError as error:
            blame(form, error)
        else:
            return redirect("production", actor.organization.slug, case.number, made.pk)
    context = {
        "form": form,
        "documents": documents,
        "filters": filters,
        "held": queries.held_back_of(actor, case).count(),
        "redacted": queries.redactions_of(actor, case).count(),
    }
    status = 422 if form.errors else 200
    here = _("New production")
    return render_in_room(request, actor, case, "new.html", context, here=here, status=status)


@require_safe
@organization_page()
def production_page(
    request: HttpRequest, actor: Actor, number: str, production: UUID
) -> HttpResponse:
    """How far it is, what is in it, and its hash."""
    case = seen_case(actor, number)
    found = get_object_or_404(queries.productions_of(actor, case), pk=production)
    record("production.opened", actor, Target.of(found), {})
    items = found.items.select_related("document")
    context = {
        "production": found,
        "items": items,
        "findings": _findings(found, {str(item.document_id): item.document for item in items}),
        "reason": sentence_of(found.reason) if found.reason else "",
    }
    return render_in_room(request, actor, case, "production.html", context, here=found.name)


@require_safe
@organization_page(Permission.DOCUMENT_DOWNLOAD)
def download(
    request: HttpRequest, actor: Actor, number: str, production: UUID
) -> StreamingHttpResponse:
    """The finished ZIP, as it went out."""
    case = seen_case(actor, number)
    found = get_object_or_404(queries.productions_of(actor, case), pk=production)
    if found.state != Production.State.DONE:
        raise Http404
    record("production.downloaded", actor, Target.of(found), {"sha256": found.sha256})
    blocks = file_store().read(found.blob)
    response = StreamingHttpResponse(blocks, content_type="application/zip")
    name = f"{slugify(found.name) or 'production'}.zip"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Content-Length"] = str(found.size)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
@organization_page(Permission.DOCUMENT_DOWNLOAD)
def take_entities(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """The case as FollowTheMoney entities, one JSON object a line."""
    case = seen_case(actor, number)
    record("case.exported_ftm", actor, Target.of(case), {"form": "ftm"})
    response = HttpResponse("".join(ftm.lines(actor, case)), content_type="application/x-ndjson")
    response["Content-Disposition"] = f'attachment; filename="{slugify(case.number)}.ftm.json"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _findings(
    production: Production, documents: dict[str, Document]
) -> list[tuple[Document, int, str]]:
    return [
        (documents[key], page, sentence_of_lift(Lift(what)))
        for key, page, what in production.findings
        if key in documents
    ]
