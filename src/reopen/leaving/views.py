"""Taking a case away: the page, the button, how far it is, the ZIP."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.access import visible_cases
from reopen.cases.models import Case
from reopen.cases.parts import case_tabs
from reopen.cases.views.pages import seen_case
from reopen.documents.storage import file_store
from reopen.kernel.components import Link
from reopen.leaving import actions, queries
from reopen.leaving.models import KEPT_DAYS, CasePackage

_MOST = 20
_NEEDS = Permission.CASE_TAKE_AWAY
_TONES = {"done": "good", "failed": "bad", "stopped": "neutral", "removed": "neutral"}


@require_safe
@organization_page(_NEEDS)
def leaving(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """What would leave, and the packages that were made."""
    case = seen_case(actor, number)
    context = _packages(actor, case) | {
        "hidden": queries.hidden_documents(actor, case).count(),
        "days": KEPT_DAYS,
    }
    return _render(request, actor, case, context)


@require_POST
@organization_page(_NEEDS, fresh=True)
def start(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Have the case packed; a second click finds it at work."""
    case = seen_case(actor, number)
    with suppress(actions.AtWork):
        actions.ask_for_case(actor, case)
    return _back(actor, case)


@require_safe
@organization_page(_NEEDS)
def progress(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """How far it is: the part of the page that asks again every few seconds."""
    case = get_object_or_404(visible_cases(actor), number=number)
    context = {"case": case} | _packages(actor, case)
    return render(request, "leaving/leaving.html#packages", context)


@require_safe
@organization_page(_NEEDS, fresh=True)
def download(
    request: HttpRequest, actor: Actor, number: str, package: UUID
) -> HttpResponse | StreamingHttpResponse:
    """The ZIP, unless something in it has been closed to her since."""
    case = seen_case(actor, number)
    found = get_object_or_404(queries.packages_of(actor, case), pk=package)
    if found.state != CasePackage.State.DONE:
        raise Http404
    if queries.is_closed_since(actor, found):
        return _back(actor, case)  # where it says so
    record("package.downloaded", actor, Target.of(found), {"sha256": found.sha256})
    blocks = file_store().read(found.blob)
    response = StreamingHttpResponse(blocks, content_type="application/zip")
    name = f"{slugify(case.number)}-{found.as_of:%Y-%m-%d}.zip"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Content-Length"] = str(found.size)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@organization_page(_NEEDS)
def stop(request: HttpRequest, actor: Actor, number: str, package: UUID) -> HttpResponse:
    """Pack no further."""
    case = seen_case(actor, number)
    found = get_object_or_404(queries.packages_of(actor, case), pk=package)
    if not found.is_over:
        actions.stop_package(actor, found)
    return _back(actor, case)


@require_POST
@organization_page(_NEEDS)
def remove(request: HttpRequest, actor: Actor, number: str, package: UUID) -> HttpResponse:
    """Remove a package before its time."""
    case = seen_case(actor, number)
    found = get_object_or_404(queries.packages_of(actor, case), pk=package)
    if found.state == CasePackage.State.DONE:
        actions.remove_package(actor, found)
    return _back(actor, case)


def _packages(actor: Actor, case: Case) -> dict[str, Any]:
    """The packages of hers, and whether one is being made."""
    packages = list(queries.packages_of(actor, case)[:_MOST])
    return {
        "packages": [_shown(actor, package) for package in packages],
        "at_work": any(not package.is_over for package in packages),
    }


def _shown(actor: Actor, package: CasePackage) -> dict[str, Any]:
    ready = package.state == CasePackage.State.DONE
    closed = ready and queries.is_closed_since(actor, package)
    tone = "bad" if closed else _TONES.get(package.state, "waiting")
    return {"package": package, "closed": closed, "tone": tone}


def _back(actor: Actor, case: Case) -> HttpResponse:
    return redirect("leaving", org=actor.organization.slug, number=case.number)


def _render(
    request: HttpRequest, actor: Actor, case: Case, context: dict[str, Any]
) -> HttpResponse:
    org = actor.organization.slug
    crumbs = [
        Link(_("Cases"), reverse("case_list", args=[org])),
        Link(case.number, reverse("case_overview", args=[org, case.number])),
        Link(_("Take the case with you")),
    ]
    shared = {"case": case, "crumbs": crumbs, "tabs": case_tabs(actor, case, "leaving")}
    return render(request, "leaving/leaving.html", shared | context)
