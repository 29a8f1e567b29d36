"""The draft tried on one's own file before it is in force."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.access import visible_cases
from reopen.flags.trial import tried
from reopen.flags.views.lexicon import found_draft, rendered


@require_safe
@organization_page(Permission.LEXICON_EDIT)
def test_draft(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Which passages of a case the draft gains and loses against the lexicon in force."""
    cases = visible_cases(actor).order_by("-number")
    context = {"draft": found_draft(actor), "cases": cases[:200], "trial": None}
    number = request.GET.get("case", "")
    if number:
        case = get_object_or_404(cases, number=number)
        record("flags.listed", actor, Target.of(case))
        context |= {"case": case, "trial": tried(actor, case, found_draft(actor))}
    return rendered(request, actor, "test.html", context)
