"""Sessions end when nobody is there, and nothing that was typed is lost by it."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.db.models import F
from django.test import Client
from tests.cast import PASSWORD, Cast, signed_in

from reopen.accounts.models import User
from reopen.accounts.tests.test_sign_in import code_of

PAGE = "/o/harbor/people/"
FORM = "/o/harbor/organization/"


def go_away(user: User, minutes: float) -> None:
    """Nothing is done in any session of hers for so long."""
    UserSession.objects.filter(user=user).update(
        last_seen_at=F("last_seen_at") - timedelta(minutes=minutes)
    )


def at_work(user: User) -> Client:
    client = signed_in(user)
    assert client.get(PAGE).status_code == 200
    return client


def come_back(client: Client, user: User) -> str:
    """Sign in again, as the page asks; where that leads."""
    secret = user.authenticator_set.get(type="totp").data["secret"]  # type: ignore[attr-defined]
    client.post("/account/login/", {"login": user.email, "password": PASSWORD, "next": PAGE})
    code = {"code": code_of(secret)}
    return str(client.post("/account/second-factor/authenticate/", code)["Location"])


def test_a_session_holds_for_29_minutes_and_ends_after_30(cast: Cast) -> None:
    client = at_work(cast.alice)
    go_away(cast.alice, 29)
    assert client.get(PAGE).status_code == 200
    go_away(cast.alice, 30.1)
    response = client.get(PAGE)
    assert response["Location"] == f"/account/login/?next={PAGE}"
    assert not UserSession.objects.filter(user=cast.alice).exists()


def test_the_sign_in_page_says_why_and_leads_back(cast: Cast) -> None:
    client = at_work(cast.alice)
    go_away(cast.alice, 31)
    page = client.get(PAGE, follow=True).content.decode()
    assert "nothing was done for 30 minutes" in page
    assert come_back(client, cast.alice) == PAGE


def test_the_old_cookie_is_worthless(cast: Cast) -> None:
    client = at_work(cast.alice)
    old = client.cookies["__Host-session"].value
    go_away(cast.alice, 31)
    client.get(PAGE)
    client.cookies["__Host-session"] = old
    assert client.get("/account/").status_code == 302


def test_a_session_ends_half_a_day_after_signing_in_however_busy(cast: Cast) -> None:
    client = at_work(cast.alice)
    UserSession.objects.update(created_at=F("created_at") - timedelta(hours=12, minutes=1))
    assert "half a day old" in client.get(PAGE, follow=True).content.decode()


def test_what_a_page_asks_by_itself_keeps_no_session_alive(cast: Cast) -> None:
    client = at_work(cast.alice)
    for _ in range(2):
        go_away(cast.alice, 20)
        answer = client.get("/account/session/", headers={"Unattended": "yes"})
    assert answer.status_code == 302


def test_the_page_learns_how_long_is_left_and_a_touch_begins_anew(cast: Cast) -> None:
    client = at_work(cast.alice)
    go_away(cast.alice, 29)
    told = client.get("/account/session/", headers={"Unattended": "yes"}).json()
    assert told["left"] <= 60
    assert told["person"] == str(cast.alice.pk)
    assert client.post("/account/session/").json()["left"] > 1700


@pytest.mark.usefixtures("clean_cache")
def test_a_form_sent_too_late_is_kept_shown_and_sent_by_its_owner(cast: Cast) -> None:
    client = at_work(cast.dana)
    go_away(cast.dana, 31)
    assert client.post(FORM, {"name": "Harbor <b> & Sons"}).status_code == 302
    assert come_back(client, cast.dana) == "/account/held/"
    page = client.get("/account/held/").content.decode()
    assert "Harbor &lt;b&gt; &amp; Sons" in page
    answer = client.post("/account/held/")
    assert (answer.status_code, answer["Location"]) == (307, FORM)
    client.post(FORM, {"name": "Harbor <b> & Sons"})
    cast.harbor.refresh_from_db()
    assert cast.harbor.name == "Harbor <b> & Sons"
    assert client.get("/account/held/")["Location"] == "/start/"


@pytest.mark.usefixtures("clean_cache")
def test_what_is_kept_is_thrown_away_at_a_word(cast: Cast) -> None:
    client = at_work(cast.dana)
    go_away(cast.dana, 31)
    client.post(FORM, {"name": "Another"})
    come_back(client, cast.dana)
    client.post("/account/held/?drop=1")
    assert client.get("/account/held/")["Location"] == "/start/"


@pytest.mark.usefixtures("clean_cache")
def test_somebody_else_who_signs_in_gets_nothing_of_it(cast: Cast) -> None:
    client = at_work(cast.dana)
    signed_in(cast.alice)
    go_away(cast.dana, 31)
    client.post(FORM, {"name": "Words of Dana"})
    assert come_back(client, cast.alice) == PAGE
    assert client.get("/account/held/")["Location"] == "/start/"
    assert "held" not in client.session


def test_a_visitor_leaves_nothing_behind(cast: Cast) -> None:
    assert cast.harbor
    client = Client()
    client.post(FORM, {"name": "A stranger"})
    assert "held" not in client.session
