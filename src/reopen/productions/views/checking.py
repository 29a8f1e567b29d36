"""The check of a PDF before it goes out. Nothing of the file is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.audit.log import record
from reopen.kernel.components import Link
from reopen.lib.redaction import CheckFailed, check_pdf
from reopen.productions.forms import CheckForm
from reopen.productions.sentences import sentence_of_lift, why_unchecked


@require_http_methods(["GET", "POST"])
@organization_page()
def check(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take a PDF, say what can be lifted off it, and forget it."""
    sent = request.method == "POST"
    form = CheckForm(request.POST, request.FILES) if sent else CheckForm()
    context: dict[str, Any] = {
        "form": form,
        "crumbs": [
            Link(_("Cases"), reverse("case_list", args=[actor.organization.slug])),
            Link(_("Check a PDF")),
        ],
    }
    if sent and form.is_valid():
        context |= _answer(actor, form.cleaned_data["file"])
    status = 422 if form.errors else 200
    return render(request, "productions/check.html", context, status=status)


def _answer(actor: Actor, given: Any) -> dict[str, Any]:
    data = given.read()
    try:
        report = check_pdf(data)
    except CheckFailed as error:
        record("filing.checked", actor, None, {"answer": error.reason.value})
        return {"failed": why_unchecked(error.reason), "name": given.name}
    answer = "clean" if report.may_go_out else "bad"
    record("filing.checked", actor, None, {"answer": answer, "findings": len(report.bad)})
    told = [(finding, sentence_of_lift(finding.what)) for finding in report.findings]
    return {
        "report": report,
        "name": given.name,
        "bad": [each for each in told if each[0].what.is_bad],
        "weigh": [each for each in told if not each[0].what.is_bad],
    }
