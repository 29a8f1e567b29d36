"""Reads about papers that are mentioned, and the letter that asks for them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.cases.models import Case as LegalCase
from reopen.disclosure.access import visible_items, visible_mentions, visible_places
from reopen.disclosure.models import Mention, MentionPlace, RecordsRequest
from reopen.documents.access import visible_documents
from reopen.documents.models import Document
from reopen.lib.dates import DateError, PartialDate, in_words
from reopen.lib.references import KINDS


@dataclass(frozen=True)
class Named:
    """A mentioned paper as a list shows it. `there` is the document it is, if she sees that."""

    mention: Mention
    name: str
    times: int
    there: Document | None
    state: str
    first: MentionPlace | None
    asked: bool
    more: list[MentionPlace] = field(default_factory=list)


def mentions_of(
    actor: Actor, case: LegalCase, *, state: str = "", kind: str = "", q: str = ""
) -> "QuerySet[Mention]":
    """The papers a case speaks of that fit; those named only in themselves are left out.

    `there` is the id of the document a paper is, for who sees that document.
    """
    seen = visible_documents(actor).filter(case=case)
    places = visible_places(actor).filter(mention=OuterRef("pk"))
    found = visible_mentions(actor).filter(case=case)
    there = seen.filter(pk=OuterRef("found"))
    found = found.annotate(there=Subquery(there.values("pk")[:1]))
    elsewhere = places.exclude(document=OuterRef("there"))
    found = found.filter(Q(there=None) | Exists(elsewhere))
    wanted = {
        "missing": Q(there=None, dismissed=False),
        "there": Q(there__isnull=False),
        "dismissed": Q(dismissed=True),
    }.get(state)
    found = found.filter(wanted) if wanted is not None else found
    if kind:
        found = found.filter(kind=kind)
    if q.strip():
        said = places.filter(Q(words__icontains=q.strip()) | Q(around__icontains=q.strip()))
        found = found.filter(Exists(said))
    times = places.order_by().values("mention").annotate(n=Count("pk")).values("n")
    found = found.annotate(times=Subquery(times))
    # Things numbered in a list are many and mostly in evidence rooms: papers go first.
    last = Case(When(kind="item", then=1), default=0)
    return found.order_by(last, F("times").desc(nulls_last=True), "kind", "number", "date")


def named(actor: Actor, mentions: Iterable[Any]) -> list[Named]:
    """Rows of `mentions_of`, with the places of each and the document it is."""
    rows = list(mentions)
    documents = {
        document.pk: document
        for document in visible_documents(actor)
        .filter(pk__in=[row.there for row in rows if row.there])
        .select_related("source")
    }
    places: dict[UUID, list[MentionPlace]] = {}
    mine = visible_places(actor).filter(mention__in=rows).select_related("document__source")
    for place in mine.order_by("document__path", "number", "start"):
        places.setdefault(place.mention_id, []).append(place)
    asked = set(visible_items(actor).filter(mention__in=rows).values_list("mention_id", flat=True))
    return [
        _named(row, documents.get(row.there), places.get(row.pk, []), row.pk in asked)
        for row in rows
    ]


def name_of(mention: Mention) -> str:
    """A paper's name, as people say it: "Supplement 4", "Tape or recording, 3 May"."""
    kind = KINDS.get(mention.kind)
    label = kind.label_in(get_language() or "en") if kind else mention.kind
    if kind and kind.needs == "nothing" and mention.number:
        return mention.number[0].upper() + mention.number[1:]
    if mention.number:
        return f"{label} {mention.number}"
    return f"{label}, {_date(mention.date)}" if mention.date else label


def letter_of(actor: Actor, request: RecordsRequest) -> list[str]:
    """The letter, paragraph by paragraph; each item with the passage that names it."""
    items = visible_items(actor).filter(request=request).select_related("mention")
    parts = [
        actor.organization.name,
        _("Request for records: %(title)s") % {"title": request.case.title},
        _("We ask for a copy of each of the following, in whatever form it is kept:"),
    ]
    for number, item in enumerate(items, start=1):
        place = visible_places(actor).filter(mention=item.mention).order_by("number").first()
        told = f"{number}. {name_of(item.mention)}"
        if place is not None:
            words = {"document": place.document.name, "page": place.number, "words": place.around}
            told += ". " + _("Named in %(document)s, page %(page)d: “%(words)s”") % words
        parts.append(told)
    parts.append(
        _(
            "If a record is not in your files, please say so in writing, and say where it was sent "
            "or when it was destroyed, as far as your files show."
        )
    )
    parts.append(_("Name, office, date and signature:"))
    return parts


def _named(row: Mention, there: Document | None, places: list[MentionPlace], asked: bool) -> Named:
    state = "dismissed" if row.dismissed else "there" if there else "missing"
    first = places[0] if places else None
    return Named(row, name_of(row), len(places), there, state, first, asked, places)


def _date(text: str) -> str:
    """A date in words; day and month where the year is not said."""
    language = get_language() or "en"
    try:
        if len(text) == 5:
            whole = in_words(PartialDate.from_text(f"2000-{text}"), language)
            return whole.replace("2000", "").strip(" ,").removesuffix(" de")
        return in_words(PartialDate.from_text(text), language)
    except DateError:
        return text
