import hashlib
from dataclasses import replace

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from tests.cast import Cast, acting

from reopen.accounts.doing import Denied
from reopen.documents.access import visible_documents
from reopen.documents.models import Document, OrganizationKey, Original
from reopen.documents.queries import twins, with_twins
from reopen.documents.storage import (
    erase_organization_files,
    file_store,
    rewrap_organization_keys,
    rotate_organization_key,
)
from reopen.documents.tests.conftest import Desk
from reopen.documents.tests.factories import make_case, make_document, make_source
from reopen.kernel.sealed import SealBrokenError

DUPLICATE = "is_duplicate"  # what `with_twins` marks


def test_what_is_received_is_in_the_store_with_a_receipt(desk: Desk) -> None:
    document = make_document(desk.actor, desk.source, b"as it came", "box 1/note.txt")
    receipt = document.receipts.get()
    assert file_store().bytes_of(document.original.blob) == b"as it came"
    assert receipt.sha256 == hashlib.sha256(b"as it came").hexdigest()
    assert (receipt.size, receipt.from_whom, receipt.how) == (10, "A lawyer", "by hand")
    assert receipt.taken_by == "Alice Amari"


def test_receiving_puts_one_job_into_the_queue_in_the_same_transaction(desk: Desk) -> None:
    document = make_document(desk.actor, desk.source)
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'document' FROM procrastinate_jobs")
        assert cursor.fetchall() == [(str(document.pk),)]


def test_the_same_bytes_twice_are_one_original_and_the_second_is_a_duplicate(desk: Desk) -> None:
    first = make_document(desk.actor, desk.source, path="a.txt")
    second = make_document(desk.actor, desk.source, path="b.txt")
    assert Original.objects.count() == 1
    marked = with_twins(desk.actor, visible_documents(desk.actor)).order_by("added_at")
    assert [getattr(found, DUPLICATE) for found in marked] == [False, True]
    assert list(twins(desk.actor, second)) == [first]


def test_a_duplicate_behind_a_wall_does_not_exist_for_others(desk: Desk, cast: Cast) -> None:
    first = make_document(desk.actor, desk.source, path="walled.txt")
    Document.objects.filter(pk=first.pk).update(walled=True)
    second = make_document(desk.actor, desk.source, path="open.txt")
    marked = with_twins(desk.actor, visible_documents(desk.actor))
    assert [(found.pk, getattr(found, "is_duplicate", None)) for found in marked] == [
        (second.pk, False)
    ]
    assert list(twins(desk.actor, second)) == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("a\\b\x00.pdf", "a/b\N{REPLACEMENT CHARACTER}.pdf"),
        ("/", "file"),
        ("box/./1.pdf", "box/1.pdf"),
    ],
)
def test_a_path_is_only_something_to_show(desk: Desk, typed: str, shown: str) -> None:
    assert make_document(desk.actor, desk.source, path=typed).path == shown


def test_without_the_permission_nothing_is_received(desk: Desk) -> None:
    with pytest.raises(Denied):
        make_document(replace(desk.actor, permissions=frozenset()), desk.source)
    assert Document.objects.count() == 0


def test_a_new_key_wraps_every_file_and_the_old_one_goes(desk: Desk) -> None:
    document = make_document(desk.actor, desk.source, b"kept")
    assert rotate_organization_key() == 1
    assert [key.number for key in OrganizationKey.objects.all()] == [2]
    assert file_store().bytes_of(document.original.blob) == b"kept"
    assert make_document(desk.actor, desk.source, b"kept").original == document.original


def test_a_new_master_key_wraps_the_keys_only(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "REOPEN_MASTER_KEY", "11" * 32)
    OrganizationKey.objects.all().delete()
    document = make_document(desk.actor, desk.source, b"kept")
    monkeypatch.setattr(settings, "REOPEN_MASTER_KEY", "22" * 32)
    with pytest.raises(SealBrokenError):
        file_store()
    assert rewrap_organization_keys(b"\x11" * 32) == 1
    assert file_store().bytes_of(document.original.blob) == b"kept"


def test_an_erased_organization_has_no_readable_file(desk: Desk) -> None:
    document = make_document(desk.actor, desk.source, b"gone")
    copy = (file_store().folder / document.original.blob[:2] / document.original.blob).read_bytes()
    erase_organization_files()
    store = file_store()
    with pytest.raises(FileNotFoundError):
        store.bytes_of(document.original.blob)
    place = store.folder / document.original.blob[:2] / document.original.blob
    place.parent.mkdir(parents=True)
    place.write_bytes(copy)  # as a backup would bring it back
    with pytest.raises(SealBrokenError):
        store.bytes_of(document.original.blob)


def test_another_organization_sees_nothing_with_or_without_our_scoping(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        make_document(actor, make_source(actor, make_case(actor)))
        assert Document._base_manager.count() == 1
    with acting(cast.olga) as stranger:
        assert list(visible_documents(stranger)) == []
        for model in apps.get_app_config("documents").get_models():
            assert model._base_manager.count() == 0


def test_a_source_name_is_used_once_in_a_case(desk: Desk) -> None:
    with pytest.raises(ValidationError):
        make_source(desk.actor, desk.case)
    assert make_source(desk.actor, make_case(desk.actor, "Another")).name == desk.source.name
