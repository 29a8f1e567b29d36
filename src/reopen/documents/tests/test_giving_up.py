"""What was begun and never ended is removed, and an earlier reading leaves the index."""

from datetime import timedelta

import tantivy
from django.db.models import F
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks as Capture
from tests.cast import Cast, acting

from reopen.audit.models import Event
from reopen.documents.actions import read_again
from reopen.documents.actions.uploading import add_part, begin_upload, give_up_old_uploads
from reopen.documents.ingest import forget_document, index_waiting_pages
from reopen.documents.ingest.indexing import index_folder
from reopen.documents.models import Document, Source, Upload
from reopen.documents.storage import file_store
from reopen.documents.tests.shelf import Shelf, read_by_hand, stocked


def half_sent(cast: Cast, shelf: Shelf, key: str = "k") -> Upload:
    with acting(cast.alice) as actor:
        source = Source.objects.get(pk=shelf.source)
        upload = begin_upload(actor, source, key=key, path="box.pdf", size=20)
        return add_part(actor, upload, start=upload.received, data=b"ten bytes.")


def grow_old(cast: Cast, days: int) -> None:
    with acting(cast.alice):
        Upload.objects.update(begun_at=F("begun_at") - timedelta(days=days))


def blobs(cast: Cast) -> int:
    with acting(cast.alice):
        return len(list(file_store().names()))


def test_parts_of_an_unended_upload_go_after_a_week(
    cast: Cast, django_capture_on_commit_callbacks: Capture
) -> None:
    shelf = stocked(cast)
    before = blobs(cast)
    half_sent(cast, shelf)
    grow_old(cast, 6)
    assert give_up_old_uploads() == 0
    grow_old(cast, 2)
    with django_capture_on_commit_callbacks(execute=True):
        assert give_up_old_uploads() == 1
    assert blobs(cast) == before
    with acting(cast.alice):
        assert not Upload.objects.exists()
        event = Event.objects.get(kind="upload.given_up")
        assert event.facts == {"received": 10, "size": 20}


def test_an_upload_that_is_taken_up_again_is_young_again(cast: Cast) -> None:
    shelf = stocked(cast)
    half_sent(cast, shelf)
    grow_old(cast, 8)
    with acting(cast.alice) as actor:
        source = Source.objects.get(pk=shelf.source)
        upload = begin_upload(actor, source, key="k", path="box.pdf", size=20)
        assert timezone.now() - upload.begun_at < timedelta(minutes=1)
    assert give_up_old_uploads() == 0


def test_an_upload_that_ended_stays_known(cast: Cast) -> None:
    shelf = stocked(cast)
    half_sent(cast, shelf)
    half_sent(cast, shelf)
    grow_old(cast, 100)
    assert give_up_old_uploads() == 0


def indexed(cast: Cast) -> int:
    (meta,) = index_folder(cast.harbor.pk).rglob("meta.json")
    return int(tantivy.Index.open(str(meta.parent)).searcher().num_docs)


def test_a_document_that_yields_no_page_any_more_leaves_the_index(cast: Cast) -> None:
    shelf = stocked(cast, "The lantern was out.", "It was dark.")
    assert indexed(cast) == 2
    with acting(cast.alice) as actor:
        read_again(actor, Document.objects.get(pk=shelf.document))
    forget_document(str(cast.harbor.pk), str(shelf.document))
    assert indexed(cast) == 0


def test_pages_of_the_later_reading_stay(cast: Cast) -> None:
    shelf = stocked(cast, "The lantern was out.", "It was dark.")
    with acting(cast.alice) as actor:
        document = read_again(actor, Document.objects.get(pk=shelf.document))
        read_by_hand(document, 1, "The lantern was lit.")
    index_waiting_pages(str(cast.harbor.pk))
    forget_document(str(cast.harbor.pk), str(shelf.document))
    assert indexed(cast) == 1
