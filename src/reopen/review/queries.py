"""Reads of the room's notes, for its pages and for rooms above."""

from dataclasses import dataclass

from django.db.models import Count, F, Func, Q, QuerySet
from django.db.models.functions import Lower

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.models import Page
from reopen.review.access import visible_page_notes
from reopen.review.models import PageNote


@dataclass(frozen=True)
class NoteFilters:
    """What a list of notes was asked for; empty fields ask nothing."""

    q: str = ""
    code: str = ""
    color: str = ""
    author: str = ""
    source: str = ""
    visibility: str = ""
    document: str = ""
    removed: str = ""


def notes_on(actor: Actor, page: Page) -> "QuerySet[PageNote]":
    """The notes on a page that the actor sees, from its head to its foot; removed ones too."""
    notes = visible_page_notes(actor).filter(document_id=page.document_id, number=page.number)
    return notes.select_related("author__user", "document").order_by(
        F("y0").asc(nulls_first=True), "x0", "written_at"
    )


def notes_of_case(actor: Actor, case: Case) -> "QuerySet[PageNote]":
    """All notes of a case that the actor sees, removed ones (her own) included."""
    notes = visible_page_notes(actor).filter(document__case=case)
    return notes.select_related("author__user", "document__source")


def narrowed(notes: "QuerySet[PageNote]", asked: NoteFilters) -> "QuerySet[PageNote]":
    """The notes that fit the filters; each word of the search stands in text, quote or name."""
    notes = notes.filter(removed_at__isnull=asked.removed != "yes")
    for word in asked.q.split():
        notes = notes.filter(
            Q(text__icontains=word) | Q(quote__icontains=word)
            | Q(document__title__icontains=word) | Q(document__path__icontains=word)
        )  # fmt: skip
    exact = {
        "codes__contains": [asked.code] if asked.code else None,
        "color": asked.color,
        "author_id": asked.author,
        "document__source__name": asked.source,
        "visibility": asked.visibility,
        "document_id": asked.document,
    }
    return notes.filter(**{name: value for name, value in exact.items() if value})


def authors_of(notes: "QuerySet[PageNote]") -> list[tuple[str, str]]:
    """Who wrote them, as choices of a filter."""
    rows = notes.order_by(Lower("author__user__name")).values_list(
        "author_id", "author__user__name", "author__user__email"
    )
    return [(str(pk), name or email) for pk, name, email in dict.fromkeys(rows)]


def counts_by_code(notes: "QuerySet[PageNote]") -> list[tuple[str, int]]:
    """How many of the notes carry each code, the most frequent first."""
    each = Func(F("codes"), function="unnest")
    counted = notes.order_by().annotate(code=each).values_list("code").annotate(n=Count("pk"))
    return sorted(counted, key=lambda row: (-row[1], row[0]))
