"""Signing in, staying in, and being put out: the rules of sessions."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client
from tests.cast import PASSWORD, Cast, give_second_factor, signed_in

from reopen.accounts.models import User

LOGIN = "/account/login/"


def code_of(secret: str) -> str:
    """What the authenticator app shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def sign_in(user: User, password: str = PASSWORD) -> Client:
    client = Client()
    client.post(LOGIN, {"login": user.email, "password": password})
    return client


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


@pytest.mark.usefixtures("clean_cache")
def test_password_and_code_open_the_organization(cast: Cast) -> None:
    secret = give_second_factor(cast.alice)
    client = sign_in(cast.alice)
    assert not is_signed_in(client)
    client.post("/account/second-factor/authenticate/", {"code": code_of(secret)})
    assert client.get("/o/harbor/people/").status_code == 200


@pytest.mark.usefixtures("clean_cache")
def test_a_code_works_once(cast: Cast) -> None:
    code = code_of(give_second_factor(cast.alice))
    for signed in (True, False):
        client = sign_in(cast.alice)
        client.post("/account/second-factor/authenticate/", {"code": code})
        assert is_signed_in(client) is signed


def test_the_session_id_changes_at_sign_in(cast: Cast) -> None:
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["planted"] = True  # what an attacker would have fixed beforehand
    session.save()
    client.cookies["__Host-session"] = fixed = session.session_key or ""
    client.post(LOGIN, {"login": cast.alice.email, "password": PASSWORD})
    assert is_signed_in(client)
    assert client.session.session_key != fixed
    client.cookies["__Host-session"] = fixed
    assert not is_signed_in(client)


def test_a_cookie_is_worthless_after_signing_out(cast: Cast) -> None:
    client = signed_in(cast.alice)
    old = client.cookies["__Host-session"].value
    client.post("/account/logout/")
    client.cookies["__Host-session"] = old
    assert not is_signed_in(client)


def test_an_account_without_second_factor_is_led_to_set_one_up(cast: Cast) -> None:
    client = signed_in(cast.alice, second_factor=False)
    response = client.get("/o/harbor/people/")
    assert response["Location"] == "/account/second-factor/?next=%2Fo%2Fharbor%2Fpeople%2F"
    assert "Before any case opens" in client.get(response["Location"]).content.decode()


def test_setting_up_an_app_opens_the_organization_and_ends_other_sessions(cast: Cast) -> None:
    elsewhere = signed_in(cast.alice, second_factor=False)
    elsewhere.get("/account/")
    client = signed_in(cast.alice, second_factor=False)
    page = client.get("/account/second-factor/app/")
    assert b'src="data:image/svg+xml;base64,' in page.content
    secret = page.context["form"].secret
    response = client.post("/account/second-factor/app/", {"code": code_of(secret)}, follow=True)
    assert len(response.context["unused_codes"]) == 10
    assert client.get("/o/harbor/people/").status_code == 200
    assert not is_signed_in(elsewhere)


def test_a_password_alone_does_not_reopen_what_a_second_factor_guards(cast: Cast) -> None:
    give_second_factor(cast.dana)
    client = signed_in(cast.dana, second_factor=False)
    response = client.get("/o/harbor/people/")
    assert (
        response["Location"]
        == "/account/second-factor/reauthenticate/?next=%2Fo%2Fharbor%2Fpeople%2F"
    )
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.get("/o/harbor/people/").status_code == 302


def test_sensitive_forms_ask_again_after_a_quarter_of_an_hour(cast: Cast) -> None:
    client = signed_in(cast.dana)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] = time.time() - 1000
    session.save()
    assert client.get("/o/harbor/people/").status_code == 200
    response = client.get("/o/harbor/people/invite/")
    assert response["Location"].startswith("/account/second-factor/reauthenticate/?next=")


@pytest.mark.usefixtures("clean_cache")
def test_five_wrong_passwords_lock_the_account_for_a_while(cast: Cast) -> None:
    for _ in range(5):
        sign_in(cast.alice, "wrong password")
    assert not is_signed_in(sign_in(cast.alice))
    assert is_signed_in(sign_in(cast.bettina))


def without_tokens(page: bytes) -> str:
    """A page without what differs each time: its form token and what was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.decode())
    return re.sub(r"[\w.]+@cast\.example", "", text)


@pytest.mark.usefixtures("clean_cache")
@pytest.mark.parametrize(
    ("address", "field"), [(LOGIN, "login"), ("/account/password/reset/", "email")]
)
def test_known_and_unknown_addresses_get_the_same_answer(
    cast: Cast, address: str, field: str
) -> None:
    answers = []
    for email in (cast.alice.email, "nobody@cast.example"):
        response = Client().post(address, {field: email, "password": "wrong password"})
        headers = sorted(response.headers.keys())
        answers.append((response.status_code, headers, without_tokens(response.content)))
    assert answers[0] == answers[1]


@pytest.mark.usefixtures("clean_cache")
def test_a_reset_changes_the_password_once_and_keeps_the_second_factor(cast: Cast) -> None:
    give_second_factor(cast.alice)
    live = signed_in(cast.alice)
    Client().post("/account/password/reset/", {"email": cast.alice.email})
    (letter,) = mail.outbox
    (link,) = re.findall(r"http://testserver(/account/password/reset/key/\S+)", str(letter.body))
    new = "thistle bramble quartz anvil"
    for outcome in ("Your password is changed", "no longer works"):
        client = Client()
        form = client.get(link, follow=True)
        target = form.redirect_chain[-1][0] if form.redirect_chain else link
        done = client.post(target, {"password1": new, "password2": new}, follow=True)
        assert outcome in done.content.decode()
        assert not is_signed_in(client)
    assert not is_signed_in(live)
    assert not is_signed_in(sign_in(cast.alice, new))  # the code is still to come
    assert sign_in(cast.alice, new).get("/account/second-factor/authenticate/").status_code == 200


def test_mails_of_a_forged_host_are_never_written(cast: Cast) -> None:
    response = Client().post(
        "/account/password/reset/", {"email": cast.alice.email}, HTTP_HOST="evil.example"
    )
    assert response.status_code == 400
    assert mail.outbox == []


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
@pytest.mark.usefixtures("clean_cache")
def test_signing_in_leads_nowhere_outside(cast: Cast, target: str) -> None:
    response = Client().post(
        LOGIN, {"login": cast.alice.email, "password": PASSWORD, "next": target}
    )
    assert response["Location"] == "/start/"


def test_there_is_no_sign_up(cast: Cast) -> None:
    assert Client().get("/account/signup/").status_code == 404


def test_pages_of_an_organization_are_not_kept_by_browsers(cast: Cast) -> None:
    response = signed_in(cast.alice).get("/o/harbor/people/")
    assert "no-store" in response["Cache-Control"]
    assert response["X-Frame-Options"] == "DENY"
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]


def test_cookies_are_bound_to_this_host_and_to_https(cast: Cast) -> None:
    client = Client()
    client.post(LOGIN, {"login": cast.alice.email, "password": PASSWORD})
    cookie = client.cookies["__Host-session"]
    assert cookie["secure"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_signing_in_needs_the_form_token(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(LOGIN, {"login": cast.alice.email, "password": PASSWORD})
    assert response.status_code == 403


def test_a_locked_account_cannot_sign_in(cast: Cast) -> None:
    cast.alice.is_active = False
    cast.alice.save()
    assert not is_signed_in(sign_in(cast.alice))
