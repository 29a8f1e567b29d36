"""Pages into the organization's search index. One writer: the job holds the organization's lock."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import F

from reopen.documents.ingest.scope import at_work
from reopen.documents.models import Page
from reopen.lib.search.contract import PageText
from reopen.lib.search.engine import TantivyEngine

BATCH = 500


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
        while pages := _waiting(organization):
            engine.add(_as_indexed(page) for page in pages)
            engine.commit()
            _note_indexed(organization, pages)
            done += len(pages)
    return done


def rebuild_index(organization: str) -> int:
    """Erase the index and write it anew from the database; how many pages."""
    TantivyEngine.erase(index_folder(organization))
    return index_waiting_pages(organization)


def _waiting(organization: str) -> list[Page]:
    with at_work(organization):
        pages = Page.objects.exclude(revision=F("indexed")).select_related("document")
        return list(pages.defer("words")[:BATCH])


def _note_indexed(organization: str, pages: list[Page]) -> None:
    """Each with the revision that was written: a page changed meanwhile keeps waiting."""
    by_revision: dict[int, list[UUID]] = defaultdict(list)
    for page in pages:
        by_revision[page.revision].append(page.pk)
    with at_work(organization):
        for revision, keys in by_revision.items():
            Page.objects.filter(pk__in=keys).update(indexed=revision)


def _as_indexed(page: Page) -> PageText:
    document = page.document
    return PageText(
        page_id=str(page.pk),
        document_id=str(document.pk),
        case_id=str(document.case_id),
        source_id=str(document.source_id),
        number=page.number,
        kind=document.kind,
        text=page.text,
        legibility=page.legibility,
    )


def pages_of_index(organization: str) -> Iterator[PageText]:
    """Every page as the index takes it in."""
    with at_work(organization):
        for page in Page.objects.select_related("document").defer("words").iterator():
            yield _as_indexed(page)
