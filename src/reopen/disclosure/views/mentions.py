"""Papers the file speaks of: which are there, which are not, and asking for them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.models import Case
from reopen.cases.views.pages import seen_case
from reopen.disclosure import actions
from reopen.disclosure.access import visible_mentions, visible_requests
from reopen.disclosure.forms import MentionFilterForm, SentForm, SettleForm
from reopen.disclosure.mentioned import letter_of, mentions_of, name_of, named
from reopen.disclosure.models import Mention
from reopen.disclosure.report.letter import letter_docx
from reopen.disclosure.views.shared import render_in_case
from reopen.documents.access import visible_documents
from reopen.kernel.components import Link
from reopen.kernel.tables import table_response

_ROWS = 50
_OFFERED = 500
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@organization_page()
def mentions(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Every paper that is named, with its pages; by default those that are in no source."""
    case = seen_case(actor, number)
    record("disclosure.mentions_read", actor, Target.of(case))
    form = MentionFilterForm(request.GET or {"state": "missing"})
    chosen = form.cleaned_data if form.is_valid() else {}
    found = mentions_of(actor, case, **chosen)
    if request.GET.get("format") in {"csv", "xlsx"}:
        return _exported(actor, case, found, request.GET["format"])
    page = Paginator(found, _ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": named(actor, page.object_list),
        "filtered": bool(request.GET),
        "missing": mentions_of(actor, case, state="missing").count(),
        "documents": visible_documents(actor).filter(case=case).order_by("path")[:_OFFERED],
        "requests": visible_requests(actor).filter(case=case),
    }
    more = (Link(_("Mentioned, not found")),)
    return render_in_case(
        request, actor, case, "mentions.html", context, more=more, part="disclosure_mentions"
    )


@require_POST
@organization_page(Permission.DISCLOSURE_COMPARE)
def collect(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Search the pages anew for papers they name."""
    case = seen_case(actor, number)
    actions.collect_mentions(actor, case)
    return _to_list(request, actor, case)


@require_POST
@organization_page(Permission.DISCLOSURE_DECIDE)
def settle(request: HttpRequest, actor: Actor, number: str, mention: UUID) -> HttpResponse:
    """Join a paper to a document, set it aside, take that back, or ask for it."""
    case = seen_case(actor, number)
    found = get_object_or_404(visible_mentions(actor).filter(case=case), pk=mention)
    form = SettleForm(request.POST)
    if form.is_valid():
        what = form.cleaned_data["do"]
        if what == "join":
            _join(request, actor, found, form.cleaned_data["document"].strip())
        else:
            _PLAIN[what][0](actor, found)
            messages.success(request, _PLAIN[what][1] % {"paper": name_of(found)})
    return _to_list(request, actor, case)


def _join(request: HttpRequest, actor: Actor, mention: Mention, path: str) -> None:
    mine = visible_documents(actor).filter(case=mention.case_id, path=path)
    document = mine.order_by("added_at").first()
    if document is None:
        sentence = _("There is no document “%(path)s” in this case: nothing was joined.")
        messages.error(request, sentence % {"path": path})
    else:
        actions.join_mention(actor, mention, document=document)
        sentence = _("%(paper)s: joined. It stands under “In the file”, where that can be undone.")
        messages.success(request, sentence % {"paper": name_of(mention)})


@require_safe
@organization_page()
def letter(request: HttpRequest, actor: Actor, number: str, draft: UUID) -> HttpResponse:
    """The letter that asks for papers, as a Word document or as plain text."""
    case = seen_case(actor, number)
    found = get_object_or_404(visible_requests(actor).filter(case=case), pk=draft)
    parts = letter_of(actor, found)
    as_text = request.GET.get("form") == "txt"
    body = "\n\n".join(parts).encode() if as_text else letter_docx(parts)
    kind = "text/plain; charset=utf-8" if as_text else _WORD
    response = HttpResponse(body, content_type=kind)
    name = f"records-request-{case.number}.{'txt' if as_text else 'docx'}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@organization_page(Permission.DISCLOSURE_DECIDE)
def sent(request: HttpRequest, actor: Actor, number: str, draft: UUID) -> HttpResponse:
    """Note the day on which the letter went out."""
    case = seen_case(actor, number)
    drafts = visible_requests(actor).filter(case=case, sent_on=None)
    found = get_object_or_404(drafts, pk=draft)
    form = SentForm(request.POST)
    day = form.cleaned_data["on"].earliest if form.is_valid() else None
    if day is None or day != form.cleaned_data["on"].latest:
        messages.error(request, _("Write the day on which it went out, such as 3 March 2026."))
    else:
        actions.note_sent(actor, found, on=day)
    return _to_list(request, actor, case)


_PLAIN: dict[str, tuple[Any, Any]] = {
    "dismiss": (
        actions.dismiss_mention,
        gettext_lazy("%(paper)s: set aside. It stands under “Set aside”, to be undone there."),
    ),
    "reset": (actions.reset_mention, gettext_lazy("%(paper)s: undone.")),
    "ask": (actions.ask_for, gettext_lazy("%(paper)s is in the draft of the letter.")),
}


def _to_list(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    query = request.GET.urlencode()
    url = reverse("disclosure_mentions", args=[actor.organization.slug, case.number])
    return redirect(f"{url}?{query}" if query else url)


def _exported(actor: Actor, case: Case, found: Any, form: str) -> HttpResponse:
    headers = [_("Paper"), _("Document"), _("Page"), _("Words"), _("Passage"), _("It is")]
    rows = [
        [row.name, place.document.path, place.number, place.words, place.around, row.there or ""]
        for row in named(actor, found)
        for place in row.more
    ]
    return table_response(f"mentioned-{case.number}", headers, rows, form)
