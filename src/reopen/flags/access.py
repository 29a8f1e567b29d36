"""What an actor can see of the flags. A page behind a wall is not there: not in a count either."""

from django.db.models import QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.access import visible_cases
from reopen.documents.access import visible_documents
from reopen.flags.models import Flag, FlagDecision, FlagSearch, LexiconVersion, SearchedPage


def visible_lexicons(actor: Actor) -> "QuerySet[LexiconVersion]":
    """The organization's lexicons; they hold no case's facts, so its people see all of them."""
    versions = LexiconVersion.objects.filter(organization_id=actor.organization_id)
    if actor.is_system or actor.membership_id is not None:
        return versions
    return versions.none()


def visible_searches(actor: Actor) -> "QuerySet[FlagSearch]":
    """Runs over the cases the actor sees."""
    return FlagSearch.objects.filter(case__in=visible_cases(actor))


def visible_searched_pages(actor: Actor) -> "QuerySet[SearchedPage]":
    """Searched pages of documents the actor sees."""
    return SearchedPage.objects.filter(document__in=visible_documents(actor))


def visible_flags(actor: Actor) -> "QuerySet[Flag]":
    """Flags in documents the actor sees."""
    return Flag.objects.filter(document__in=visible_documents(actor))


def visible_decisions(actor: Actor) -> "QuerySet[FlagDecision]":
    """Decisions about flags the actor sees."""
    return FlagDecision.objects.filter(flag__in=visible_flags(actor))
