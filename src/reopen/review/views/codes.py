"""The organization's own issue codes."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.views.work import blame
from reopen.cases.words import options
from reopen.kernel.requests import posted_id
from reopen.review import actions
from reopen.review.access import visible_issue_codes
from reopen.review.forms import IssueCodeForm
from reopen.review.vocabularies import ISSUE_CODES


@require_http_methods(["GET", "POST"])
@organization_page(Permission.REVIEW_SETUP)
def issue_codes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The codes that come with Reopen, the organization's own, and a place to add one."""
    form = IssueCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_issue_code(actor, **form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return redirect("review_codes", org=actor.organization.slug)
    context = {
        "form": form,
        "own": visible_issue_codes(actor),
        "common": options(ISSUE_CODES),
    }
    return render(request, "review/codes.html", context, status=422 if form.errors else 200)


@require_POST
@organization_page(Permission.REVIEW_SETUP)
def retire_issue_code(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Offer a code no more."""
    code = get_object_or_404(visible_issue_codes(actor), pk=posted_id(request, "code"))
    actions.retire_issue_code(actor, code)
    return redirect("review_codes", org=actor.organization.slug)
