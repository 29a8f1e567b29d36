"""The audit log of a case calls documents by their names, and walled ones by nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast, acting, signed_in

from reopen.accounts.models import User
from reopen.audit.log import Target, record
from reopen.documents.models import Document
from reopen.documents.tests.shelf import Shelf, stocked

pytestmark = pytest.mark.django_db


def log_of(cast: Cast, shelf: Shelf, reader: User) -> str:
    address = shelf.case_url("case_audit")
    return signed_in(reader).get(address).content.decode()


def looked_at(cast: Cast, shelf: Shelf) -> None:
    with acting(cast.dana) as actor:
        document = Document.objects.get()
        record("document.read", actor, Target.of(document))
        page = document.pages.get()
        record("page.read", actor, Target.of(page), {"document": str(document.pk)})


def test_documents_and_pages_have_the_names_a_reader_knows(cast: Cast) -> None:
    shelf = stocked(cast, "The lantern was out.", path="box 1/report.pdf")
    looked_at(cast, shelf)
    body = log_of(cast, shelf, cast.dana)
    assert "report.pdf, page 1" in body
    assert "unsorted" not in body


def test_a_walled_document_is_told_by_its_kind_alone(cast: Cast) -> None:
    shelf = stocked(cast, "The lantern was out.", path="box 1/report.pdf")
    looked_at(cast, shelf)
    with acting(cast.dana):
        Document.objects.update(walled=True)
        document = str(Document.objects.get().pk)
    body = log_of(cast, shelf, cast.alice)
    assert "a document" in body
    assert "a page" in body
    for secret in ("report.pdf", "unsorted", document):
        assert secret not in body
    assert "report.pdf" in log_of(cast, shelf, cast.dana)


def test_names_cost_the_same_for_one_event_and_for_many(cast: Cast) -> None:
    shelf, costs = stocked(cast, "The lantern was out."), []
    for times in (1, 9):
        for _time in range(times):
            looked_at(cast, shelf)
        log_of(cast, shelf, cast.dana)
        with CaptureQueriesContext(connection) as queries:
            log_of(cast, shelf, cast.dana)
        costs.append(len(queries))
    assert costs[0] == costs[1]
