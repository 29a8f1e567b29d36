"""What holds on every public page: the address chooses the language, nobody is recognized."""

import gzip

import pytest
from django.conf import settings
from django.test import Client

from reopen.public.middleware import KEEP

pytestmark = pytest.mark.django_db


def test_the_address_alone_chooses_the_language(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
    english = client.get("/about/", headers={"accept-language": "es"}).content.decode()
    spanish = client.get("/es/about/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="en">' in english
    assert '<html lang="es">' in spanish
    assert 'href="/es/about/"' in english
    assert 'href="/about/"' in spanish


def test_a_page_sets_no_cookie_and_is_kept_for_a_minute(client: Client) -> None:
    first = client.get("/about/")
    again = client.get("/about/")
    assert not first.cookies
    assert first["Cache-Control"] == f"public, max-age={KEEP}"
    assert again.content == first.content
    assert again["ETag"] == first["ETag"]
    same = client.get("/about/", headers={"if-none-match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")


def test_a_page_travels_packed(client: Client) -> None:
    plain = client.get("/about/")
    packed = client.get("/about/", headers={"accept-encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed["Content-Length"]) == len(packed.content)


def test_somebody_with_a_session_gets_a_page_of_this_moment(client: Client) -> None:
    client.get("/about/")
    client.cookies[settings.SESSION_COOKIE_NAME] = "whatever"
    assert "ETag" not in client.get("/about/")


def test_one_host_never_gets_the_page_of_another(client: Client) -> None:
    here = client.get("/about/", headers={"host": "localhost"}).content.decode()
    there = client.get("/about/", headers={"host": "127.0.0.1"}).content.decode()
    assert "http://localhost/about/" in here
    assert "http://127.0.0.1/about/" in there


def test_what_is_not_there_is_not_kept(client: Client) -> None:
    assert client.get("/nothing/").status_code == 404
    assert "ETag" not in client.get("/nothing/")
