"""Guides, forms, laws and figures, by whom they are for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reopen.accounts.doors import public_page
from reopen.bulletin import queries
from reopen.bulletin.models import Audience


@public_page
def resources(request: HttpRequest) -> HttpResponse:
    """All, or those for one audience."""
    wanted = request.GET.get("for", "")
    known = wanted if wanted in Audience.values else ""
    context = {
        "groups": queries.resources(known),
        "audiences": [(each.value, each.label, each.value == known) for each in Audience],
        "chosen": known,
    }
    return render(request, "public/resources/list.html", context)
