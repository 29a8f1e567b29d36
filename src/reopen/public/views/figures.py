"""Exonerations in figures. Every view stands wholly in its address and can be taken away."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reopen.accounts.doors import public_page
from reopen.public.figures import pages, told
from reopen.public.figures.choosing import options, read, states_by_code
from reopen.public.figures.taking import FORMS, page_address, picture, sheet_of
from reopen.public.figures.topics import topics


@public_page
def overview(request: HttpRequest) -> HttpResponse:
    """How many, years lost, why, who did it, who helped."""
    return _answer(request, pages.overview)


@public_page
def years(request: HttpRequest) -> HttpResponse:
    """Year by year."""
    return _answer(request, pages.years)


@public_page
def factors(request: HttpRequest) -> HttpResponse:
    """Why it happened."""
    return _answer(request, pages.factors)


@public_page
def misconduct(request: HttpRequest) -> HttpResponse:
    """Official misconduct."""
    return _answer(request, pages.misconduct)


@public_page
def states(request: HttpRequest) -> HttpResponse:
    """State by state."""
    return _answer(request, pages.states)


@public_page
def state(request: HttpRequest, code: str) -> HttpResponse:
    """One state."""
    if code.upper() not in states_by_code():
        raise Http404
    return _answer(request, pages.state, code.upper())


@public_page
def crimes(request: HttpRequest) -> HttpResponse:
    """Crime by crime."""
    return _answer(request, pages.crimes)


@public_page
def race(request: HttpRequest) -> HttpResponse:
    """By race as recorded."""
    return _answer(request, pages.race)


def _answer(request: HttpRequest, build: pages.Build, state: str = "") -> HttpResponse:
    """The page, or one of its sheets in the form that `as` names."""
    choice = read(request.GET, state)
    context = {"choice": choice, "options": options(), "typed": request.GET, "state": state}
    if choice.problems:
        return render(request, "public/figures/problem.html", context, status=400)
    page = replace(build(choice), address=page_address(request))
    context |= {"page": page, "topics": topics(page.name, choice.query)}
    if page.vintage is None:
        return render(request, "public/figures/none.html", context)
    take = FORMS.get(request.GET.get("as", ""))
    if take:
        return take(page, sheet_of(page, request.GET.get("sheet", "")))
    return render(request, "public/figures/page.html", context)


@public_page
def quoted(request: HttpRequest) -> HttpResponse:
    """What others stated, apart from what is counted here."""
    context = {"told": told.topics(), "topics": topics("figures_quoted")}
    return render(request, "public/figures/quoted.html", context)


@public_page
def year_2018(request: HttpRequest) -> HttpResponse:
    """The figures that advocates quote, and why later exports differ."""
    if request.GET.get("as") == "png":
        return picture(told.card_2018(), "exonerations-of-2018")
    context = {"year": told.year_2018(), "topics": topics("figures_2018")}
    context["picture"] = request.build_absolute_uri(f"{request.path}?as=png")
    return render(request, "public/figures/year_2018.html", context)
