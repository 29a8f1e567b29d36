"""Conviction integrity units: the directory, one unit, coverage, growth."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from reopen.accounts.doors import public_page
from reopen.editing.queries import history
from reopen.kernel.components import read_columns
from reopen.kernel.tables import table_response
from reopen.public import unit_pages
from reopen.public.unit_tables import coverage_rows, growth_rows, list_rows
from reopen.units.queries import coverage, coverage_by_state, growth, statements, unit_page
from reopen.units.vocabularies import Group

FIRST_DAY = date(2007, 1, 1)


@public_page
def directory(request: HttpRequest) -> HttpResponse:
    """Every unit, filtered and sorted by the address, with counts; also as CSV."""
    told = unit_pages.overview()
    form = unit_pages.UnitFilter(told.rows, request.GET)
    columns = read_columns(unit_pages.COLUMNS, request.GET, default="state")
    rows = unit_pages.in_order(form.narrow(told.rows), columns)
    if request.GET.get("format") == "csv":
        return table_response("conviction-integrity-units", *list_rows(rows), "csv")
    context = {"told": told, "form": form, "columns": columns, "rows": rows}
    context["csv"] = _as_csv(request)
    return render(request, "public/units/list.html", context)


@public_page
def unit(request: HttpRequest, key: str) -> HttpResponse:
    """One unit as answers: what is known, how, since when; and what is not known."""
    page = unit_page(key)
    if page is None:
        raise Http404
    registry = unit_pages.registry_of(page)
    context = {
        "page": page,
        "five": page.of_group(Group.ACCOUNTABILITY),
        "hallmarks": page.of_group(Group.HALLMARK),
        "applying": page.of_group(Group.APPLYING),
        "registry": registry,
        "marks": [registry.figures[mark] for mark in ("ciu", "official_misconduct")],
        "history": history("units", key),
        "letter": page.counties[0].fips if len(page.counties) == 1 else "",
    }
    return render(request, "public/units/unit.html", context)


@public_page
def coverage_table(request: HttpRequest) -> HttpResponse:
    """Counties and people where units work, by state, on a day."""
    today = timezone.localdate()
    on = _day(request.GET.get("on", ""), today)
    states = coverage_by_state(on)
    if request.GET.get("format") == "csv":
        return table_response("units-coverage", *coverage_rows(states), "csv")
    years = [date(year, 12, 31) for year in range(FIRST_DAY.year, today.year)]
    context = {
        "on": on,
        "whole": coverage(on=on),
        "states": states,
        "days": [*reversed(years)],
        "csv": _as_csv(request),
        "quoted": statements("population"),
    }
    return render(request, "public/units/coverage.html", context)


@public_page
def growth_page(request: HttpRequest) -> HttpResponse:
    """How many units there were, year by year, beside the numbers that others published."""
    told = growth()
    if request.GET.get("format") == "csv":
        return table_response("units-growth", *growth_rows(told), "csv")
    context = {
        "growth": told,
        "chart": unit_pages.growth_chart(told),
        "units": statements("units"),
        "exonerations": statements("exonerations"),
        "csv": _as_csv(request),
    }
    return render(request, "public/units/growth.html", context)


def _day(text: str, today: date) -> date:
    """The day of the address; today when there is none or it is out of reach."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return today
    return asked if FIRST_DAY <= asked <= today else today


def _as_csv(request: HttpRequest) -> str:
    query = request.GET.copy()
    query["format"] = "csv"
    return f"?{query.urlencode()}"
