"""The map: which counties have a unit, on a day one may choose."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import number_format

from reopen.accounts.doors import public_page
from reopen.lib.dates import DateError, parse
from reopen.places import gazetteer
from reopen.public.maps import country_map, state_map
from reopen.public.statuses import counts, statuses_on

FIRST_DAY = date(2000, 1, 1)  # before the first unit of 2007


@dataclass(frozen=True)
class Day:
    """The day a map shows. `typed` is kept when it could not be read (`wrong`)."""

    on: date
    typed: str
    wrong: bool
    today: bool


@public_page
def country(request: HttpRequest) -> HttpResponse:
    """The country, its states as links, with a table of the states beside it."""
    day = _day(request)
    statuses = statuses_on(day.on)
    legend = counts(gazetteer.counties().values(), statuses)
    own, statewide = (count.percent for count in legend[:2])
    shares = {"own": own, "any": own + statewide}
    share = {name: number_format(round(value, 1), 1) for name, value in shares.items()}
    return render(
        request,
        "public/map/country.html",
        {"day": day, "map": country_map(statuses), "legend": legend, "share": share},
    )


@public_page
def state(request: HttpRequest, slug: str) -> HttpResponse:
    """One state, its counties as links, with a table of them beside it."""
    found = gazetteer.state_by_slug(slug)
    day = _day(request)
    statuses = statuses_on(day.on)
    drawn = state_map(found, statuses) if found else None
    if found is None or drawn is None:
        raise Http404
    return render(
        request,
        "public/map/state.html",
        {
            "day": day,
            "map": drawn,
            "state": found,
            "legend": counts(gazetteer.counties_in(found), statuses),
        },
    )


def _day(request: HttpRequest) -> Day:
    """The day asked for, as people write days; the last day of a month or a year."""
    today = timezone.localdate()
    typed = request.GET.get("on", "").strip()
    if not typed:
        return Day(today, "", wrong=False, today=True)
    try:
        asked = parse(typed).latest
    except DateError:
        asked = None
    if asked is None or not FIRST_DAY <= asked <= date(today.year, 12, 31):
        return Day(today, typed, wrong=True, today=True)
    asked = min(asked, today)
    return Day(asked, typed, wrong=False, today=asked == today)
