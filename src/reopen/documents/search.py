"""Searching pages: the walls are part of what the engine is asked; PostgreSQL has the last word."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from uuid import UUID

from django.utils.translation import get_language

from reopen.accounts.actor import Actor
from reopen.cases.access import visible_cases
from reopen.documents.access import passes_document_walls, visible_documents, visible_pages
from reopen.documents.ingest.indexing import index_folder
from reopen.documents.models import Document, Page
from reopen.lib.search.boxes import Box, hit_boxes
from reopen.lib.search.contract import (
    Facets,
    Filters,
    Hit,
    IndexDamagedError,
    QueryTooWideError,
    Scope,
)
from reopen.lib.search.describe import describe
from reopen.lib.search.engine import TantivyEngine
from reopen.lib.search.language import Parsed, parse

__all__ = ["Asked", "Found", "FoundPage", "QueryTooWideError", "all_found", "boxes_on", "search"]

_engines: dict[UUID, TantivyEngine] = {}
_opening = Lock()


@dataclass(frozen=True)
class Asked:
    """What a person looks for, and where. Empty filters leave that side open."""

    query: str
    cases: frozenset[UUID] = frozenset()
    sources: frozenset[UUID] = frozenset()
    kinds: frozenset[str] = frozenset()
    legibility: frozenset[str] = frozenset()
    documents: frozenset[UUID] = frozenset()
    added_from: date | None = None
    added_to: date | None = None


@dataclass(frozen=True)
class FoundPage:
    """A page that was found, as the database has it, with the engine's snippet (safe HTML)."""

    page: Page
    hit: Hit

    @property
    def document(self) -> Document:
        document: Document = self.page.document
        return document


@dataclass(frozen=True)
class Found:
    """One screen of results. `total` counts every page the actor can see and only those."""

    total: int
    pages: list[FoundPage]
    took_ms: float
    sentence: str
    notes: tuple[str, ...] = ()
    facets: Facets = field(default_factory=Facets)


def search(
    actor: Actor, asked: Asked, *, limit: int = 20, offset: int = 0, with_facets: bool = False
) -> Found:
    """The best pages for what was asked. `QueryTooWideError` has a message for people."""
    begun = time.perf_counter()
    parsed = parse(asked.query)
    scope, filters = scope_of(actor), _filters(actor, asked)
    engine = _engine(actor)
    results = engine.search(parsed.node, scope, filters, limit=limit, offset=offset)
    facets = engine.facets(parsed.node, scope, filters) if with_facets else Facets()
    pages = checked_pages(actor, results.hits)
    took = (time.perf_counter() - begun) * 1000
    sentence = describe(parsed.node, get_language() or "en")
    return Found(results.total, pages, took, sentence, parsed.notes, facets)


def all_found(actor: Actor, asked: Asked, *, batch: int = 200) -> Iterator[FoundPage]:
    """Every page for what was asked, best first, for an export. Consume it in the transaction."""
    waiting: list[Hit] = []
    hits = _engine(actor).all_hits(parse(asked.query).node, scope_of(actor), _filters(actor, asked))
    for hit in hits:
        waiting.append(hit)
        if len(waiting) == batch:
            yield from checked_pages(actor, tuple(waiting))
            waiting = []
    yield from checked_pages(actor, tuple(waiting))


def boxes_on(page: Page, query: str) -> list[Box]:
    """Where the query's hits stand on the page image, as fractions of the page."""
    parsed: Parsed = parse(query)
    words = [(word.t, word.x0, word.y0, word.x1, word.y1) for word in page.page_text.words()]
    return hit_boxes(words, parsed.node)


def scope_of(actor: Actor) -> Scope:
    """The walls, as the engine takes them."""
    if actor.is_system:
        return Scope()
    cases = frozenset(str(pk) for pk in visible_cases(actor).values_list("pk", flat=True))
    if passes_document_walls(actor):
        return Scope(cases=cases)
    open_to_her = visible_documents(actor).filter(walled=True).values("pk")
    walled = Document.objects.filter(walled=True).exclude(pk__in=open_to_her)
    closed = frozenset(str(pk) for pk in walled.values_list("pk", flat=True))
    return Scope(cases=cases, closed_documents=closed)


def _filters(actor: Actor, asked: Asked) -> Filters:
    documents = {str(pk) for pk in asked.documents}
    if asked.added_from or asked.added_to:
        added = visible_documents(actor)
        if asked.added_from:
            added = added.filter(added_at__date__gte=asked.added_from)
        if asked.added_to:
            added = added.filter(added_at__date__lte=asked.added_to)
        days = {str(pk) for pk in added.values_list("pk", flat=True)}
        documents = (documents & days if documents else days) or {"none"}
    return Filters(
        cases=frozenset(str(pk) for pk in asked.cases),
        sources=frozenset(str(pk) for pk in asked.sources),
        documents=frozenset(documents),
        kinds=asked.kinds,
        legibility=asked.legibility,
    )


def checked_pages(actor: Actor, hits: tuple[Hit, ...]) -> list[FoundPage]:
    """The hits as rows the actor can see now; what the index still knows too much of falls away."""
    wanted = [UUID(hit.page_id) for hit in hits]
    pages = visible_pages(actor).filter(pk__in=wanted).defer("words", "text")
    rows = {page.pk: page for page in pages.select_related("document__case", "document__source")}
    return [FoundPage(rows[pk], hit) for pk, hit in zip(wanted, hits, strict=True) if pk in rows]


def _engine(actor: Actor) -> TantivyEngine:
    """This process's searcher of the organization's index; opened once, sees every commit."""
    with _opening:
        engine = _engines.get(actor.organization_id)
        if engine is None or not engine.folder.exists():
            engine = _engines[actor.organization_id] = _opened(actor.organization_id)
        return engine


def _opened(organization: UUID) -> TantivyEngine:
    folder = index_folder(organization)
    try:
        return TantivyEngine(folder)
    except IndexDamagedError:  # derived: the next index job fills a fresh one
        TantivyEngine.erase(folder)
        return TantivyEngine(folder)
