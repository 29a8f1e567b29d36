"""What an actor can see of a comparison. Lists, pairs, counts and reports all start here.

The machine compares the whole case; a person sees of it what she sees of the files. A page behind
a wall is not there for her: not as a page, not as a match, not in a count.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.access import visible_cases
from reopen.disclosure.models import (
    ComparedPage,
    Comparison,
    Decision,
    DefenseRequest,
    Mention,
    MentionPlace,
    PageDifference,
    PageMatch,
    RecordsRequest,
    RequestAnswer,
    RequestItem,
    Trace,
)
from reopen.documents.access import visible_documents


def visible_comparisons(actor: Actor) -> "QuerySet[Comparison]":
    """Comparisons of the cases the actor sees."""
    return Comparison.objects.filter(case__in=visible_cases(actor))


def visible_compared_pages(actor: Actor) -> "QuerySet[ComparedPage]":
    """Pages of either side in documents the actor sees."""
    return ComparedPage.objects.filter(document__in=visible_documents(actor))


def visible_matches(actor: Actor) -> "QuerySet[PageMatch]":
    """Pairs both pages of which the actor sees."""
    documents = visible_documents(actor)
    return PageMatch.objects.filter(left__document__in=documents, right__document__in=documents)


def visible_differences(actor: Actor) -> "QuerySet[PageDifference]":
    """What differs in pairs the actor sees."""
    return PageDifference.objects.filter(match__in=visible_matches(actor))


def visible_decisions(actor: Actor) -> "QuerySet[Decision]":
    """Decisions on pages the actor sees, unless they rest on a page she does not see."""
    documents = visible_documents(actor)
    return Decision.objects.filter(
        Q(other=None) | Q(other__document__in=documents), page__document__in=documents
    )


def visible_places(actor: Actor) -> "QuerySet[MentionPlace]":
    """Places in documents the actor sees that speak of a paper."""
    return MentionPlace.objects.filter(document__in=visible_documents(actor))


def visible_mentions(actor: Actor) -> "QuerySet[Mention]":
    """Papers that some document the actor sees speaks of."""
    places = visible_places(actor).filter(mention=OuterRef("pk"))
    return Mention.objects.filter(Exists(places), case__in=visible_cases(actor))


def visible_requests(actor: Actor) -> "QuerySet[RecordsRequest]":
    """Letters of the cases the actor sees."""
    return RecordsRequest.objects.filter(case__in=visible_cases(actor))


def visible_items(actor: Actor) -> "QuerySet[RequestItem]":
    """What is asked for, as far as the actor sees where it is mentioned."""
    return RequestItem.objects.filter(mention__in=visible_mentions(actor))


def visible_traces(actor: Actor) -> "QuerySet[Trace]":
    """Lines of the ledger whose paper, and whose proof, the actor sees."""
    documents = visible_documents(actor)
    return Trace.objects.filter(Q(document=None) | Q(document__in=documents), item__in=documents)


def visible_defense_requests(actor: Actor) -> "QuerySet[DefenseRequest]":
    """Requests of the cases the actor sees, unless they stand in a document she does not see."""
    return DefenseRequest.objects.filter(
        Q(document=None) | Q(document__in=visible_documents(actor)), case__in=visible_cases(actor)
    )


def visible_answers(actor: Actor) -> "QuerySet[RequestAnswer]":
    """Answers to such requests, unless they stand in a document she does not see."""
    return RequestAnswer.objects.filter(
        Q(document=None) | Q(document__in=visible_documents(actor)),
        request__in=visible_defense_requests(actor),
    )
