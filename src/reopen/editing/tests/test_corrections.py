"""Corrections from outside: bounded, without a trace of a machine, closed in words."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from tests.cast import Cast, acting, signed_in

from reopen.accounts.doing import Denied
from reopen.editing.actions import close_correction, send_correction
from reopen.editing.actions.corrections import PAGE_AN_HOUR, Sent
from reopen.editing.models import Correction

pytestmark = pytest.mark.django_db


def sent(address: str = "/about/", **more: str) -> Sent:
    return Sent(room="", page="", address=address, text="The year is wrong.", **more)


def test_one_page_takes_a_few_in_an_hour_and_another_page_is_free() -> None:
    for _time in range(PAGE_AN_HOUR):
        send_correction(sent())
    with pytest.raises(ValidationError, match="send it again later"):
        send_correction(sent())
    assert send_correction(sent("/units/")).room == "other"


def test_a_day_takes_so_many_in_all_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reopen.editing.actions.corrections.ALL_A_DAY", 2)
    for address in ("/about/", "/units/"):
        send_correction(sent(address))
    with pytest.raises(ValidationError, match="send it again tomorrow"):
        send_correction(sent("/stories/"))


def test_a_page_that_does_not_exist_is_not_kept_as_an_entry() -> None:
    found = send_correction(Sent("nowhere", "x\ny", "/x/", "Wrong."))
    assert (found.room, found.page) == ("other", "")


def test_nothing_about_the_machine_is_kept() -> None:
    names = {field.name for field in Correction._meta.get_fields()}
    assert not {name for name in names if "ip" in name.split("_") or "agent" in name}


def test_closing_erases_the_address_and_needs_words_where_nothing_is_done(cast: Cast) -> None:
    first, second = (send_correction(sent(reply_to="somebody@example.org")) for _ in range(2))
    with acting(cast.ned) as actor:
        close_correction(actor, first, done=True)
        with pytest.raises(ValidationError, match="why"):
            close_correction(actor, second, done=False)
        close_correction(actor, second, done=False, note="The court's page says otherwise.")
    assert set(Correction.objects.values_list("reply_to", "state")) == {
        ("", "done"),
        ("", "declined"),
    }


def test_only_editors_of_the_network_office_close_them(cast: Cast) -> None:
    waiting = send_correction(sent())
    with acting(cast.dana) as actor, pytest.raises(Denied):  # a director, of another organization
        close_correction(actor, waiting, done=True)


def test_the_form_answers_bad_input_beside_the_field_and_loses_nothing(client: Client) -> None:
    told = {"text": "", "reply_to": "nobody", "where": "The Gazette", "address": "/units/"}
    answer = client.post("/correction/", told)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "The Gazette" in page
    assert "This field is required" in page
    assert Correction.objects.count() == 0


def test_a_sent_correction_is_kept_with_its_page_and_thanked_for(client: Client) -> None:
    answer = client.post("/correction/", {"text": "It closed.", "address": "//evil.example/"})
    assert answer.status_code == 302
    assert "has arrived" in client.get(answer["Location"]).content.decode()
    kept = Correction.objects.get()
    assert (kept.text, kept.address, kept.language) == ("It closed.", "/", "en")


def test_what_a_machine_fills_in_is_thanked_for_and_not_kept(client: Client) -> None:
    told = {"text": "Buy", "website": "http://x.example"}
    assert client.post("/correction/", told).status_code == 302
    assert Correction.objects.count() == 0


def test_in_spanish_it_is_kept_as_spanish(client: Client) -> None:
    client.post("/es/correction/", {"text": "Cerró.", "address": "/es/units/"})
    assert Correction.objects.get().language == "es"


def test_the_inbox_of_other_pages_is_for_the_office_only(cast: Cast) -> None:
    kept = send_correction(sent(reply_to="somebody@example.org"))
    inbox = "/o/commons/commons/other/corrections/"
    page = signed_in(cast.ned).get(inbox).content.decode()
    assert "The year is wrong." in page
    assert "somebody@example.org" in page
    assert signed_in(cast.dana).get("/o/harbor/commons/other/corrections/").status_code == 404
    closing = f"/o/commons/commons/correction/{kept.pk}/"
    assert signed_in(cast.ned).post(closing, {"deed": "done"}).status_code == 302
    assert Correction.objects.get().state == "done"
