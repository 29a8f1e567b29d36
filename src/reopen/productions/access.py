"""What an actor can see of the room. Lists, panels, counts and downloads all start here.

A production is there only for who sees every document in it: its ZIP cannot be cut in two.
"""

from django.db.models import Exists, OuterRef, QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.access import visible_cases
from reopen.documents.access import visible_documents
from reopen.productions.models import (
    HeldBack,
    LoadedItem,
    LoadImport,
    PageNumber,
    ProducedItem,
    Production,
    Redaction,
)


def visible_redactions(actor: Actor) -> "QuerySet[Redaction]":
    """Standing redactions on documents the actor sees."""
    return Redaction.objects.filter(document__in=visible_documents(actor), undone_at=None)


def visible_held_back(actor: Actor) -> "QuerySet[HeldBack]":
    """Standing lines of the privilege log about documents the actor sees."""
    return HeldBack.objects.filter(document__in=visible_documents(actor), undone_at=None)


def visible_page_numbers(actor: Actor) -> "QuerySet[PageNumber]":
    """Bates numbers on pages of documents the actor sees."""
    return PageNumber.objects.filter(document__in=visible_documents(actor))


def visible_productions(actor: Actor) -> "QuerySet[Production]":
    """Productions of cases the actor sees that hold no document she does not see."""
    hidden = ProducedItem.objects.filter(production=OuterRef("pk")).exclude(
        document__in=visible_documents(actor)
    )
    return Production.objects.filter(~Exists(hidden), case__in=visible_cases(actor))


def visible_items(actor: Actor) -> "QuerySet[ProducedItem]":
    """What is in the productions the actor sees."""
    return ProducedItem.objects.filter(production__in=visible_productions(actor))


def visible_loads(actor: Actor) -> "QuerySet[LoadImport]":
    """Load files of cases the actor sees that brought no document she does not see."""
    hidden = LoadedItem.objects.filter(load=OuterRef("pk")).exclude(
        document__in=visible_documents(actor)
    )
    return LoadImport.objects.filter(~Exists(hidden), case__in=visible_cases(actor))


def visible_loaded_items(actor: Actor) -> "QuerySet[LoadedItem]":
    """Rows of load files about documents the actor sees."""
    return LoadedItem.objects.filter(document__in=visible_documents(actor))
