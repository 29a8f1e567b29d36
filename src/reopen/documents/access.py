"""What an actor can see of the files. Lists, viewer, search and exports all start here."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from reopen.accounts.actor import Actor, asked_often
from reopen.accounts.permissions import Permission
from reopen.cases.access import visible_cases
from reopen.documents.models import Document, DocumentClearance, Page, Source, Upload


@asked_often
def visible_sources(actor: Actor) -> "QuerySet[Source]":
    """Sources of the cases the actor sees."""
    return Source.objects.filter(case__in=visible_cases(actor))


@asked_often
def visible_documents(actor: Actor) -> "QuerySet[Document]":
    """Documents of the cases the actor sees, without those behind a wall she is not cleared for.

    A walled document is seen by whoever has a clearance for it and by those who may set walls
    around cases.
    """
    documents = Document.objects.filter(case__in=visible_cases(actor))
    if passes_document_walls(actor):
        return documents
    cleared = DocumentClearance.objects.filter(
        document_id=OuterRef("id"), membership=actor.membership_id
    )
    return documents.filter(Q(walled=False) | Exists(cleared))


@asked_often
def visible_pages(actor: Actor) -> "QuerySet[Page]":
    """Pages of the documents the actor sees."""
    return Page.objects.filter(document__in=visible_documents(actor))


def own_uploads(actor: Actor) -> "QuerySet[Upload]":
    """Uploads the actor herself began, into sources she sees."""
    return Upload.objects.filter(membership=actor.membership_id, source__in=visible_sources(actor))


def passes_document_walls(actor: Actor) -> bool:
    """Whether no walled document is closed to this actor."""
    return actor.is_system or actor.may(Permission.CASE_WALL)
