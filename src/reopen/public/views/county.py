"""Does your county have one? The search, and the page of each county."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from reopen.accounts.doors import public_page
from reopen.places.finding import find_place
from reopen.places.gazetteer import KnownCounty, counties
from reopen.public.counties import county_page, neighbors_with_unit
from reopen.public.maps import state_map
from reopen.public.statuses import WORDS, statuses_on
from reopen.registry.queries import Selection, figures
from reopen.units.queries import Place

SHOWN = ("official_misconduct", "ciu", "io", "dna", "no_crime", "plea")


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """The box, and the choice when a text can mean several counties; one county is gone to."""
    text = request.GET.get("q", "")
    found = find_place(text)
    if found.county:
        address = reverse("public:county", args=[found.county.fips])
        by = found.matches[0].by
        return redirect(f"{address}?{urlencode({'q': text})}" if by in ("zip", "town") else address)
    return render(request, "public/county/search.html", {"found": found})


@public_page
def county(request: HttpRequest, fips: str) -> HttpResponse:
    """A county: its unit or the honest none, what is known, figures, and what to do next."""
    known = county_or_404(fips)
    today = timezone.localdate()
    statuses = statuses_on(today)
    asked = find_place(request.GET.get("q", ""))
    counted = figures(Selection(counties=(fips,)))
    return render(
        request,
        "public/county/county.html",
        {
            "county": known,
            "page": county_page(known, today),
            "status": statuses.get(fips, Place.NONE),
            "status_words": WORDS[statuses.get(fips, Place.NONE)],
            "neighbors": neighbors_with_unit(known, statuses),
            "map": state_map(known.state, statuses, here=fips),
            "found": asked.matches[0] if asked.county == known and asked.county else None,
            "registry": counted,
            "marks": [counted.figures[key] for key in SHOWN if key in counted.figures],
        },
    )


def county_or_404(fips: str) -> KnownCounty:
    """The county with this code."""
    known = counties().get(fips)
    if known is None:
        raise Http404
    return known
