"""What misconduct looks like."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reopen.accounts.doors import public_page
from reopen.public.figures.topics import topics
from reopen.public.misconduct_forms import forms, source
from reopen.registry.queries import Selection
from reopen.registry.queries_kept import figures_of


@public_page
def misconduct_forms(request: HttpRequest) -> HttpResponse:
    """The eleven forms: what each is, how it shows in a file, what to check, what is counted."""
    found = figures_of(Selection())
    context = {
        "forms": forms(found),
        "source": source(),
        "found": found,
        "topics": topics("misconduct"),
    }
    return render(request, "public/misconduct/forms.html", context)
