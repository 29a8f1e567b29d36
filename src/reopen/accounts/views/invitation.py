"""The page behind the link of an invitation. Opening it changes nothing; only the form does."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from reopen.accounts.actions import accept_invitation, hash_secret
from reopen.accounts.actor import newcomer_actor
from reopen.accounts.doors import public_page
from reopen.accounts.forms import NewAccountForm
from reopen.accounts.models import Invitation, User
from reopen.accounts.tenancy import NotAMember, at_the_door


@public_page
def invitation(request: HttpRequest, org: str, secret: str) -> HttpResponse:
    """Accept an invitation, with a new account or with the one that has the invited address."""
    try:
        with at_the_door(org, hash_secret(secret)) as found:
            return _answer(request, found)
    except NotAMember as stranger:
        raise Http404 from stranger


def _answer(request: HttpRequest, found: Invitation) -> HttpResponse:
    existing = User.objects.filter(email__iexact=found.email).first()
    form = None if existing else NewAccountForm(request.POST or None, email=found.email)
    mine = existing is not None and existing == request.user
    if request.method == "POST" and found.is_open:
        user = existing if mine else form.account() if form and form.is_valid() else None
        if user is not None:
            return _accept(request, found, user, new=form is not None)
    context = {"invitation": found, "form": form, "existing": existing, "mine": mine}
    return render(request, "accounts/invitation.html", context)


def _accept(request: HttpRequest, found: Invitation, user: User, *, new: bool) -> HttpResponse:
    try:
        accept_invitation(newcomer_actor(found.organization, user), found, user=user)
    except ValidationError as over:
        messages.error(request, over.messages[0])
        return redirect(request.path)
    if new:
        login(request, user, "allauth.account.auth_backends.AuthenticationBackend")
        record_authentication(request, user, method="password", email=user.email)
    name = found.organization.name
    messages.success(request, _("Welcome to %(organization)s.") % {"organization": name})
    return redirect("home")
