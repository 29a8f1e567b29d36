"""Who can help: what the pages say, in both languages, and what they never do."""

import csv
import io
import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from reopen.directory.actions import load_directory
from reopen.directory.models import HelpOrganization
from reopen.places.actions import load_places

MOTHER = {"place": "us-mo", "now": "prison", "sentence": "life", "dna": "no"}


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        load_places()
        load_directory()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def page(_loaded: None, db: None, client: Client) -> Client:
    """A visitor, where the directory is loaded."""
    return client


def text(client: Client, path: str, query: dict[str, str] | None = None) -> str:
    response = client.get(path, query or {})
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_every_page_about_help_says_the_three_things(page: Client) -> None:
    for path in ("/help/", "/help/find/?place=us-mo", "/help/paper/?place=us-mo", "/help/all/",
                 "/help/centurion/"):  # fmt: skip
        said = text(page, path)
        assert "The network office reviews no claims." in said, path
        assert "No deadline stops because you write to somebody." in said, path
        assert "ever pay" in said, path


def test_every_page_says_them_in_spanish_too(page: Client) -> None:
    for path in ("/es/help/", "/es/help/find/?place=us-mo", "/es/help/paper/?place=us-mo"):
        said = text(page, path)
        assert "La oficina de la red no revisa ningún caso." in said, path
        assert "Ningún plazo se detiene porque usted le escriba a alguien." in said, path
        assert "network office" not in said.split("<main")[1].split("</main>")[0], path


def test_a_mother_in_missouri_sees_whom_to_write_to_and_the_address(page: Client) -> None:
    said = text(page, "/help/find/", MOTHER)
    assert "Midwest Innocence Project" in said
    assert "605 West 47th Street, Suite 222<br>Kansas City, MO 64112" in said
    assert "Never send originals" in said


def test_no_question_is_needed_and_no_name_is_asked(page: Client) -> None:
    said = text(page, "/help/")
    assert " required" not in said
    assert not re.search(r'name="(name|email|phone|number)"', said)
    assert text(page, "/help/find/")


def test_nothing_of_an_answer_is_kept_or_set(page: Client) -> None:
    response = page.get("/help/find/", MOTHER)
    assert not response.cookies
    assert "csrf" not in response.content.decode()


def test_where_nobody_helps_the_page_says_so_and_what_can_still_be_done(page: Client) -> None:
    said = text(page, "/help/find/?place=elsewhere")
    assert "We know of nobody to write to." in said
    assert "What can still be done" in said


def test_the_page_for_the_mail_has_addresses_and_no_web_addresses(page: Client) -> None:
    said = text(page, "/help/paper/", MOTHER)
    main = said.split("<main")[1].split("</main>")[0]
    printed = re.sub(r'<p class="no-print.*?</p>', "", main)
    assert "1000 Herrontown Road" in printed
    assert "http" not in printed
    assert "<a " not in printed


def test_an_entry_that_nobody_checked_says_so_on_its_page(page: Client) -> None:
    assert "Nobody has confirmed this entry yet" in text(
        page, "/help/korey-wise-innocence-project/"
    )
    assert "Nobody has confirmed" not in text(page, "/help/centurion/")


def test_every_organization_has_a_page_in_both_languages(page: Client) -> None:
    for each in HelpOrganization.objects.all():
        for prefix in ("", "/es"):
            assert page.get(f"{prefix}/help/{each.key}/").status_code == 200, each.key


def test_a_withdrawn_organization_is_gone(page: Client) -> None:
    HelpOrganization.objects.filter(key="centurion").update(withdrawn=True)
    assert page.get("/help/centurion/").status_code == 404
    assert "Centurion" not in text(page, "/help/find/?place=us-mo&sentence=life")


def test_the_list_leaves_as_csv_with_its_filters(page: Client) -> None:
    response = page.get("/help/all/?place=us-nc&kind=commission&format=csv")
    assert response["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["key"] for row in rows] == ["nc-innocence-inquiry-commission"]
    assert rows[0]["checked"] == "2026-11-21"


def test_what_is_typed_into_an_address_is_never_printed_raw(page: Client) -> None:
    said = text(page, "/help/all/", {"q": "<script>alert(1)</script>"})
    assert "<script>alert" not in said
