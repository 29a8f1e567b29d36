"""Sign-in through an identity provider: a setting, and for people who are here already."""

import pytest
from allauth.core import context
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import complete_social_login
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage import default_storage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings
from tests.cast import Cast, give_second_factor

from reopen.accounts.models import User

SERVER = "https://idp.example"
APP = {
    "provider_id": "campus",
    "name": "Campus login",
    "client_id": "reopen",
    "secret": "not-a-secret",
    "settings": {"server_url": SERVER},
}


@pytest.fixture
def provider(settings: Settings, monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [APP]}}
    endpoints = {"authorization_endpoint": f"{SERVER}/authorize", "token_endpoint": f"{SERVER}/t"}
    monkeypatch.setattr(
        "allauth.socialaccount.providers.openid_connect.views.OpenIDConnectOAuth2Adapter"
        ".openid_config",
        endpoints,
    )


@pytest.mark.usefixtures("db")
def test_without_a_provider_there_is_no_button() -> None:
    assert b"Campus login" not in Client().get("/account/login/").content


@pytest.mark.usefixtures("provider")
def test_the_button_leads_to_the_provider() -> None:
    client = Client()
    assert b"Sign in with Campus login" in client.get("/account/login/").content
    response = client.post("/account/oidc/campus/login/")
    assert response["Location"].startswith(f"{SERVER}/authorize?client_id=reopen")
    assert "state=" in response["Location"]


@pytest.mark.usefixtures("provider")
def test_looking_at_the_address_starts_nothing() -> None:
    assert Client().get("/account/oidc/campus/login/").status_code == 200


def answered(email: str) -> tuple[HttpRequest, HttpResponse]:
    """What becomes of a provider's answer that it knows somebody with that address."""
    request = RequestFactory().get("/account/oidc/campus/login/callback/")
    request.session = SessionStore()
    request.user = AnonymousUser()
    request._messages = default_storage(request)  # type: ignore[attr-defined]
    provider = get_adapter().get_provider(request, "campus")
    said = {"userinfo": {"sub": "1", "email": email, "email_verified": True}}
    with context.request_context(request):
        login = provider.sociallogin_from_response(request, said)
        return request, complete_social_login(request, login)


@pytest.mark.usefixtures("provider")
def test_the_provider_signs_in_somebody_who_is_here(cast: Cast) -> None:
    request, _response = answered(cast.alice.email)
    assert request.user == cast.alice


@pytest.mark.usefixtures("provider")
def test_the_provider_makes_no_account() -> None:
    request, response = answered("stranger@cast.example")
    assert not request.user.is_authenticated
    assert b"There is no sign-up" in response.content
    assert not User.objects.exists()


@pytest.mark.usefixtures("provider")
def test_the_second_factor_is_asked_for_after_the_provider(cast: Cast) -> None:
    give_second_factor(cast.alice)
    request, response = answered(cast.alice.email)
    assert not request.user.is_authenticated
    assert response["Location"] == "/account/second-factor/authenticate/"
