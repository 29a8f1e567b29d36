"""Which documents or pages of a case a review reads: by source, kind, words, or what is new."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.access import visible_documents, visible_pages
from reopen.documents.models import Document
from reopen.documents.search import Asked, all_found
from reopen.review.access import visible_codings, visible_items
from reopen.review.actions.batches import Piece


@dataclass(frozen=True)
class Choice:
    """What was asked for; empty fields ask nothing."""

    by_page: bool = False
    sources: tuple[str, ...] = ()  # names
    kinds: tuple[str, ...] = ()
    words: str = ""  # in the language of the search
    fresh: bool = False  # only what no review has yet
    uncoded: bool = False  # only what nobody has coded


def chosen_pieces(actor: Actor, case: Case, asked: Choice) -> list[Piece]:
    """The documents or pages of the case that fit, in the order of the file.

    Raises `QueryTooWideError` where the words mean too much.
    """
    documents = _documents(actor, case, asked)
    if asked.words.strip():
        return list(_found(actor, case, documents, asked))
    if not asked.by_page:
        return [(pk, None) for pk in documents.values_list("pk", flat=True)]
    pages = visible_pages(actor).filter(document__in=documents)
    ordered = pages.order_by("document__source__name", "document__path", "document", "number")
    return list(ordered.values_list("document_id", "number"))


def in_words(asked: Choice, kinds: dict[str, str]) -> str:
    """The choice as a sentence that stays with the review."""
    parts = [_("pages") if asked.by_page else _("documents")]
    if asked.sources:
        parts.append(_("from %(sources)s") % {"sources": ", ".join(asked.sources)})
    if asked.kinds:
        named = ", ".join(kinds.get(key, key) for key in asked.kinds)
        parts.append(_("of the kind %(kinds)s") % {"kinds": named})
    if asked.words.strip():
        parts.append(_("found by “%(words)s”") % {"words": asked.words.strip()})
    if asked.fresh:
        parts.append(_("in no review before"))
    if asked.uncoded:
        parts.append(_("not coded before"))
    return ", ".join(parts)


def _documents(actor: Actor, case: Case, asked: Choice) -> "QuerySet[Document]":
    documents = visible_documents(actor).filter(case=case)
    if asked.sources:
        documents = documents.filter(source__name__in=asked.sources)
    if asked.kinds:
        documents = documents.filter(kind__in=asked.kinds)
    if asked.fresh:
        held = visible_items(actor).filter(document_id=OuterRef("id"))
        documents = documents.filter(~Exists(held))
    if asked.uncoded:
        coded = visible_codings(actor).filter(document_id=OuterRef("id"))
        documents = documents.filter(~Exists(coded))
    return documents.order_by("source__name", "path", "id")


def _found(
    actor: Actor, case: Case, documents: "QuerySet[Document]", asked: Choice
) -> Iterator[Piece]:
    """What the search finds among the documents, in the order of the file, each once."""
    order: dict[UUID, int] = {
        pk: at for at, pk in enumerate(documents.values_list("pk", flat=True))
    }
    found = all_found(actor, Asked(asked.words, cases=frozenset({case.pk})))
    pages = [(hit.page.document_id, hit.page.number) for hit in found]
    kept = sorted((order[pk], pk, number) for pk, number in pages if pk in order)
    pieces = ((pk, number if asked.by_page else None) for _at, pk, number in kept)
    yield from dict.fromkeys(pieces)
