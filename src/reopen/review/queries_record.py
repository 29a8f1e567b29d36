"""Reads about exhibits and links, for the room's pages and for rooms above."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import get_language

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.access import visible_documents
from reopen.documents.models import Document
from reopen.review.access import visible_exhibit_pages, visible_exhibits, visible_links
from reopen.review.models import DocumentLink, Exhibit, ExhibitPages
from reopen.review.vocabularies import LINK_KINDS

_ADDRESS = re.compile(r"/files/([0-9a-f-]{36})/(?:p/(\d{1,7})/)?")


@dataclass(frozen=True)
class Seen:
    """A link as it reads from one of its ends: "answers letter.pdf, page 2"."""

    link: DocumentLink
    words: str
    other: Document
    number: int | None


def exhibits_of(actor: Actor, case: Case, *, q: str = "", status: str = "") -> list[Exhibit]:
    """The case's exhibits in the order of their numbers (2 before 10), with their pages."""
    ranges = visible_exhibit_pages(actor).select_related("document")
    found = visible_exhibits(actor).filter(case=case, removed_at__isnull=status != "removed")
    for word in q.split():
        found = found.filter(
            Q(number__icontains=word) | Q(title__icontains=word) | Q(by__icontains=word)
        )
    if status and status != "removed":
        found = found.filter(status=status)
    rows = found.prefetch_related(Prefetch("pages", queryset=ranges))
    return sorted(rows, key=lambda exhibit: _in_order(exhibit.number))


def exhibit_pages_on(actor: Actor, document: Document, number: int) -> "QuerySet[ExhibitPages]":
    """The exhibits that this page is, or is a part of."""
    return (
        visible_exhibit_pages(actor)
        .filter(document=document, first__lte=number, last__gte=number)
        .filter(exhibit__removed_at=None)
        .select_related("exhibit", "document")
    )


def links_at(actor: Actor, document: Document, number: int) -> list[Seen]:
    """The links of a document and of this page of it, read from this end."""
    here = Q(document=document) & (Q(number=None) | Q(number=number))
    there = Q(other=document) & (Q(other_number=None) | Q(other_number=number))
    rows = visible_links(actor).filter(here | there).select_related("document", "other")
    return [_seen_from(link, document) for link in rows]


def find_documents(actor: Actor, case: Case, typed: str) -> tuple[list[Document], int | None]:
    """The documents of the case that a typed name or a page's address can mean, and the page.

    An address means one document; a name means the document that has it, or else all whose path
    or title holds it.
    """
    documents = visible_documents(actor).filter(case=case)
    address = _ADDRESS.search(typed)
    if address:
        try:
            found = list(documents.filter(pk=UUID(address[1])))
        except ValueError:
            return [], None
        return found, int(address[2]) if address[2] else None
    name = " ".join(typed.split())
    exact = list(documents.filter(Q(title__iexact=name) | Q(path__iexact=name))[:2])
    if len(exact) == 1 or not name:
        return exact, None
    return list(documents.filter(Q(title__icontains=name) | Q(path__icontains=name))[:6]), None


def _seen_from(link: DocumentLink, document: Document) -> Seen:
    back = link.document_id != document.pk
    kind = LINK_KINDS.get(link.kind)
    words = kind.words(get_language() or "en", back=back) if kind else link.kind
    if back:
        return Seen(link, words, link.document, link.number)
    return Seen(link, words, link.other, link.other_number)


def _in_order(number: str) -> list[tuple[bool, int, str]]:
    """Digits count as numbers: "State's 2" comes before "State's 10"."""
    parts = re.split(r"(\d+)", number.casefold())
    return [
        (not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts if part
    ]
