"""The page: who finds it, what it says, and that the ZIP is hers alone."""

import hashlib
from io import BytesIO

import pytest
from django.utils import timezone
from tests.cast import Cast, acting, signed_in

from reopen.cases.models import Case
from reopen.documents.models import Document
from reopen.documents.storage import file_store
from reopen.documents.tests.factories import make_case, make_document, make_source
from reopen.leaving.models import CasePackage

pytestmark = pytest.mark.django_db
PAGE = "/o/harbor/cases/2026-0001/leaving/"


def _case(cast: Cast) -> Case:
    with acting(cast.alice) as actor:
        case = make_case(actor)
        make_document(actor, make_source(actor, case), b"One.", "one.txt")
    return case


def _package(cast: Cast, case: Case, **given: object) -> CasePackage:
    with acting(cast.alice):
        stored = file_store().receive(BytesIO(b"the package"))
        done = {
            "state": "done", "blob": stored.name, "sha256": stored.sha256, "size": stored.size,
            "as_of": timezone.now(), "finished_at": timezone.now(), "documents": 1, "records": 9,
        }  # fmt: skip
        return CasePackage.objects.create(
            case=case,
            by=cast.membership(cast.alice),
            **(done | given),
        )


def test_the_tab_is_there_for_those_who_may(cast: Cast) -> None:
    _case(cast)
    for who, found in ((cast.alice, True), (cast.dana, True), (cast.ivan, False)):
        said = signed_in(who).get("/o/harbor/cases/2026-0001/").content.decode()
        assert ("Take it with you" in said) is found
    assert signed_in(cast.ivan).get(PAGE).status_code == 403


def test_an_empty_page_says_what_leaves_and_what_to_do(cast: Cast) -> None:
    _case(cast)
    said = signed_in(cast.alice).get(PAGE).content.decode()
    assert "Nothing has been packed for you yet" in said
    assert "Pack the whole case" in said
    assert "closed to you" not in said


def test_a_second_click_leads_to_the_same_package(cast: Cast) -> None:
    case = _case(cast)
    browser = signed_in(cast.alice)
    for _ in range(2):
        assert browser.post(f"{PAGE}start/").url == PAGE  # type: ignore[attr-defined]
    with acting(cast.alice):
        [package] = CasePackage.objects.filter(case=case)
        assert package.state == "waiting"
        CasePackage.objects.update(state="making", done=30, steps=120)
    said = browser.get(PAGE).content.decode()
    assert 'value="25" max="100"' in said
    assert "Pack the" not in said
    part = browser.get(f"{PAGE}progress/").content.decode()
    assert 'value="25" max="100"' in part
    assert "<html" not in part
    browser.post(f"{PAGE}{package.pk}/stop/")
    assert "Stopped" in browser.get(PAGE).content.decode()
    assert "hx-trigger" not in browser.get(f"{PAGE}progress/").content.decode()


def test_the_package_is_taken_by_who_asked_for_it_and_by_nobody_else(cast: Cast) -> None:
    package = _package(cast, _case(cast))
    address = f"{PAGE}{package.pk}/download/"
    browser = signed_in(cast.alice)
    said = browser.get(PAGE).content.decode()
    assert package.sha256 in said
    assert address in said
    taken = browser.get(address)
    assert b"".join(taken.streaming_content) == b"the package"  # type: ignore[attr-defined]
    assert hashlib.sha256(b"the package").hexdigest() == package.sha256
    assert 'filename="2026-0001-' in taken["Content-Disposition"]
    director = signed_in(cast.dana)
    assert director.get(address).status_code == 404
    assert package.sha256 not in director.get(PAGE).content.decode()
    browser.post(f"{PAGE}{package.pk}/remove/")
    assert browser.get(address).status_code == 404
    assert "Removed" in browser.get(PAGE).content.decode()
    browser.post(f"{PAGE}{package.pk}/remove/")  # a second click


def test_a_package_with_a_document_that_was_closed_since_is_not_given_out(cast: Cast) -> None:
    case = _case(cast)
    package = _package(cast, case)
    with acting(cast.dana):
        Document.objects.filter(case=case).update(walled=True)
    browser = signed_in(cast.alice)
    assert browser.get(f"{PAGE}{package.pk}/download/").status_code == 302
    said = browser.get(PAGE).content.decode()
    assert "a document in it was closed to you" in said
    assert "1 document of this case is closed to you" in said
    assert package.sha256 not in said


def test_a_package_that_left_the_document_out_is_given_out(cast: Cast) -> None:
    case = _case(cast)
    with acting(cast.dana):
        Document.objects.filter(case=case).update(walled=True)
        closed = [str(key) for key in Document.objects.values_list("pk", flat=True)]
    package = _package(cast, case, hidden=closed)
    taken = signed_in(cast.alice).get(f"{PAGE}{package.pk}/download/")
    assert b"".join(taken.streaming_content) == b"the package"  # type: ignore[attr-defined]


def test_what_broke_off_says_why_and_what_is_damaged(cast: Cast) -> None:
    case = _case(cast)
    _package(cast, case, state="failed", reason="no_room", blob="")
    _package(cast, case, damaged=["originals/Box/one.txt"])
    said = signed_in(cast.alice).get(PAGE).content.decode()
    assert "has not enough room" in said
    assert "1 file is missing or damaged" in said
    assert "originals/Box/one.txt" in said
