"""What an actor can see of the reading room. Lists, panels, counts and exports all start here.

All of it stands on the documents the actor sees: what is said of a page behind a wall is not there.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.access import own_team, visible_cases
from reopen.documents.access import visible_documents
from reopen.review.models import (
    DocumentLink,
    Exhibit,
    ExhibitPages,
    IssueCode,
    PageNote,
    Visibility,
)


def visible_page_notes(actor: Actor) -> "QuerySet[PageNote]":
    """Notes on pages the actor sees: her own, those of her teams, and those for the whole case.

    Removed ones are seen by their author only.
    """
    notes = PageNote.objects.filter(document__in=visible_documents(actor))
    if actor.is_system:
        return notes
    teammate = Exists(own_team(actor).filter(case_id=OuterRef("document__case_id")))
    shared = Q(visibility=Visibility.CASE) | Q(Q(visibility=Visibility.TEAM), teammate)
    return notes.filter(Q(author_id=actor.membership_id) | Q(shared, removed_at=None))


def visible_issue_codes(actor: Actor) -> "QuerySet[IssueCode]":
    """The organization's own issue codes; every member may read them."""
    return IssueCode.objects.filter(organization_id=actor.organization_id)


def visible_exhibits(actor: Actor) -> "QuerySet[Exhibit]":
    """Exhibits of cases the actor sees, unless they stand on a page she does not see."""
    hidden = ExhibitPages.objects.filter(exhibit_id=OuterRef("id")).exclude(
        document__in=visible_documents(actor)
    )
    return Exhibit.objects.filter(~Exists(hidden), case__in=visible_cases(actor))


def visible_exhibit_pages(actor: Actor) -> "QuerySet[ExhibitPages]":
    """Pages of the exhibits the actor sees."""
    return ExhibitPages.objects.filter(exhibit__in=visible_exhibits(actor))


def visible_links(actor: Actor) -> "QuerySet[DocumentLink]":
    """Links both ends of which the actor sees."""
    documents = visible_documents(actor)
    return DocumentLink.objects.filter(document__in=documents, other__in=documents)
