"""Who had which paper when; what the defense asked for and what was answered."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.models import Case
from reopen.cases.views.pages import seen_case
from reopen.disclosure import actions
from reopen.disclosure.access import visible_defense_requests, visible_traces
from reopen.disclosure.forms_ledger import AnswerForm, LedgerFilterForm, RequestForm, TraceForm
from reopen.disclosure.ledger import Asked, items_of, lines_of, proposed, requests_of
from reopen.disclosure.models.trace import Holder
from reopen.disclosure.views.shared import render_in_case
from reopen.documents.access import visible_documents
from reopen.documents.models import Document
from reopen.kernel.components import Link
from reopen.kernel.requests import posted_id
from reopen.kernel.tables import table_response

_ROWS = 50
_OFFERED = 500


@require_safe
@organization_page()
def ledger(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Each paper of the prosecution's side with its earliest sign by holder."""
    case = seen_case(actor, number)
    record("disclosure.ledger_read", actor, Target.of(case))
    form = LedgerFilterForm(request.GET)
    items = items_of(actor, case, **(form.cleaned_data if form.is_valid() else {}))
    if request.GET.get("format") in {"csv", "xlsx"}:
        return _exported(actor, case, list(items), request.GET["format"])
    page = Paginator(items, _ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": lines_of(actor, list(page.object_list)),
        "holders": Holder.choices,
        "filtered": bool(request.GET),
    }
    more = (Link(_("Who had it when")),)
    return render_in_case(
        request, actor, case, "ledger.html", context, more=more, part="disclosure_ledger"
    )


@require_http_methods(["GET", "POST"])
@organization_page()
def item(request: HttpRequest, actor: Actor, number: str, document: UUID) -> HttpResponse:
    """Every sign of one paper; people add lines, and strike or restore them."""
    case = seen_case(actor, number)
    found = get_object_or_404(items_of(actor, case), pk=document)
    form = TraceForm(_papers(actor, case), request.POST if _adds(request) else None)
    if request.method == "POST" and not _adds(request):
        _strike_or_restore(request, actor, found)
        return redirect(request.get_full_path())
    if _adds(request) and form.is_valid():
        actions.add_trace(actor, found, **form.cleaned_data)
        return redirect(request.get_full_path())
    signs = visible_traces(actor).filter(item=found).select_related("document__source")
    context = {
        "item": found,
        "form": form,
        "papers": _papers(actor, case)[:_OFFERED],
        "signs": sorted(signs, key=lambda row: (row.holder, row.date.text or "9")),
    }
    here = reverse("disclosure_ledger", args=[actor.organization.slug, number])
    more = (Link(_("Who had it when"), here), Link(found.name))
    status = 422 if form.errors else 200
    return render_in_case(
        request, actor, case, "ledger_item.html", context,
        more=more, part="disclosure_ledger", status=status,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@organization_page()
def requests(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """What the defense asked for, what was answered, and what bore an earlier date."""
    case = seen_case(actor, number)
    form = RequestForm(
        _papers(actor, case), request.POST or None, initial=_told(request, "request")
    )
    if request.method == "POST" and form.is_valid():
        actions.note_request(actor, case, **form.cleaned_data)
        return _to_requests(actor, case)
    return _requests_page(request, actor, case, form)


@require_POST
@organization_page(Permission.DISCLOSURE_DECIDE)
def answer(request: HttpRequest, actor: Actor, number: str, asked: UUID) -> HttpResponse:
    """Note what was answered, or take the request out of the list."""
    case = seen_case(actor, number)
    mine = visible_defense_requests(actor).filter(case=case, struck_at=None)
    found = get_object_or_404(mine, pk=asked)
    if request.POST.get("do") == "strike":
        actions.strike_request(actor, found)
        return _to_requests(actor, case)
    form = AnswerForm(_papers(actor, case), request.POST, auto_id=f"answer-{asked}-%s")
    if not form.is_valid():
        blank = RequestForm(_papers(actor, case))
        return _requests_page(request, actor, case, blank, answering=(found.pk, form))
    actions.note_answer(actor, found, **form.cleaned_data)
    return _to_requests(actor, case)


def _requests_page(
    request: HttpRequest,
    actor: Actor,
    case: Case,
    form: BaseForm,
    answering: tuple[UUID, BaseForm] | None = None,
) -> HttpResponse:
    told = _told(request, "answer")
    papers = _papers(actor, case)
    asked: list[tuple[Asked, BaseForm]] = [
        (one, AnswerForm(papers, initial=told, auto_id=f"answer-{one.request.pk}-%s"))
        for one in requests_of(actor, case)
    ]
    if answering:  # what was typed there, with what is wrong with it
        asked = [
            (one, answering[1] if one.request.pk == answering[0] else form) for one, form in asked
        ]
    context = {
        "form": form,
        "asked": asked,
        "proposed": proposed(actor, case) if actions.note_request.allowed(actor) else [],
        "papers": papers[:_OFFERED],
        "answering": answering[0] if answering else None,
        "all_open": bool(told),
    }
    return render_in_case(
        request, actor, case, "requests.html", context,
        more=(Link(_("Requests and answers")),), part="disclosure_requests",
        status=422 if form.errors or answering else 200,
    )  # fmt: skip


def _told(request: HttpRequest, kind: str) -> dict[str, str]:
    """What the address says of a paper that looks like a request, or an answer, for the form."""
    if request.GET.get("as") != kind:
        return {}
    told = {name: request.GET.get(name, "") for name in ("document", "number", "date", "words")}
    return told | {"wording": told["words"]}


def _papers(actor: Actor, case: Case) -> Any:
    return visible_documents(actor).filter(case=case).order_by("path")


def _adds(request: HttpRequest) -> bool:
    return request.method == "POST" and request.POST.get("do") == "add"


def _strike_or_restore(request: HttpRequest, actor: Actor, found: Document) -> None:
    act = {"strike": actions.strike_trace, "restore": actions.restore_trace}.get(
        request.POST.get("do", "")
    )
    if act is None:
        raise Http404
    traces = visible_traces(actor).filter(item=found)
    act(actor, get_object_or_404(traces, pk=posted_id(request, "trace")))


def _to_requests(actor: Actor, case: Case) -> HttpResponse:
    return redirect("disclosure_requests", org=actor.organization.slug, number=case.number)


def _exported(actor: Actor, case: Case, items: list[Document], form: str) -> HttpResponse:
    headers = [_("Document"), _("Source")]
    for _key, label in Holder.choices:
        headers += [str(label), _("Date"), _("Page")]
    rows = []
    for line in lines_of(actor, items):
        cells: list[object] = [line.item.path, line.item.source.name]
        for _holder, trace in line.cells:
            where = f"{trace.document.path}, {trace.number}" if trace and trace.document else ""
            cells += [trace.get_why_display(), trace.date.text, where] if trace else ["", "", ""]
        rows.append(cells)
    return table_response(f"ledger-{case.number}", headers, rows, form)
