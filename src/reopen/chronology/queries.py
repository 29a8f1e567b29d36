"""Reads of the room."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.chronology.access import visible_citations, visible_facts, visible_statements
from reopen.chronology.models import Citation, Fact, Statement
from reopen.documents.access import visible_pages
from reopen.documents.models import Page


@dataclass(frozen=True)
class FactFilters:
    """What a list of facts was asked for; empty fields ask nothing."""

    q: str = ""
    standing: str = ""
    since: date | None = None
    until: date | None = None
    removed: str = ""


def facts_of(actor: Actor, case: Case) -> "QuerySet[Fact]":
    """The facts of a case in the order of time; unknown dates come last.

    A fact is placed at the first day it can be: "June 1987" stands before 3 June, as a range.
    """
    cited = visible_citations(actor).filter(removed_at=None).select_related("document__source")
    facts = visible_facts(actor).filter(case=case).select_related("author__user")
    facts = facts.select_related("document__source").prefetch_related(
        Prefetch("citations", cited, to_attr="cited")
    )
    return facts.order_by(
        F("date__earliest").asc(nulls_last=True), F("date__latest").desc(), "time", "written_at"
    )


def narrowed(facts: "QuerySet[Fact]", asked: FactFilters) -> "QuerySet[Fact]":
    """The facts that fit. A span of time takes in whatever may lie within it."""
    facts = facts.filter(removed_at__isnull=asked.removed != "yes")
    for word in asked.q.split():
        facts = facts.filter(
            Q(text__icontains=word) | Q(people__icontains=word) | Q(quote__icontains=word)
        )
    if asked.standing:
        facts = facts.filter(standing=asked.standing)
    if asked.since:
        facts = facts.filter(date__latest__gte=asked.since)
    if asked.until:
        facts = facts.filter(date__earliest__lte=asked.until)
    return facts


def facts_on(actor: Actor, page: Page) -> "QuerySet[Fact]":
    """The facts that stand on this page."""
    facts = visible_facts(actor).filter(document_id=page.document_id, number=page.number)
    return facts.filter(removed_at=None).order_by("start", "written_at")


def citations_on(actor: Actor, page: Page) -> "QuerySet[Citation]":
    """The citations of this page by facts that stand elsewhere."""
    cited = visible_citations(actor).filter(document_id=page.document_id, number=page.number)
    cited = cited.filter(removed_at=None, fact__removed_at=None)
    return cited.select_related("fact").order_by("start", "written_at")


def statements_of(
    actor: Actor, case: Case, *, q: str = "", kind: str = "", removed: str = ""
) -> "QuerySet[Statement]":
    """The statements of a case by witness and time; the removed ones where asked for."""
    statements = visible_statements(actor).filter(
        document__case=case, removed_at__isnull=removed != "yes"
    )
    for word in q.split():
        statements = statements.filter(witness__icontains=word)
    if kind:
        statements = statements.filter(kind=kind)
    return statements.select_related("document__source", "document__case").order_by(
        "witness", F("date__earliest").asc(nulls_last=True), "first"
    )


def pages_of(actor: Actor, statement: Statement) -> list[Page]:
    """The pages of a statement that the actor sees, in their order."""
    pages = visible_pages(actor).filter(
        document_id=statement.document_id, number__range=(statement.first, statement.last)
    )
    return list(pages.order_by("number"))
