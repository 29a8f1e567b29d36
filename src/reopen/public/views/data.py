"""Open data: what there is to take, and how."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reopen.accounts.doors import public_page

FILES = (
    ("units", _("Conviction integrity units and how each stands")),
    ("territories", _("Places of each unit, and those left out of it")),
    ("answers", _("The questions a citizen should ask of each unit, with their answers")),
    ("coverage-by-state", _("Counties and people where a unit works, by state")),
    ("counties", _("Counties with the units responsible for them")),
    ("organizations", _("Organizations that help, what they take, how to reach them")),
    ("figures-by-year", _("Exonerations by year, with every mark")),
    ("figures-by-state", _("Exonerations by state, with every mark")),
    ("figures-by-county", _("Exonerations by county, with every mark")),
    ("figures-by-crime", _("Exonerations by worst crime, with every mark")),
    ("figures-by-race", _("Exonerations by race, with every mark")),
)
EXAMPLES = (
    ("units?state=MO", _("Units of Missouri")),
    ("counties/29095", _("One county and the units responsible for it")),
    ("coverage?as_of=2020-01-01", _("How far units reached on a day")),
    ("organizations?place=us-mo", _("Who helps with convictions in Missouri")),
    ("exonerations/figures?year=2018&as_of=2019-04-09", _("Figures of a year, as of a day")),
    ("exonerations/figures?by=state", _("Figures of every state")),
)


@public_page
def open_data(request: HttpRequest) -> HttpResponse:
    """Files, addresses and feeds, with the licence."""
    base = request.build_absolute_uri(reverse("api:openapi")).removesuffix("openapi.json")
    files = [
        (label, *(reverse("api:bulk", args=[name, form]) for form in ("csv", "json")))
        for name, label in FILES
    ]
    examples = [(base + path, label) for path, label in EXAMPLES]
    context = {"files": files, "examples": examples, "base": base}
    return render(request, "public/data.html", context)
