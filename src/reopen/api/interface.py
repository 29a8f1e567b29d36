"""The interface itself: every address with its parameters, from which its description is made."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import NinjaAPI, Query

from reopen.api import commons, shapes
from reopen.api.paging import Number, Size, paged
from reopen.directory import queries as directory
from reopen.places.models import County
from reopen.registry.queries import Selection
from reopen.registry.queries_kept import figures_of, groups_of
from reopen.registry.words import MARKS
from reopen.units import queries as units
from reopen.units.vocabularies import QUESTIONS

Day = Annotated[date | None, Query(description="As of this day (ISO 8601).")]
State = Annotated[str, Query(max_length=2, description="Postal code, as in MO.")]
Dimension = Literal["", "state", "county", "year", "crime", "race", "sex"]

api = NinjaAPI(
    title="Reopen: the commons",
    version="1",
    description=(
        "Conviction integrity units, organizations that help, and figures on exonerations. "
        "Read-only, open to everybody, without a key. Every statement carries its source, how "
        "sure it is and when it was checked. Blank means not known, never no."
    ),
    urls_namespace="api_v1",
    docs_url=None,  # its page would come from another host; ours is /data/
    openapi_url=None,
)


@api.get("/units", response=shapes.Page[shapes.UnitBrief], tags=["units"])
def list_units(
    request: HttpRequest,
    state: State = "",
    status: str = "",
    as_of: Day = None,
    page: Number = 1,
    size: Size = 100,
) -> dict[str, Any]:
    """Conviction integrity units and how each stands on the day."""
    rows = [commons.unit_brief(one) for one in units.units_listed(as_of)]
    rows = [row for row in rows if not state or row["state"] == state.upper()]
    return paged([row for row in rows if not status or row["status"] == status], page, size)


@api.get("/units/{key}", response=shapes.UnitAnswer, tags=["units"])
def read_unit(request: HttpRequest, key: str, as_of: Day = None) -> dict[str, Any]:
    """One unit: what happened to it, its territory, the questions with their answers, results."""
    found = units.unit_page(key, as_of)
    listed = next((one for one in units.units_listed(as_of) if one.unit.key == key), None)
    if found is None or listed is None:
        raise Http404
    return commons.unit_page(listed, found)


@api.get("/questions", response=list[shapes.QuestionAnswer], tags=["units"])
def list_questions(request: HttpRequest) -> list[dict[str, Any]]:
    """What a citizen should ask of a unit, and why it matters."""
    return [
        {"key": one.key, "group": str(one.group), "text": one.label, "why": one.why}
        for one in QUESTIONS.values()
    ]


@api.get("/coverage", response=shapes.CoverageAnswer, tags=["coverage"])
def read_coverage(request: HttpRequest, as_of: Day = None) -> dict[str, Any]:
    """Counties and share of the people where a unit works."""
    return commons.coverage(units.coverage(on=as_of))


@api.get("/coverage/states", response=list[shapes.StateCoverageAnswer], tags=["coverage"])
def list_coverage(request: HttpRequest, as_of: Day = None) -> list[dict[str, Any]]:
    """The same for each state."""
    return [
        {
            **commons.coverage(one.coverage),
            "state": one.jurisdiction.abbreviation,
            "name": one.jurisdiction.name,
            "units": one.units,
        }
        for one in units.coverage_by_state(as_of)
    ]


@api.get("/counties", response=shapes.Page[shapes.CountyAnswer], tags=["counties"])
def list_counties(
    request: HttpRequest,
    state: State = "",
    name: Annotated[str, Query(max_length=100)] = "",
    page: Number = 1,
    size: Size = 100,
) -> dict[str, Any]:
    """Counties with the units responsible for them."""
    found = County.objects.real().exclude(fips="").select_related("jurisdiction").order_by("fips")
    if state:
        found = found.filter(jurisdiction__abbreviation=state.upper())
    if name:
        found = found.matching(name)
    answer = paged(found, page, size)
    statuses = units.statuses_by_county()
    return {**answer, "results": [_county(one, statuses) for one in answer["results"]]}


@api.get("/counties/{fips}", response=shapes.CountyAnswer, tags=["counties"])
def read_county(request: HttpRequest, fips: str) -> dict[str, Any]:
    """One county by its FIPS code."""
    found = County.objects.real().select_related("jurisdiction").filter(fips=fips).first()
    if found is None or not fips:
        raise Http404
    return _county(found, units.statuses_by_county())


@api.get("/organizations", response=shapes.Page[shapes.HelpAnswer], tags=["help"])
def list_organizations(
    request: HttpRequest,
    place: Annotated[str, Query(max_length=20, description="Key of a place, as us-mo.")] = "",
    kind: Annotated[str, Query(max_length=20)] = "",
    page: Number = 1,
    size: Size = 100,
) -> dict[str, Any]:
    """Organizations that help, what each takes and how to reach it."""
    found = directory.listed(place=place, kind=kind)
    return paged([commons.organization(one) for one in found], page, size)


@api.get("/organizations/{key}", response=shapes.HelpAnswer, tags=["help"])
def read_organization(request: HttpRequest, key: str) -> dict[str, Any]:
    """One organization."""
    found = directory.organization(key)
    if found is None:
        raise Http404
    return commons.organization(found)


@api.get("/exonerations/figures", response=shapes.FiguresAnswer, tags=["exonerations"])
def read_figures(
    request: HttpRequest,
    year: Annotated[int | None, Query(ge=1989, le=2100)] = None,
    since: Annotated[int | None, Query(ge=1989, le=2100)] = None,
    until: Annotated[int | None, Query(ge=1989, le=2100)] = None,
    state: State = "",
    county: Annotated[str, Query(max_length=5, description="FIPS code.")] = "",
    crime: Annotated[str, Query(max_length=60)] = "",
    race: Annotated[str, Query(max_length=20)] = "",
    mark: Annotated[str, Query(max_length=30, description="As ciu or concealed.")] = "",
    by: Dimension = "",
    as_of: Day = None,
) -> dict[str, Any]:
    """Figures computed from the Registry's exports, with a line for each value of `by`."""
    if mark and mark not in MARKS:
        raise Http404
    selection = Selection(
        year=year, since=since, until=until, state=state, crime=crime, race=race,
        counties=(county,) if county else (), marks=(mark,) if mark else (),
    )  # fmt: skip
    groups = groups_of(by, selection, as_of) if by else ()
    return commons.figures(figures_of(selection, as_of), list(groups))


def _county(county: County, statuses: dict[str, units.CountyStatus]) -> dict[str, Any]:
    known = statuses.get(county.fips)
    return {
        **commons.county_brief(county),
        "kind": county.kind,
        "population": county.population,
        "population_year": county.population_year,
        "status": str(known.status) if known else "none",
        "units": list(known.units) if known else [],
    }
