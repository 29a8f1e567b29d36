"""What an actor can see of the reading room. Lists, panels, counts and exports all start here.

All of it stands on the documents the actor sees: what is said of a page behind a wall is not there.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.access import own_team, visible_cases
from reopen.documents.access import visible_documents
from reopen.review.models import (
    Batch,
    BatchItem,
    Coding,
    CodingField,
    CodingPanel,
    DocumentLink,
    Exhibit,
    ExhibitPages,
    IssueCode,
    Look,
    PageNote,
    Review,
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


def visible_coding_panels(actor: Actor) -> "QuerySet[CodingPanel]":
    """The organization's coding panels; every member may read them."""
    return CodingPanel.objects.filter(organization_id=actor.organization_id)


def visible_coding_fields(actor: Actor) -> "QuerySet[CodingField]":
    """The questions of the organization's panels."""
    return CodingField.objects.filter(panel__in=visible_coding_panels(actor))


def visible_codings(actor: Actor) -> "QuerySet[Coding]":
    """What was coded about documents the actor sees."""
    return Coding.objects.filter(document__in=visible_documents(actor))


def visible_reviews(actor: Actor) -> "QuerySet[Review]":
    """Reviews of cases the actor sees; what is in them, `visible_items` says."""
    return Review.objects.filter(case__in=visible_cases(actor))


def visible_batches(actor: Actor) -> "QuerySet[Batch]":
    """Batches of the reviews the actor sees."""
    return Batch.objects.filter(review__in=visible_reviews(actor))


def visible_items(actor: Actor) -> "QuerySet[BatchItem]":
    """What is to be looked at, without documents behind a wall: counts start here too."""
    return BatchItem.objects.filter(document__in=visible_documents(actor))


def visible_looks(actor: Actor) -> "QuerySet[Look]":
    """What was said of the items the actor sees."""
    return Look.objects.filter(item__in=visible_items(actor))
