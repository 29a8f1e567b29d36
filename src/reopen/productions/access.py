"""What an actor can see of the room. Lists, panels, counts and downloads all start here.

A production is there only for who sees every document in it: its ZIP cannot be cut in two.
"""

from django.db.models import Exists, OuterRef, QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.access import visible_cases
from reopen.documents.access import visible_documents
from reopen.productions.models import PageNumber, ProducedItem, Production, Redaction, Withheld


def visible_redactions(actor: Actor) -> "QuerySet[Redaction]":
    """Standing redactions on documents the actor sees."""
    return Redaction.objects.filter(document__in=visible_documents(actor), undone_at=None)


def visible_withheld(actor: Actor) -> "QuerySet[Withheld]":
    """Standing lines of the privilege log about documents the actor sees."""
    return Withheld.objects.filter(document__in=visible_documents(actor), undone_at=None)


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
