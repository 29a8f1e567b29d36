"""Reads of the dated sentences: which are open, which became facts, which were dismissed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Value, When

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.chronology.access import (
    visible_dated_sentences,
    visible_dismissed_sentences,
    visible_facts,
)
from reopen.chronology.looking import new_pages
from reopen.documents.access import visible_pages
from reopen.documents.models import Page

OPEN, KEPT, DISMISSED = "open", "kept", "dismissed"

#: Rows of `DatedSentence` with `state`, which the type checker does not know.
Sentences = QuerySet[Any]


@dataclass(frozen=True)
class DatedFilters:
    """What a list of dated sentences was asked for; empty fields ask nothing."""

    q: str = ""
    state: str = OPEN
    source: str = ""
    since: date | None = None
    until: date | None = None


def dated_sentences_of(actor: Actor, case: Case) -> Sentences:
    """The dated sentences of a case in the order of time, each with what became of it
    (`state`) and the `fact` it was kept as.

    A sentence is kept while a fact stands on a part of it, and dismissed while nobody took the
    dismissal of these words back.
    """
    facts = visible_facts(actor).filter(
        document=OuterRef("page__document"), number=OuterRef("page__number"), removed_at=None,
        start__lt=OuterRef("end"), end__gt=OuterRef("start"),
    )  # fmt: skip
    dismissed = visible_dismissed_sentences(actor).filter(
        document=OuterRef("page__document"), number=OuterRef("page__number"), undone_at=None,
        text=OuterRef("text"),
    )  # fmt: skip
    state = models.Case(
        When(fact__isnull=False, then=Value(KEPT)),
        When(Exists(dismissed), then=Value(DISMISSED)),
        default=Value(OPEN),
    )
    return (
        visible_dated_sentences(actor)
        .filter(page__document__case=case)
        .annotate(fact=Subquery(facts.order_by().values("pk")[:1]))
        .annotate(state=state)
        .select_related("page__document__source")
        .order_by(
            F("date__earliest").asc(nulls_last=True), F("date__latest").desc(), "time",
            "page__document", "page__number", "start",
        )
    )  # fmt: skip


def narrowed(sentences: Sentences, asked: DatedFilters) -> Sentences:
    """The sentences that fit. A span of time takes in whatever may lie within it."""
    for word in asked.q.split():
        sentences = sentences.filter(text__icontains=word)
    if asked.state:
        sentences = sentences.filter(state=asked.state)
    if asked.source:
        sentences = sentences.filter(page__document__source__name=asked.source)
    if asked.since:
        sentences = sentences.filter(date__latest__gte=asked.since)
    if asked.until:
        sentences = sentences.filter(date__earliest__lte=asked.until)
    return sentences


def not_looked_through(actor: Actor, case: Case) -> int:
    """How many read pages that the actor sees wait to be looked through."""
    return new_pages(visible_pages(actor).filter(document__case=case)).count()


def dismissed_on(actor: Actor, page: Page) -> set[str]:
    """The words of the sentences that were dismissed on this page."""
    standing = visible_dismissed_sentences(actor).filter(
        document=page.document_id, number=page.number, undone_at=None
    )
    return set(standing.values_list("text", flat=True))
