"""The first page: what brings people here, in one line each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reopen.accounts.doors import public_page
from reopen.registry.queries import Selection, figures

SHOWN = ("official_misconduct", "ciu", "io")


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Where each of those who come here goes on."""
    counted = figures(Selection())
    marks = [counted.figures[key] for key in SHOWN]
    return render(request, "public/home.html", {"registry": counted, "marks": marks})


@public_page
def about(request: HttpRequest) -> HttpResponse:
    """What Reopen is, what it never does, and what it keeps of a visit: nothing."""
    return render(request, "public/about.html")
