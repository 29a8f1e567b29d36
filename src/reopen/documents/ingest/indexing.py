"""Pages into the organization's search index. One writer: the job holds the organization's lock."""

from collections import defaultdict
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import F

from reopen.documents.ingest.scope import at_work
from reopen.documents.models import Page
from reopen.lib.search.contract import PageText
from reopen.lib.search.engine import TantivyEngine

BATCH = 500
WALLED = "walled"  # the label of pages of walled documents


_Revised = tuple[PageText, int]  # a page and the revision of it
_COLUMNS = (
    "revision", "pk", "document_id", "document__case_id", "document__source_id", "number",
    "document__kind", "text", "legibility", "document__walled",
)  # fmt: skip


def index_folder(organization: UUID | str) -> Path:
    """Where the index of an organization lives. It is derived and may be erased."""
    return Path(settings.REOPEN_HOME) / "search" / str(organization)


def index_waiting_pages(organization: str) -> int:
    """Write every new or changed page into the index; how many. An empty index gets them all."""
    done = 0
    with TantivyEngine(index_folder(organization)) as engine:
        if engine.empty:
            with at_work(organization):
                Page.objects.filter(indexed__gt=0).update(indexed=0)
        while batch := _waiting(organization):
            for document in _unknown(organization, {page.document_id for page, _ in batch}):
                engine.delete(document)  # pages of an earlier reading
            engine.add(page for page, _ in batch)
            engine.commit()
            _note_indexed(organization, batch)
            done += len(batch)
    return done


def forget_document(organization: str, document: str) -> None:
    """Take the pages of an earlier reading out of the index, unless a later one is in it already.

    For a file that yields no page any more; where there are new pages, they replace the old ones.
    """
    if document in _unknown(organization, {document}):
        with TantivyEngine(index_folder(organization)) as engine:
            engine.delete(document)
            engine.commit()


def rebuild_index(organization: str) -> int:
    """Erase the index and write it anew from the database; how many pages."""
    TantivyEngine.erase(index_folder(organization))
    return index_waiting_pages(organization)


def _waiting(organization: str) -> list[_Revised]:
    with at_work(organization):
        pages = Page.objects.exclude(revision=F("indexed")).order_by()
        return [_as_indexed(*row) for row in pages.values_list(*_COLUMNS)[:BATCH]]


def _as_indexed(
    revision: int, pk: UUID, document: UUID, case: UUID, source: UUID, number: int, kind: str,
    text: str, legibility: str, walled: bool,
) -> _Revised:  # fmt: skip
    labels = (WALLED,) if walled else ()
    places = (str(pk), str(document), str(case), str(source))
    return PageText(*places, number, kind, text, legibility, labels), revision


def _unknown(organization: str, documents: set[str]) -> set[str]:
    """Those of which no page, as the database has them, is in the index yet."""
    with at_work(organization):
        known = Page.objects.filter(document__in=documents, indexed__gt=0).order_by()
        return documents - {str(pk) for pk in known.values_list("document", flat=True).distinct()}


def _note_indexed(organization: str, batch: list[_Revised]) -> None:
    """Each with the revision that was written: a page changed meanwhile keeps waiting."""
    by_revision: dict[int, list[str]] = defaultdict(list)
    for page, revision in batch:
        by_revision[revision].append(page.page_id)
    with at_work(organization):
        for revision, keys in by_revision.items():
            Page.objects.filter(pk__in=keys).update(indexed=revision)
