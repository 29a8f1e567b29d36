"""Pages speak the language of who reads them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format, localize
from django.utils.translation import override
from tests.cast import Cast

from reopen.accounts.models import User

pytestmark = pytest.mark.django_db

SIGN_IN = reverse("account_login")
CHOOSE = reverse("language")


def test_a_visitor_reads_the_language_of_the_browser(client: Client) -> None:
    page = client.get(SIGN_IN, headers={"accept-language": "es-MX,es;q=0.9,en;q=0.5"})
    assert '<html lang="es">' in page.content.decode()
    assert "Iniciar sesión" in page.content.decode()


def test_a_visitor_may_choose_another_language_and_it_is_kept(client: Client) -> None:
    answer = client.post(CHOOSE, {"language": "es", "next": SIGN_IN})
    assert answer["Location"] == SIGN_IN
    assert '<html lang="es">' in client.get(SIGN_IN).content.decode()


def test_the_language_of_the_account_counts_more_than_the_browsers(
    cast: Cast, client: Client
) -> None:
    user = cast.dana
    User.objects.filter(pk=user.pk).update(language="es")
    client.force_login(user)
    page = client.get(reverse("account"), headers={"accept-language": "en"})
    assert '<html lang="es">' in page.content.decode()


def test_who_is_signed_in_changes_the_language_of_the_account(cast: Cast, client: Client) -> None:
    client.force_login(cast.dana)
    client.post(CHOOSE, {"language": "es", "next": reverse("account")})
    assert User.objects.get(pk=cast.dana.pk).language == "es"


def test_nobody_is_sent_to_another_site(client: Client) -> None:
    answer = client.post(CHOOSE, {"language": "es", "next": "https://elsewhere.example/"})
    assert answer["Location"] == reverse("home")


@pytest.mark.parametrize("language", ["", "xx", "../en"])
def test_a_language_that_pages_do_not_speak_is_refused(client: Client, language: str) -> None:
    assert client.post(CHOOSE, {"language": language}).status_code == 400


def test_the_language_is_not_changed_by_a_link(client: Client) -> None:
    assert client.get(CHOOSE, {"language": "es"}).status_code == 405


@pytest.mark.parametrize(
    ("language", "written", "number"),
    [("en", "3 May 1987", "2.5"), ("es", "3 de mayo de 1987", "2.5")],
)
def test_dates_and_numbers_are_written_as_the_language_does(
    language: str, written: str, number: str
) -> None:
    with override(language):
        assert date_format(date(1987, 5, 3), "DATE_FORMAT") == written
        assert localize(2.5) == number
