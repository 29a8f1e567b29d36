"""First pages and error pages."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page, public_page, signed_in_page
from reopen.accounts.models import User
from reopen.accounts.tenancy import memberships_of
from reopen.workspace.queries import home_of


@signed_in_page
def home(request: HttpRequest) -> HttpResponse:
    """My organizations; straight into the only one."""
    assert isinstance(request.user, User)  # noqa: S101 - the door saw to it
    memberships = memberships_of(request.user)
    if len(memberships) == 1:
        return redirect("organization_home", org=memberships[0].organization.slug)
    return render(request, "workspace/home.html", {"memberships": memberships})


@organization_page()
def organization_home(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is mine, what changed, what waits."""
    return render(request, "workspace/organization_home.html", {"home": home_of(actor)})


@public_page
def health(request: HttpRequest) -> HttpResponse:
    """For a load balancer: the site and its database answer. No detail."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@public_page
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


@public_page
def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


@public_page
def went_wrong(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
