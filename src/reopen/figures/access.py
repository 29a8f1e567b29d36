"""What an actor can see of the room. A name on a page behind a wall is not there.

A figure is seen by whoever sees one of its names; what people wrote about it (its own name, its
note) only by who sees all of them, see `queries.cast_of`.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.access import passes_document_walls, visible_documents
from reopen.figures.models import (
    Figure,
    FoundName,
    KeptApart,
    Merger,
    NamesPage,
    Naming,
    Step,
)


def visible_names_pages(actor: Actor) -> "QuerySet[NamesPage]":
    """Pages that were looked through, of documents the actor sees."""
    return NamesPage.objects.filter(page__document__in=visible_documents(actor))


def visible_found_names(actor: Actor) -> "QuerySet[FoundName]":
    """Names on pages of documents the actor sees."""
    return FoundName.objects.filter(page__document__in=visible_documents(actor))


def visible_figures(actor: Actor) -> "QuerySet[Figure]":
    """Figures with a name that the actor sees, by themselves or by one merged into them."""
    seen = visible_found_names(actor)
    return Figure.objects.filter(
        Exists(seen.filter(Q(figure=OuterRef("pk")) | Q(figure__top=OuterRef("pk"))))
    )


def visible_steps(actor: Actor) -> "QuerySet[Step]":
    """Steps of visible figures of which the actor sees at least one part."""
    parts = Q(Exists(visible_namings(actor).filter(step=OuterRef("pk"))))
    parts |= Q(Exists(visible_mergers(actor).filter(step=OuterRef("pk"))))
    return Step.objects.filter(parts)


def visible_namings(actor: Actor) -> "QuerySet[Naming]":
    """Namings of names that the actor sees in the case; of a place, if she sees its document."""
    written = visible_found_names(actor).filter(
        case=OuterRef("step__figure__case"), kind=OuterRef("kind"), key=OuterRef("key")
    )
    there = Q(document=None) | Q(document__in=visible_documents(actor))
    return Naming.objects.filter(there, Exists(written))


def visible_mergers(actor: Actor) -> "QuerySet[Merger]":
    """Mergers of figures that the actor sees."""
    return Merger.objects.filter(other__in=visible_figures(actor))


def visible_kept_apart(actor: Actor) -> "QuerySet[KeptApart]":
    """Pairs of names kept apart, both of which the actor sees in the case."""
    seen = visible_found_names(actor).filter(case=OuterRef("case"), kind=OuterRef("kind"))
    return KeptApart.objects.filter(
        Exists(seen.filter(key=OuterRef("first"))), Exists(seen.filter(key=OuterRef("second")))
    )


def partly_hidden(actor: Actor, case: Case) -> set[object]:
    """Figures of the case with a name on a page that the actor does not see; top ones."""
    if passes_document_walls(actor):
        return set()
    hidden = FoundName.objects.filter(case=case, figure__isnull=False).exclude(
        page__document__in=visible_documents(actor)
    )
    rows = hidden.values_list("figure_id", "figure__top_id").distinct()
    return {top or figure for figure, top in rows}
