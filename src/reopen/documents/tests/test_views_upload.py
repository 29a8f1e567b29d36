"""Files on their way in."""

import hashlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.cast import Cast, acting, signed_in

from reopen.audit.models import Event
from reopen.documents.models import Document, Receipt, Upload, UploadPart
from reopen.documents.storage import file_store
from reopen.documents.tests.shelf import Shelf, stocked

DATA = b"The lantern was out, said the witness."
HERE = DATA[:10]


def begin(client: Client, shelf: Shelf, **changed: object) -> Any:
    said = {"source": shelf.source, "key": "k1", "path": "box/a.txt", "size": len(DATA)}
    return client.post(shelf.case_url("upload_begin"), said | changed)


def put(client: Client, answer: Any, start: int, data: bytes) -> Any:
    url = f"{answer.json()['url']}?offset={start}"
    return client.put(url, data, content_type="application/octet-stream")


def test_a_file_sent_in_parts_arrives_whole_with_its_receipt(cast: Cast) -> None:
    shelf, client = stocked(cast), signed_in(cast.alice)
    begun = begin(client, shelf)
    assert begun.json()["received"] == 0
    assert put(client, begun, 0, HERE).json()["received"] == len(HERE)
    done = put(client, begun, len(HERE), DATA[len(HERE) :]).json()
    with acting(cast.alice):
        document = Document.objects.get(path="box/a.txt")
        assert file_store().bytes_of(document.original.blob) == DATA
        assert document.receipts.get().sha256 == hashlib.sha256(DATA).hexdigest()
        assert document.receipts.get().from_whom == "A lawyer"
        assert UploadPart.objects.count() == 0
    assert done["document"] == reverse("document", args=["harbor", document.pk])


def test_after_a_break_the_site_says_where_to_go_on(cast: Cast) -> None:
    shelf, client = stocked(cast), signed_in(cast.alice)
    put(client, begin(client, shelf), 0, HERE)
    assert begin(client, shelf).json()["received"] == len(HERE)


@pytest.mark.parametrize("start", [0, 5, 30])
def test_a_part_that_does_not_follow_is_not_taken(cast: Cast, start: int) -> None:
    shelf, client = stocked(cast), signed_in(cast.alice)
    begun = begin(client, shelf)
    put(client, begun, 0, HERE)
    answer = put(client, begun, start, b"x")
    assert (answer.status_code, answer.json()["received"]) == (409, len(HERE))


def test_the_same_file_again_is_not_doubled(cast: Cast) -> None:
    shelf, client = stocked(cast), signed_in(cast.alice)
    first = put(client, begin(client, shelf), 0, DATA).json()
    assert begin(client, shelf).json()["document"] == first["document"]
    with acting(cast.alice):
        assert Document.objects.filter(path="box/a.txt").count() == 1


def test_an_empty_file_is_received_at_once(cast: Cast) -> None:
    shelf, client = stocked(cast), signed_in(cast.alice)
    assert "document" in begin(client, shelf, size=0).json()


@pytest.mark.parametrize("data", [b"", DATA + b"more"])
def test_a_part_that_does_not_fit_the_file_is_refused_in_words(cast: Cast, data: bytes) -> None:
    shelf, client = stocked(cast), signed_in(cast.alice)
    answer = put(client, begin(client, shelf), 0, data)
    assert answer.status_code == 422
    assert answer.json()["error"] == "This part does not fit the file."


def test_a_part_is_only_for_whoever_began_it(cast: Cast) -> None:
    shelf = stocked(cast)
    begun = begin(signed_in(cast.alice), shelf)
    assert put(signed_in(cast.ivan), begun, 0, DATA).status_code == 404
    assert put(signed_in(cast.olga), begun, 0, DATA).status_code == 404


def test_beginning_needs_a_source_of_this_case(cast: Cast) -> None:
    shelf, other = stocked(cast), stocked(cast)
    answer = begin(signed_in(cast.alice), shelf, source=other.source)
    assert answer.status_code == 422
    with acting(cast.alice):
        assert Upload.objects.count() == 0


def test_without_script_the_form_does_the_same(cast: Cast) -> None:
    shelf, client = stocked(cast), signed_in(cast.alice)
    files = [SimpleUploadedFile("a.txt", DATA), SimpleUploadedFile("b.txt", b"Two.")]
    sent = {"source": shelf.source, "files": files}
    response = client.post(shelf.case_url("files_upload"), sent)
    assert response.status_code == 302
    body = client.get(response["Location"]).content.decode()
    for words in ("a.txt", "b.txt", hashlib.sha256(DATA).hexdigest(), "A lawyer", "Alice Amari"):
        assert words in body
    with acting(cast.alice):
        assert Event.objects.filter(kind="document.received").count() == 3


def test_without_a_file_the_form_says_so(cast: Cast) -> None:
    shelf = stocked(cast)
    response = signed_in(cast.alice).post(shelf.case_url("files_upload"), {"source": shelf.source})
    assert response.status_code == 422
    assert "Choose at least one file." in response.content.decode()


def test_receipts_show_nothing_behind_a_wall(cast: Cast) -> None:
    shelf = stocked(cast, "One page.")
    url = shelf.case_url("files_receipts")
    assert "report.pdf" in signed_in(cast.ivan).get(url).content.decode()
    with acting(cast.alice):
        Document.objects.update(walled=True)
        assert Receipt.objects.count() == 1
    assert "report.pdf" not in signed_in(cast.ivan).get(url).content.decode()
