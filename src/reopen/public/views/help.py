"""Who can help: a few questions, all of them optional; organizations; a page for the mail."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reopen.accounts.doors import public_page
from reopen.directory import queries
from reopen.directory.entries import ROOM
from reopen.directory.forms import HelpForm, ListForm
from reopen.directory.models import Criterion
from reopen.directory.place_names import COUNTRIES, place_name
from reopen.directory.rules import RULES
from reopen.editing.queries import history
from reopen.kernel.tables import table_response

_ON_PAPER = 6  # addresses that fit on two sheets in large print


@public_page
def start(request: HttpRequest) -> HttpResponse:
    """The questions."""
    return render(request, "public/help/start.html", {"form": HelpForm()})


@public_page
def find(request: HttpRequest) -> HttpResponse:
    """The answer: who takes a case like this, who may, who does not, and why."""
    form = HelpForm(request.GET)
    found = queries.find_help(form.situation())
    context = {"form": form, "help": found, "query": request.GET.urlencode()}
    return render(request, "public/help/find.html", context)


@public_page
def paper(request: HttpRequest) -> HttpResponse:
    """The same to print and put into an envelope: large type, addresses in full, no links."""
    found = queries.find_help(HelpForm(request.GET).situation())
    reached = [match for match in found.worth_writing if match.organization.post]
    others = [match for match in found.worth_writing if not match.organization.post]
    context = {
        "help": found,
        "reached": reached[:_ON_PAPER],
        "others": others[:_ON_PAPER],
        "query": request.GET.urlencode(),
    }
    return render(request, "public/help/paper.html", context)


@public_page
def everybody(request: HttpRequest) -> HttpResponse:
    """All organizations, to filter and to take away."""
    form = ListForm(request.GET)
    found = queries.listed(**form.filters())
    if request.GET.get("format") in {"csv", "xlsx"}:
        rows = map(queries.as_row, found)
        return table_response("who-helps", queries.TABLE_HEADERS, rows, request.GET["format"])
    query = request.GET.copy()
    query["format"] = "csv"
    context = {
        "form": form,
        "rows": found,
        "countries": [(key, place_name(key)) for key in COUNTRIES],
        "csv": f"?{query.urlencode()}",
    }
    return render(request, "public/help/all.html", context)


@public_page
def organization(request: HttpRequest, key: str) -> HttpResponse:
    """One organization: what it takes, point by point with its source, and how to reach it."""
    found = queries.organization(key)
    if found is None:
        raise Http404
    takes = found.takes
    context = {
        "found": found,
        "room": ROOM.key,
        "page": found.key,
        "history": history(ROOM.key, found.key),
        "known": [(RULES[key].question, takes[key]) for key in RULES if key in takes],
        "unknown": [rule.question for key, rule in RULES.items() if _matters(key, takes)],
    }
    return render(request, "public/help/organization.html", context)


def _matters(key: str, takes: dict[str, Criterion]) -> bool:
    """Whether a rule that nobody knows is worth asking for beside those that are known."""
    covered = key == "first_appeal_over" and "all_appeals_over" in takes
    return bool(RULES[key].ask) and key not in takes and not covered
