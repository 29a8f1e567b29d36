"""Searching all my cases, one case or one source."""

from html import unescape
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import record
from reopen.cases.access import visible_cases
from reopen.cases.models import Case
from reopen.cases.queries import case_list
from reopen.cases.words import label_of
from reopen.documents import queries
from reopen.documents.access import visible_sources
from reopen.documents.forms import SearchForm
from reopen.documents.models import Source
from reopen.documents.queries_pages import pages_on_their_way
from reopen.documents.search import Asked, Found, QueryTooWideError, all_found, search
from reopen.documents.templatetags.document_words import legibility_word
from reopen.documents.views.strip import page_url
from reopen.documents.vocabularies import DOCUMENT_KINDS
from reopen.kernel.components import Link
from reopen.kernel.tables import table_response
from reopen.lib.search.contract import Facets, IndexBusyError, IndexDamagedError
from reopen.lib.search.describe import note_in

_ROWS = 20
_DEEPEST = 500  # screens one can page through; beyond that, all rows are there as a table
_FEW_FACETS = 12
_HEADERS = (
    gettext_lazy("Case"),
    gettext_lazy("Title"),
    gettext_lazy("Source"),
    gettext_lazy("File"),
    gettext_lazy("Page"),
    gettext_lazy("Kind"),
    gettext_lazy("Legibility"),
    gettext_lazy("Snippet"),
    gettext_lazy("Address"),
)


