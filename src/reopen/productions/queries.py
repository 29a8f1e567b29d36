"""Reads for the pages of the room."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.access import visible_documents
from reopen.documents.models import Document, Page
from reopen.lib.bates import Bates, BatesError, Gap, far_off, gaps
from reopen.lib.reading.spots import Spot, spots_of
from reopen.lib.redaction import around
from reopen.productions.access import (
    visible_held_back,
    visible_loads,
    visible_page_numbers,
    visible_productions,
    visible_redactions,
)
from reopen.productions.models import HeldBack, LoadImport, PageNumber, Production, Redaction


def productions_of(actor: Actor, case: Case) -> "QuerySet[Production]":
    """The productions of a case, the latest first."""
    return visible_productions(actor).filter(case=case)


def loads_of(actor: Actor, case: Case) -> "QuerySet[LoadImport]":
    """Load files that were sent for a case, the latest first."""
    return visible_loads(actor).filter(case=case).select_related("source")


def redactions_of(actor: Actor, case: Case) -> "QuerySet[Redaction]":
    """Standing redactions of a case, by document and page."""
    rows = visible_redactions(actor).filter(document__case=case)
    return rows.select_related("document", "by__user").order_by("document__path", "number", "y0")


def held_back_of(actor: Actor, case: Case) -> "QuerySet[HeldBack]":
    """The privilege log of a case."""
    rows = visible_held_back(actor).filter(document__case=case)
    return rows.select_related("document", "by__user").order_by("document__path")


def can_go_out(actor: Actor, case: Case) -> "QuerySet[Document]":
    """Documents of a case that have pages, in the order of their paths."""
    rows = visible_documents(actor).filter(case=case, page_count__gt=0)
    return rows.exclude(status__in=("waiting", "reading")).select_related("source")


def hits_in(page: Page, words: str) -> list[Spot]:
    """Where the words stand on a page, with a little air; a hit over two lines is two spots."""
    tokens = words.split()
    if not tokens:
        return []
    wanted = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, tokens)) + r"(?!\w)", re.IGNORECASE)
    text = page.page_text
    return [
        spot
        for found in wanted.finditer(text.text)
        for spot in around(spots_of(text, *found.span()))
    ]


def hits_in_document(document: Document, words: str) -> Iterator[tuple[int, Spot]]:
    """Where the words stand on every page of a document."""
    for page in document.pages.order_by("number"):
        for spot in hits_in(page, words):
            yield page.number, spot


@dataclass(frozen=True)
class Twice:
    """A number that stands on more than one page."""

    number: Bates
    pages: list[PageNumber]


@dataclass(frozen=True)
class Numbering:
    """The Bates numbers of a case: ranges by series, what is missing, what is there twice.

    `far` are read numbers that stand alone, far from their series; nothing is concluded from them.
    """

    pages: int
    mended: int
    ranges: list[tuple[Bates, Bates, int]]
    gaps: list[Gap]
    twice: list[Twice]
    far: list[PageNumber]


def numbering_of(actor: Actor, case: Case) -> Numbering:
    """What the numbers of the pages the actor sees say."""
    rows = list(visible_page_numbers(actor).filter(document__case=case).select_related("document"))
    far_keys = {one.key for one in far_off(row.bates for row in rows)}
    far = [row for row in rows if row.bates.key in far_keys and not row.given]
    pages, mended = {(row.document_id, row.number) for row in rows}, sum(row.mended for row in rows)
    rows = [row for row in rows if row not in far]
    series: dict[str, list[PageNumber]] = defaultdict(list)
    places: dict[tuple[str, int], list[PageNumber]] = defaultdict(list)
    for row in rows:
        series[row.series].append(row)
        places[row.bates.key].append(row)
    return Numbering(
        pages=len(pages),
        mended=mended,
        ranges=[(held[0].bates, held[-1].bates, len(held)) for held in series.values()],
        gaps=gaps(row.bates for row in rows),
        twice=[Twice(held[0].bates, held) for held in places.values() if held[1:]],
        far=far,
    )


def pages_numbered(actor: Actor, case: Case, written: str) -> list[PageNumber]:
    """The pages that bear this number, however it is written; none where it is no number."""
    try:
        number = Bates.parse(written)
    except BatesError:
        return []
    rows = visible_page_numbers(actor).filter(document__case=case, value=number.number)
    if number.series:
        rows = rows.filter(series=number.series)
    return list(rows.select_related("document"))


def marks_on(actor: Actor, document: UUID, number: int) -> "QuerySet[Redaction]":
    """Standing redactions of one page."""
    rows = visible_redactions(actor).filter(document=document, number=number)
    return rows.select_related("by__user")
