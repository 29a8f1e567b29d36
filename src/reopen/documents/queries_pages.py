"""Reads that only the pages of the room need."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Max, QuerySet

from reopen.accounts.access import visible_people
from reopen.accounts.actor import Actor
from reopen.accounts.models import Membership
from reopen.accounts.permissions import Permission
from reopen.audit.models import Event
from reopen.cases.models import Case
from reopen.documents.access import visible_documents, visible_pages
from reopen.documents.models import Document, DocumentClearance, Receipt
from reopen.documents.search import Asked, all_found

LOOKS = ("document.read", "page.read", "document.downloaded")
_FEW = 12


@dataclass(frozen=True)
class Look:
    """Somebody looked at something: how often, and when last."""

    who: str
    times: int
    last: datetime


def attach_places(actor: Actor, documents: list[Document]) -> None:
    """Give each document `places`: the other places of its bytes that the actor can see."""
    same = visible_documents(actor).filter(
        original_id__in={document.original_id for document in documents}
    )
    found = list(same.select_related("case", "source").order_by("added_at"))
    for document in documents:
        document.places = [  # type: ignore[attr-defined]
            other
            for other in found
            if other.original_id == document.original_id and other.pk != document.pk
        ]


def children_of(actor: Actor, document: Document) -> "QuerySet[Document]":
    """The files that were inside this one, as far as the actor can see them."""
    children = visible_documents(actor).filter(parent=document)
    return children.select_related("original").order_by("position", "path")


def parent_of(actor: Actor, document: Document) -> Document | None:
    """The file this one was inside, if the actor can see it."""
    if document.parent_id is None:
        return None
    return visible_documents(actor).filter(pk=document.parent_id).first()


def receipts_of(
    actor: Actor, case: Case, *, source: str = "", since: datetime | None = None
) -> "QuerySet[Receipt]":
    """Receipts of what came into a case from outside, the newest first."""
    receipts = Receipt.objects.filter(
        document__in=visible_documents(actor).filter(case=case, parent=None)
    )
    if source:
        receipts = receipts.filter(document__source__name=source)
    if since:
        receipts = receipts.filter(received_at__gte=since)
    return receipts.select_related("document__source").order_by("-received_at", "document__path")


def clearances_of(document: Document) -> list[DocumentClearance]:
    """Who may see a walled document."""
    return list(document.clearances.select_related("membership__user").order_by("given_at"))


def members_to_clear(actor: Actor, document: Document) -> "QuerySet[Membership]":
    """Members who could be given sight of a walled document."""
    cleared = document.clearances.values("membership_id")
    people = visible_people(actor).holding().exclude(pk__in=cleared)
    return people.select_related("user").order_by("user__name", "user__email")


def looks_at(actor: Actor, targets: list[UUID]) -> list[Look]:
    """Who looked at these, the last first; only for those who may read the audit log."""
    if not actor.may(Permission.AUDIT_READ):
        return []
    events = Event.objects.filter(kind__in=LOOKS, target_id__in=[str(pk) for pk in targets])
    counted = events.order_by().values_list("actor_label").annotate(n=Count("seq"), at=Max("at"))
    return [Look(*row) for row in counted.order_by("-at")[:_FEW]]


def pages_found_in(actor: Actor, document: Document, query: str) -> list[int]:
    """The numbers of the document's pages that a query finds, in their order."""
    if not query.strip():
        return []
    asked = Asked(query, documents=frozenset({document.pk}))
    return sorted({found.page.number for found in all_found(actor, asked)})


def pages_on_their_way(actor: Actor) -> int:
    """How many pages the actor sees are not in the search index as they now stand."""
    return visible_pages(actor).exclude(revision=F("indexed")).count()