@require_safe
@organization_page()
def search_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was found, how the query was understood, and what else could be chosen."""
    cases = list(visible_cases(actor).order_by("-number"))
    form = SearchForm([(c.number, f"{c.number} {c.title}") for c in cases], request.GET)
    chosen = form.cleaned_data if form.is_valid() else {"q": request.GET.get("q", "")}
    asked = _asked(chosen, cases)
    if request.GET.get("format") in {"csv", "xlsx"}:
        return _exported(request, actor, asked, request.GET["format"])
    context = {
        "form": form,
        "chosen": _chosen(request.GET, chosen, actor),
        "matching": _matching_cases(actor, chosen),
        "reading": queries.files_at_work(actor),
        "on_their_way": pages_on_their_way(actor),
        "may_export": actor.may(Permission.SEARCH_EXPORT),
        **_results(request, actor, asked, cases),
    }
    return render(request, "documents/search.html", context)


def _asked(chosen: dict[str, Any], cases: list[Case]) -> Asked:
    case = next((case.pk for case in cases if case.number == chosen.get("case")), None)
    return Asked(
        chosen.get("q") or "",
        cases=frozenset({case} if case else ()),
        sources=_set(chosen.get("source")),
        kinds=_set(chosen.get("kind")),
        legibility=_set(chosen.get("legibility")),
        added_from=chosen.get("added_from"),
        added_to=chosen.get("added_to"),
    )


def _set(value: Any) -> frozenset[Any]:
    return frozenset({value} if value else ())


def _results(request: HttpRequest, actor: Actor, asked: Asked, cases: list[Case]) -> dict[str, Any]:
    """The found pages, or why there are none."""
    if not asked.query.strip():
        return {"state": "nothing_asked"}
    typed = request.GET.get("page", "1")
    number = min(int(typed), _DEEPEST) if typed.isdecimal() and len(typed) < 6 else 1
    offset = _ROWS * (max(number, 1) - 1)
    try:
        found = search(actor, asked, limit=_ROWS, offset=offset, with_facets=True)
    except QueryTooWideError as problem:
        return {"state": "too_wide", "sentence": note_in(str(problem), _language())}
    except IndexBusyError:
        return {"state": "busy"}
    except IndexDamagedError:
        return {"state": "rebuilding"}
    record("search.run", actor, facts={"found": found.total})
    rows = [
        (one, page_url(actor, one.document, one.page.number, asked.query)) for one in found.pages
    ]
    return {
        "state": "found" if found.total else "nothing_found",
        "found": found,
        "notes": [note_in(note, _language()) for note in found.notes],
        "rows": rows,
        "page": Paginator(range(found.total), _ROWS).get_page(number),
        "facets": _facets(request.GET, actor, found, cases),
    }


def _language() -> str:
    return get_language() or "en"


def _facets(
    parameters: QueryDict, actor: Actor, found: Found, cases: list[Case]
) -> list[tuple[str, list[Link]]]:
    """What the pages found belong to, each as a link that narrows the search to it."""
    counted: Facets = found.facets
    titles = {str(case.pk): (case.number, f"{case.number} {case.title}") for case in cases}
    names = {
        str(source.pk): (str(source.pk), f"{source.name} · {source.case.number}")
        for source in visible_sources(actor)
        .filter(pk__in=[UUID(key) for key in counted.sources])
        .select_related("case")
    }
    kinds = {key: (key, label_of(DOCUMENT_KINDS, key)) for key in counted.kinds}
    clear = {key: (key, legibility_word(key)) for key in counted.legibility if key}
    sides = [
        (_("Case"), "case", counted.cases, titles),
        (_("Source"), "source", counted.sources, names),
        (_("Kind"), "kind", counted.kinds, kinds),
        (_("Legibility"), "legibility", counted.legibility, clear),
    ]
    drawn = [(title, _links(parameters, name, n, words)) for title, name, n, words in sides]
    return [(title, links) for title, links in drawn if len(links) > 1]


def _links(
    parameters: QueryDict, name: str, counts: dict[str, int], words: dict[str, tuple[str, str]]
) -> list[Link]:
    links = []
    for key, count in sorted(counts.items(), key=lambda pair: -pair[1]):
        if key not in words:
            continue
        value, label = words[key]
        links.append(_link(parameters, name, value, label, count))
    return links[:_FEW_FACETS]


def _link(parameters: QueryDict, name: str, value: str, label: str, count: int) -> Link:
    query = parameters.copy()
    query.pop("page", None)
    current = query.get(name) == value
    query[name] = "" if current else value
    return Link(label, f"?{query.urlencode()}", current=current, count=count)


def _chosen(parameters: QueryDict, chosen: dict[str, Any], actor: Actor) -> list[Link]:
    """The filters that hold, each as a link that takes it away."""
    wanted = _set(chosen.get("source"))
    source: Source | None = visible_sources(actor).filter(pk__in=wanted).first()
    words = {
        "case": chosen.get("case"),
        "source": source and source.name,
        "kind": chosen.get("kind") and label_of(DOCUMENT_KINDS, chosen["kind"]),
        "legibility": chosen.get("legibility") and legibility_word(chosen["legibility"]),
    }
    links = []
    for name, word in words.items():
        if word:
            query = parameters.copy()
            query.pop("page", None)
            query.pop(name, None)
            links.append(Link(word, f"?{query.urlencode()}"))
    return links


def _matching_cases(actor: Actor, chosen: dict[str, Any]) -> list[Case]:
    """Cases whose number, title or people fit, for the box at the top of every page."""
    q = (chosen.get("q") or "").strip()
    if not q or chosen.get("case") or chosen.get("source"):
        return []
    return list(case_list(actor, q=q)[:5])


def _exported(request: HttpRequest, actor: Actor, asked: Asked, form: str) -> HttpResponse:
    """Every page found, as a table; who took how many rows is recorded."""
    if not actor.may(Permission.SEARCH_EXPORT):
        raise PermissionDenied
    try:
        rows = [
            [
                one.document.case.number,
                one.document.case.title,
                one.document.source.name,
                one.document.path,
                one.page.number,
                label_of(DOCUMENT_KINDS, one.document.kind),
                legibility_word(one.page.legibility),
                _plain(one.hit.snippet),
                request.build_absolute_uri(
                    page_url(actor, one.document, one.page.number, asked.query)
                ),
            ]
            for one in all_found(actor, asked)
        ]
    except QueryTooWideError as problem:
        sentence = note_in(str(problem), _language())
        return HttpResponse(sentence, status=422, content_type="text/plain; charset=utf-8")
    record("search.exported", actor, facts={"rows": len(rows), "format": form})
    return table_response("search", [str(header) for header in _HEADERS], rows, form)


def _plain(snippet: str) -> str:
    return unescape(snippet.replace("<mark>", "").replace("</mark>", ""))
