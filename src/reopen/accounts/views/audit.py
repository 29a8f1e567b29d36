"""The log of an organization: read, filtered, taken away."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.access import visible_events
from reopen.accounts.actions import export_log
from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.forms import LogFilterForm
from reopen.accounts.permissions import Permission
from reopen.audit.models import Event
from reopen.audit.names import tell
from reopen.audit.queries import head, kinds_in_use, narrowed
from reopen.audit.words import kind_in_words
from reopen.kernel.components import Column
from reopen.kernel.tables import table_response

PAGE = 50
HEADER = ("number", "time", "person", "from", "what", "about", "case", "facts", "hash")


@require_safe
@organization_page(Permission.AUDIT_READ)
def log(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What happened and who looked, latest first; the filters are the address."""
    kinds = [(kind, kind_in_words(kind)) for kind in kinds_in_use(visible_events(actor))]
    form = LogFilterForm(request.GET, kinds=kinds)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = narrowed(visible_events(actor), **chosen)
    form_asked = request.GET.get("format", "")
    if form_asked in ("csv", "xlsx"):
        return table_response(f"audit-{actor.organization.slug}", HEADER, _rows(found), form_asked)
    filters = request.GET.copy()
    filters.pop("page", None)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "events": tell(actor, page),
        "columns": _columns(),
        "csv": f"?{filters.urlencode()}&format=csv",
        "xlsx": f"?{filters.urlencode()}&format=xlsx",
        "head": head(),
        "may_export": export_log.allowed(actor),
    }
    return render(request, "accounts/audit.html", context)


@require_POST
@organization_page(Permission.AUDIT_EXPORT, fresh=True)
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The whole log as JSON lines, which `reopen audit verify` checks anywhere."""
    name = f"audit-{actor.organization.slug}-{timezone.localdate():%Y-%m-%d}.jsonl"
    return HttpResponse(
        export_log(actor),
        content_type="application/x-ndjson; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _rows(events: QuerySet[Event]) -> Iterator[tuple[object, ...]]:
    for event in events.iterator(chunk_size=2000):
        yield (
            event.seq,
            timezone.localtime(event.at).isoformat(timespec="seconds"),
            event.actor_label,
            event.origin,
            kind_in_words(event.kind),
            event.target_label,
            event.case_id or "",
            ", ".join(f"{key}={value}" for key, value in event.facts.items()),
            event.hash,
        )


def _columns() -> list[Column]:
    return [
        Column("seq", _("Number")),
        Column("at", _("When")),
        Column("who", _("Who")),
        Column("what", _("What")),
        Column("about", _("About")),
    ]
