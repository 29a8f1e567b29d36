"""Reads for the pages of the room."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.access import visible_pages
from reopen.documents.models import Page
from reopen.flags.access import visible_flags, visible_searched_pages, visible_searches
from reopen.flags.models import FlagDecision, FlagSearch, LexiconVersion, SearchedPage

#: Rows of `Flag` with what `flags_of` adds, which the type checker does not know.
FlagRows = QuerySet[Any]


@dataclass(frozen=True)
class Filters:
    """What a list of flags is narrowed to. Empty means everything."""

    q: str = ""
    kind: str = ""
    rule: str = ""
    form: str = ""
    tier: str = ""
    source: str = ""
    reading: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class Coverage:
    """How many pages were searched with the lexicon in force, and what became of the others.

    `empty` of the `searched` pages held nothing that a rule points at. `hard` were searched but
    read badly, `unreadable` could not be searched, `waiting` are not read yet, `unsearched` were
    read and not searched with this lexicon.
    """

    pages: int
    searched: int
    empty: int
    hard: int
    unreadable: int
    waiting: int
    unsearched: int


def flags_of(actor: Actor, case: Case, *, gone: bool = False) -> FlagRows:
    """The case's flags the actor sees, in the order of the file, each with the word that stands.

    With `gone`, those that neither the lexicon nor the text gives any more, kept for what people
    said of them.
    """
    standing = FlagDecision.objects.filter(flag=OuterRef("pk"), undone_at=None)
    verdict = Coalesce(Subquery(standing.values("verdict")[:1]), Value(""))
    flags = visible_flags(actor).filter(document__case=case, present=not gone)
    return (
        flags.annotate(verdict=verdict)
        .select_related("document__source", "lexicon")
        .order_by(
            "document__source__name", "document__path", "document_id", "number", "start", "pk"
        )
    )


def narrowed(flags: FlagRows, filters: Filters) -> FlagRows:
    """The flags that fit the filters."""
    for name in ("kind", "rule", "form", "tier", "reading"):
        value = getattr(filters, name)
        flags = flags.filter(**{name: value}) if value else flags
    if filters.source:
        flags = flags.filter(document__source__name=filters.source)
    if filters.verdict:
        flags = flags.filter(verdict="" if filters.verdict == "none" else filters.verdict)
    if filters.q.strip():
        words = filters.q.strip()
        flags = flags.filter(
            Q(passage__icontains=words)
            | Q(document__path__icontains=words)
            | Q(document__title__icontains=words)
        )
    return flags


def counts_by_rule(flags: FlagRows) -> dict[str, int]:
    """How many flags each rule gave."""
    return dict(flags.order_by().values_list("rule").annotate(n=Count("pk")))


def counts_by_verdict(flags: FlagRows) -> dict[str, int]:
    """How many flags stand under each verdict; those nobody judged under ""."""
    return dict(flags.order_by().values_list("verdict").annotate(n=Count("pk")))


def coverage_of(actor: Actor, case: Case, lexicon: LexiconVersion | None) -> Coverage:
    """What was searched of the pages the actor sees."""
    pages = visible_pages(actor).filter(document__case=case)
    total, waiting = pages.count(), pages.filter(state=Page.State.WAITING).count()
    if lexicon is None:
        return Coverage(total, 0, 0, 0, 0, waiting, total - waiting)
    done = searched_pages(actor, case, lexicon)
    counted = dict(done.order_by().values_list("outcome").annotate(n=Count("pk")))
    hard, bad = (counted.get(key, 0) for key in ("hard", "unreadable"))
    searched = counted.get("searched", 0) + hard
    found = visible_flags(actor).filter(
        document=OuterRef("document"), number=OuterRef("number"), present=True
    )
    readable = done.exclude(outcome=SearchedPage.Outcome.UNREADABLE)
    empty = readable.filter(~Exists(found)).count()
    rest = max(total - waiting - searched - bad, 0)
    return Coverage(total, searched, empty, hard, bad, waiting, rest)


def searched_pages(actor: Actor, case: Case, lexicon: LexiconVersion) -> "QuerySet[SearchedPage]":
    """Pages whose present text was searched with this lexicon."""
    read = visible_pages(actor).filter(
        document=OuterRef("document"),
        number=OuterRef("number"),
        revision=OuterRef("revision"),
        state=Page.State.DONE,
    )
    mine = visible_searched_pages(actor).filter(document__case=case, lexicon=lexicon)
    return mine.filter(Exists(read))


def unsearchable_pages(actor: Actor, case: Case) -> "QuerySet[SearchedPage]":
    """Pages that could not be searched or are hard to read, for somebody to look at."""
    mine = visible_searched_pages(actor).filter(document__case=case)
    return (
        mine.exclude(outcome=SearchedPage.Outcome.SEARCHED)
        .select_related("document__source")
        .order_by(F("outcome").desc(), "document__path", "document_id", "number")
    )


def latest_search(actor: Actor, case: Case) -> FlagSearch | None:
    """The last run over the case."""
    runs = visible_searches(actor).filter(case=case).select_related("lexicon")
    return runs.order_by("-started_at", "-pk").first()
