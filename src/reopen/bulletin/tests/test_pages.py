"""The editors' pages about stories."""

import pytest
from django.test import Client
from tests.cast import Cast, acting, signed_in

from reopen.bulletin.models import Story, WithdrawnConsent
from reopen.bulletin.tests.factories import WORDS, photograph

pytestmark = pytest.mark.django_db
HOME = "/o/commons/commons/stories/"
FORM = WORDS | {"place": ""}  # no places are loaded here
CONSENT = {
    "given_by": "W.", "given_on": "2026-01-05", "kept_where": "Cabinet 2", "picture": "on",
    "place": "on",
}  # fmt: skip


def test_a_story_is_written_approved_by_another_published_and_withdrawn(cast: Cast) -> None:
    ned, nadia = signed_in(cast.ned), signed_in(cast.nadia)
    opened = ned.post(f"{HOME}new/", FORM)
    assert opened.status_code == 302
    story = opened["Location"]
    assert "None noted" in ned.get(story).content.decode()
    assert ned.post(f"{story}consent/", CONSENT).status_code == 302
    image = photograph()
    image.name = "dog.jpg"
    kept = ned.post(f"{story}picture/", {"picture": image, "alt": "A dog"})
    assert kept.status_code == 302
    assert ned.get(f"{story}picture.jpg")["Content-Type"] == "image/jpeg"
    for step, who in (("propose", ned), ("approve", nadia), ("publish", nadia)):
        who.post(f"{story}move/", {"step": step})
    assert "The public page" in ned.get(story).content.decode()
    assert Client().get("/stories/nine-winters/").status_code == 200
    assert ned.get(f"{story}withdraw/").status_code == 200
    ned.post(f"{story}withdraw/")
    assert Client().get("/stories/nine-winters/").status_code == 404
    assert ned.get(story).status_code == 404
    assert "1 consent was taken back" in ned.get(HOME).content.decode()


def test_the_writer_is_told_that_another_must_approve(cast: Cast) -> None:
    ned = signed_in(cast.ned)
    story = ned.post(f"{HOME}new/", FORM)["Location"]
    ned.post(f"{story}consent/", CONSENT)
    ned.post(f"{story}move/", {"step": "propose"})
    page = ned.get(story).content.decode()
    assert "another editor must" in page
    assert 'value="approve"' not in page
    assert ned.post(f"{story}move/", {"step": "approve"}).status_code == 403


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(cast: Cast) -> None:
    ned = signed_in(cast.ned)
    wrong = ned.post(f"{HOME}new/", FORM | {"freed": 1990})
    assert wrong.status_code == 422
    assert "Freed before the conviction?" in wrong.content.decode()
    assert "It snowed." in wrong.content.decode()
    story = ned.post(f"{HOME}new/", FORM)["Location"]
    late = ned.post(f"{story}consent/", CONSENT | {"until": "2025-01-01"})
    assert "It ends before it begins." in late.content.decode()


def test_a_new_story_never_takes_the_address_of_another(cast: Cast) -> None:
    ned = signed_in(cast.ned)
    for _time in range(2):
        ned.post(f"{HOME}new/", FORM)
    assert set(Story.objects.values_list("key", flat=True)) == {"nine-winters", "nine-winters-2"}


def test_the_pages_are_there_for_the_network_office_only(cast: Cast) -> None:
    assert signed_in(cast.dana).get("/o/harbor/commons/stories/").status_code == 404
    assert signed_in(cast.alice).get("/o/harbor/commons/stories/").status_code == 403
    with acting(cast.ned):
        assert not WithdrawnConsent.objects.exists()
