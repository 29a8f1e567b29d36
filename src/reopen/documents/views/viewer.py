"""A page: its image as the hero, its text beside it, the next hit under one key."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.documents import actions, queries_pages
from reopen.documents.models import Page
from reopen.documents.panels import panels_of
from reopen.documents.search import QueryTooWideError
from reopen.documents.sheet import Sheet, marks_of, pieces_of, sheet_of
from reopen.documents.views.document import rights
from reopen.documents.views.shared import document_crumbs, found_document, found_page
from reopen.documents.views.strip import page_url, strip_of
from reopen.documents.views.text import history_of
from reopen.kernel.components import Link

ZOOMS = (100, 150, 200, 300)


@dataclass(frozen=True)
class View:
    """What the address says about how the page is shown."""

    query: str
    hit: int
    zoom: int
    turn: int


@require_safe
@organization_page()
def page_view(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """One page of a document."""
    found = found_page(actor, document, page)
    record("page.read", actor, Target.of(found), {"document": str(found.document_id)})
    view = _view_of(request)
    sheet = sheet_of(found, view.query, view.turn)
    if request.GET.get("hit") == "last":
        view = replace(view, hit=max(len(sheet.hits), 1))
    pieces = pieces_of(found, view.query)
    panels = panels_of(actor, found)
    pages_with_hits = _pages_with_hits(actor, found, view.query)
    context = {
        "view": view,
        "sheet": sheet,
        "pieces": pieces,
        "panels": panels,
        "marks": marks_of(found, panels),
        "has_unsure": any(piece.unsure for piece in pieces),
        "found": pages_with_hits,
        "links": _links(actor, found, view, sheet, pages_with_hits),
        "strip": strip_of(
            actor, found.document, current=page, query=view.query, found=pages_with_hits
        ),
        "zooms": [(zoom, _here(actor, found, view, zoom=zoom)) for zoom in ZOOMS],
    }
    return render(request, "documents/page.html", context | _around(actor, found))


def _around(actor: Actor, page: Page) -> dict[str, Any]:
    """What stands about the page itself, whatever is looked for on it."""
    return {
        "document": page.document,
        "case": page.document.case,
        "page": page,
        "history": history_of(page),
        "looks": queries_pages.looks_at(actor, [page.pk]),
        "crumbs": document_crumbs(actor, page.document, Link(str(page.number))),
        "may": rights(actor, page.document),
    }


@require_safe
@organization_page()
def go_to_page(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """To the page whose number was typed, or the nearest there is."""
    found = found_document(actor, document)
    typed = request.GET.get("page", "")
    number = int(typed) if typed.isdecimal() and len(typed) < 8 else 1
    number = min(max(number, 1), max(found.page_count, 1))
    return redirect(page_url(actor, found, number, request.GET.get("q", "")))


@require_POST
@organization_page(Permission.DOCUMENT_EDIT)
def turn(request: HttpRequest, actor: Actor, document: UUID, page: int) -> HttpResponse:
    """Keep a turn of the page for everybody; the original stays as it is."""
    found = found_page(actor, document, page)
    by = _one_of(request.POST.get("by"), (90, 180, 270), 90)
    actions.rotate_page(actor, found, by=by)
    return redirect(page_url(actor, found.document, page, request.POST.get("q", "")))


def _view_of(request: HttpRequest) -> View:
    hit = request.GET.get("hit", "")
    return View(
        request.GET.get("q", "")[:2000],
        int(hit) if hit.isdecimal() and len(hit) < 6 else 1,
        _one_of(request.GET.get("zoom"), ZOOMS, ZOOMS[0]),
        _one_of(request.GET.get("turn"), (90, 180, 270), 0),
    )


def _one_of(text: str | None, allowed: tuple[int, ...], otherwise: int) -> int:
    return next((number for number in allowed if str(number) == text), otherwise)


def _pages_with_hits(actor: Actor, page: Page, query: str) -> list[int]:
    try:
        return queries_pages.pages_found_in(actor, page.document, query)
    except QueryTooWideError:
        return []


def _links(
    actor: Actor, page: Page, view: View, sheet: Sheet, with_hits: list[int]
) -> dict[str, Any]:
    """Where the keys and buttons lead; an empty address is not drawn."""
    document, number, count = page.document, page.number, len(sheet.hits)
    turned = (view.turn + 90) % 360

    def at(other: int, **more: object) -> str:
        return page_url(actor, document, other, view.query, zoom=_zoom(view), **more)

    after = _other_page(with_hits, number, 1)
    before = _other_page(with_hits, number, -1)
    beyond = f"{at(after)}#hit" if after else ""
    back = f"{at(before, hit='last')}#hit" if before else ""
    several = count > 1 or any(other != number for other in with_hits)
    next_hit = f"{at(number, hit=view.hit + 1)}#hit" if view.hit < count else beyond
    last_hit = f"{at(number, hit=view.hit - 1)}#hit" if 1 < view.hit <= count else back
    return {
        "next_page": at(number + 1) if number < document.page_count else "",
        "last_page": at(number - 1) if number > 1 else "",
        "next_hit": next_hit if several else "",
        "last_hit": last_hit if several else "",
        "after": beyond,
        "before": back,
        "turn": _here(actor, page, view, turn=turned),
        "cite": page_url(actor, document, number),
    }


def _other_page(with_hits: list[int], number: int, step: int) -> int:
    """The nearest other page with hits in this direction; after the last comes the first again."""
    ordered = with_hits[::step]
    return next((other for other in ordered if (other - number) * step > 0), (ordered or [0])[0])


def _here(actor: Actor, page: Page, view: View, **changed: int) -> str:
    kept: dict[str, object] = {"hit": view.hit if view.hit > 1 else 0, "turn": view.turn}
    kept["zoom"] = _zoom(view)
    for name, value in changed.items():
        kept[name] = 0 if (name, value) == ("zoom", ZOOMS[0]) else value
    return page_url(actor, page.document, page.number, view.query, **kept)


def _zoom(view: View) -> int:
    return 0 if view.zoom == ZOOMS[0] else view.zoom
