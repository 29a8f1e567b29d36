"""Reads about coding panels and what was coded, for the room's pages and for rooms above."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, F, Func, OuterRef, Prefetch, Q, QuerySet
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast, Lower
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.access import visible_documents
from reopen.documents.models import Document
from reopen.lib.dates import PartialDate, in_words
from reopen.review.access import visible_coding_fields, visible_coding_panels, visible_codings
from reopen.review.actions.coding import differ, last_words
from reopen.review.models import BatchItem, Coding, CodingField, CodingPanel
from reopen.review.queries_batches import all_second_looks_owed, second_looks_owed


@dataclass(frozen=True)
class CodingFilters:
    """What a list of coded documents was asked for; empty fields ask nothing."""

    q: str = ""
    state: str = ""
    source: str = ""
    by: str = ""
    answer: str = ""  # key of a field, "=", the answer


@dataclass(frozen=True)
class Coded:
    """A panel on a document: what stands, and who said otherwise about what."""

    panel: CodingPanel
    current: Coding | None
    said: tuple[tuple[str, str], ...] = ()  # question and answer, in words
    others: tuple[tuple[Coding, tuple[tuple[str, str], ...]], ...] = ()
    owed: BatchItem | None = None  # the second look that comes before anything is told


def panels_in_use(actor: Actor) -> list[CodingPanel]:
    """The panels that are offered, each with its `questions`."""
    asked = visible_coding_fields(actor).filter(retired_at=None)
    rows = visible_coding_panels(actor).filter(retired_at=None)
    rows = rows.order_by(Lower("name")).prefetch_related(
        Prefetch("fields", queryset=asked, to_attr="questions")
    )
    return [panel for panel in rows if questions_of(panel)]


def questions_of(panel: CodingPanel) -> list[CodingField]:
    """What the panel asks today, in its order."""
    known: list[CodingField] | None = getattr(panel, "questions", None)
    if known is None:
        known = list(CodingField.objects.filter(panel=panel, retired_at=None))
    return known


def in_words_of(field: CodingField, said: Iterable[str]) -> str:
    """Stored answers as people read them."""
    if field.kind == CodingField.Kind.YES_NO:
        words = {"yes": _("yes"), "no": _("no"), "unknown": _("not known")}
        return "; ".join(words.get(word, word) for word in said)
    if field.kind == CodingField.Kind.DATE:
        language = get_language() or "en"
        return "; ".join(in_words(PartialDate.from_text(word), language) for word in said)
    return "; ".join(said)


def answers_in_words(panel: CodingPanel, coding: Coding | None) -> tuple[tuple[str, str], ...]:
    """The questions that were answered, with the answers."""
    return tuple(
        (field.label, in_words_of(field, coding.said(field.key)))
        for field in questions_of(panel)
        if coding is not None and coding.said(field.key)
    )


def coded_on(actor: Actor, document: Document, panel: CodingPanel) -> Coded:
    """What stands about a document the actor sees, and the others' last words if they differ.

    Whoever is yet to look at it as the second reader is told of that look, and of nothing else.
    """
    owed = second_looks_owed(actor, panel).filter(document=document).first()
    if owed is not None:
        return Coded(panel, None, owed=owed)
    current = (
        visible_codings(actor).filter(document=document, panel=panel, current=True)
        .select_related("by__user").first()
    )  # fmt: skip
    said = answers_in_words(panel, current)
    if current is None or not current.differs:
        return Coded(panel, current, said)
    names = {field.key: field for field in questions_of(panel)}
    others = tuple(
        (other, tuple((names[key].label, in_words_of(names[key], other.said(key))) for key in keys))
        for other in last_words(document, panel)
        if (keys := [key for key in differ(other, current) if key in names])
    )
    return Coded(panel, current, said, others)


def standing_codings(actor: Actor) -> "QuerySet[Coding]":
    """What stands, as far as the actor may be told.

    Nothing of a document that she is yet to look at as the second reader: lists, filters, choices
    and tables start here, so that none of them tells what the first reader said, nor that she did.
    """
    owed = all_second_looks_owed(actor).filter(
        document=OuterRef("document"), batch__review__panel=OuterRef("panel")
    )
    return visible_codings(actor).filter(~Exists(owed), current=True)


def used_tags(actor: Actor, case: Case, panel: CodingPanel) -> dict[str, list[str]]:
    """The tags that stand on documents of the case, by the key of their question."""
    rows = standing_codings(actor).filter(panel=panel, document__case=case)
    return {
        field.key: sorted(_words_in(rows, field.key).values_list("word", flat=True).distinct())
        for field in questions_of(panel)
        if field.kind == CodingField.Kind.TAGS
    }


def coded_documents(
    actor: Actor, case: Case, panel: CodingPanel, asked: CodingFilters
) -> "QuerySet[Document]":
    """The case's documents that fit, each with its `coded`: a list of the coding that stands.

    What stands about a document that the actor is yet to look at as the second reader is not told,
    nor can it be filtered by: `owed` says that there is such a look.
    """
    owed = second_looks_owed(actor, panel)
    standing = standing_codings(actor).filter(panel=panel).select_related("by__user")
    mine = standing.filter(document_id=OuterRef("id"))
    found = visible_documents(actor).filter(case=case)
    found = found.annotate(owed=Exists(owed.filter(document=OuterRef("id"))))
    for word in asked.q.split():
        answered = mine.annotate(words=Cast("answers", CharField())).filter(words__icontains=word)
        found = found.filter(Q(path__icontains=word) | Q(title__icontains=word) | Exists(answered))
    wanted = _wanted(asked)
    if wanted:
        found = found.filter(Exists(mine.filter(**wanted)))
    if asked.state == "open":
        found = found.filter(~Exists(mine))
    if asked.source:
        found = found.filter(source__name=asked.source)
    found = found.select_related("source").order_by("source__name", "path", "id")
    return found.prefetch_related(Prefetch("codings", queryset=standing, to_attr="coded"))


def coders_of(actor: Actor, case: Case, panel: CodingPanel) -> list[tuple[str, str]]:
    """Who coded what stands, as choices of a filter."""
    rows = standing_codings(actor).filter(panel=panel, document__case=case)
    people = rows.order_by(Lower("by__user__name")).values_list(
        "by_id", "by__user__name", "by__user__email"
    )
    return [(str(pk), name or email) for pk, name, email in dict.fromkeys(people)]


def answer_choices(
    panel: CodingPanel, tags: dict[str, list[str]]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every answer one can filter by, under its question."""
    groups = []
    for field in questions_of(panel):
        words = [*field.options, *(tag for tag in tags.get(field.key, []))]
        if field.kind == CodingField.Kind.YES_NO:
            words = ["yes", "no", "unknown"]
        pairs = [(f"{field.key}={word}", in_words_of(field, [word])) for word in words]
        if pairs:
            groups.append((field.label, list(dict.fromkeys(pairs))))
    return groups


def _wanted(asked: CodingFilters) -> dict[str, Any]:
    key, _equals, word = asked.answer.partition("=")
    wanted = {
        "answers__contains": {key: [word]} if key else None,
        "by_id": asked.by,
        "differs": True if asked.state == "differs" else None,
        "current": True if asked.state == "coded" else None,
    }
    return {name: value for name, value in wanted.items() if value}


def _words_in(rows: "QuerySet[Coding]", key: str) -> "QuerySet[Any, Any]":
    each = Func(
        KeyTransform(key, F("answers")),
        function="jsonb_array_elements_text",
        output_field=CharField(),
    )
    return rows.order_by().annotate(word=each)
