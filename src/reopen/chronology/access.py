"""What an actor can see of the room. Lists, pictures, counts and exports all start here.

What stands on a page behind a wall is not there: neither the fact nor the statement.
"""

from django.db.models import Q, QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.access import visible_cases
from reopen.chronology.models import (
    Citation,
    DatedPage,
    DatedSentence,
    DismissedSentence,
    Fact,
    Statement,
)
from reopen.documents.access import visible_documents


def visible_facts(actor: Actor) -> "QuerySet[Fact]":
    """Facts of the cases the actor sees, without those on documents she does not see."""
    facts = Fact.objects.filter(case__in=visible_cases(actor))
    return facts.filter(Q(document=None) | Q(document__in=visible_documents(actor)))


def visible_citations(actor: Actor) -> "QuerySet[Citation]":
    """Further pages of visible facts, without those she does not see."""
    cited = Citation.objects.filter(fact__in=visible_facts(actor))
    return cited.filter(document__in=visible_documents(actor))


def visible_statements(actor: Actor) -> "QuerySet[Statement]":
    """Statements in documents the actor sees."""
    return Statement.objects.filter(document__in=visible_documents(actor))


def visible_dated_pages(actor: Actor) -> "QuerySet[DatedPage]":
    """Pages that were looked through, of documents the actor sees."""
    return DatedPage.objects.filter(page__document__in=visible_documents(actor))


def visible_dated_sentences(actor: Actor) -> "QuerySet[DatedSentence]":
    """Dated sentences in documents the actor sees."""
    return DatedSentence.objects.filter(page__document__in=visible_documents(actor))


def visible_dismissed_sentences(actor: Actor) -> "QuerySet[DismissedSentence]":
    """Dismissals of sentences in documents the actor sees."""
    return DismissedSentence.objects.filter(document__in=visible_documents(actor))
