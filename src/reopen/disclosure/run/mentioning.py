"""Which papers the pages of a case speak of, and which of those lie in one of its sources."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from reopen.audit.log import Target, record
from reopen.cases.models import Case
from reopen.disclosure.models import Mention, MentionPlace
from reopen.disclosure.run.tracing import keep_traces
from reopen.documents.ingest.scope import at_work
from reopen.documents.models import Document, Page
from reopen.kernel.scope import current_scope
from reopen.lib.reading.words import PageText
from reopen.lib.references import Reference, Shelf, Shelved, find_references

_AT_ONCE = 1000
_AROUND = 90  # letters before and after, for the passage
_PLACES = 200  # of one paper: its case number may stand on every page
Key = tuple[str, str, str]


def collect(organization: str, case: str) -> None:
    """Search every page of the case anew. What people said of a paper stays."""
    pk = UUID(case)
    with at_work(organization):
        texts = list(_texts(pk))
        titles = dict(Document.objects.filter(case=pk).values_list("pk", "path"))
    places = _places(texts)
    shelf = _shelf(texts, titles)
    with at_work(organization) as actor:
        row = Case.objects.get(pk=pk)
        _keep(row, places, shelf)
        keep_traces(row, texts)
        record("disclosure.mentions_collected", actor, Target.of(row), {"papers": len(places)})


def _texts(case: UUID) -> Iterator[tuple[UUID, int, str]]:
    pages = Page.objects.filter(document__case=case, state=Page.State.DONE)
    rows: Any = pages.order_by("document__path", "number").values_list(
        "document_id", "number", "words"
    )
    for document, number, words in rows.iterator(chunk_size=_AT_ONCE):
        yield document, number, PageText.unpack(bytes(words)).text if words else ""


def _places(
    texts: list[tuple[UUID, int, str]],
) -> dict[Key, list[tuple[UUID, int, Reference, str]]]:
    found: dict[Key, list[tuple[UUID, int, Reference, str]]] = {}
    for document, number, text in texts:
        for each in find_references(text):
            places = found.setdefault((each.kind, each.number, each.date), [])
            if len(places) < _PLACES:
                passage = text[max(each.start - _AROUND, 0) : each.end + _AROUND]
                places.append((document, number, each, " ".join(passage.split())))
    return found


def _shelf(texts: list[tuple[UUID, int, str]], titles: dict[UUID, str]) -> Shelf:
    heads: dict[UUID, list[str]] = {document: [] for document in titles}
    for document, _number, text in texts:
        heads[document].append(text)
    return Shelf(
        Shelved(str(document), titles[document].rsplit("/", 1)[-1], pages)
        for document, pages in heads.items()
    )


def _keep(
    case: Case, found: dict[Key, list[tuple[UUID, int, Reference, str]]], shelf: Shelf
) -> None:
    mine = Mention.objects.select_for_update().filter(case=case)
    known = {(row.kind, row.number, row.date): row for row in mine}
    MentionPlace.objects.filter(mention__case=case).delete()
    gone = [row.pk for key, row in known.items() if key not in found and not row.settled_by]
    Mention.objects.filter(pk__in=gone).delete()
    rows = []
    for key, places in found.items():
        mention = known.get(key) or Mention(case=case, kind=key[0], number=key[1], date=key[2])
        if not mention.settled_by:
            joined = shelf.find(places[0][2])
            mention.found_id = UUID(joined) if joined else None
        mention.save()
        rows += [_row(mention, *place) for place in places]
    MentionPlace.objects.bulk_create(rows, batch_size=_AT_ONCE)


def _row(
    mention: Mention, document: UUID, number: int, each: Reference, around: str
) -> MentionPlace:
    return MentionPlace(
        organization_id=current_scope().organization_id,
        mention=mention,
        document_id=document,
        number=number,
        start=each.start,
        end=each.end,
        words=each.words[:200],
        around=around[:300],
    )
