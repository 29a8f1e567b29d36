"""The letter and the request for records: words, languages, and that nothing of them is kept."""

import logging
import re

import pytest
from django.test import Client

from reopen.public.letter_words import words
from reopen.public.tests.commons import answer, make_unit
from reopen.units.vocabularies import QUESTIONS

pytestmark = pytest.mark.django_db
LETTER, RECORDS = "/county/29095/letter/", "/county/29095/records/"
SECRET = "my brother Corwin Thistlewood"
TYPED = {
    "asks": ["exists"],
    "tie": "live",
    "language": "en",
    "own": f"I ask because of {SECRET}.",
    "name": "Ada Fenwick",
    "address": "1 Elm Street\nSpringfield",
}


def letter_of(page: str) -> str:
    """The words of the letters on a page."""
    return " ".join(re.findall(r'<article class="letter".*?</article>', page, re.DOTALL))


def test_there_is_something_to_ask_for_every_question_of_a_unit() -> None:
    assert set(QUESTIONS) <= set(words().asks)


def test_every_text_stands_in_both_languages() -> None:
    said = words()
    texts = [*said.letter.values(), *said.ties.values(), *said.records.values()]
    for ask in said.asks.values():
        texts += [text for text in (ask.label, ask.ask, ask.record, ask.change) if text]
    assert [text for text in texts if not text.en or not text.es or text.en == text.es] == []
    held = [
        set(re.findall(r"\{\w+\}", text.en)) == set(re.findall(r"\{\w+\}", text.es))
        for text in texts
    ]
    assert all(held)


def test_where_no_unit_is_known_the_letter_asks_for_one_and_claims_nothing(
    shipped: None, client: Client
) -> None:
    said = letter_of(client.get(LETTER).content.decode())
    assert "I live in Jackson County, Missouri." in said
    assert "I found none. If I missed it, please tell me." in said
    assert "will you set one up" in said


def test_where_there_is_a_unit_the_letter_asks_what_is_not_known(
    shipped: None, client: Client
) -> None:
    unit = make_unit("jackson", "29095")
    answer(unit, "exists", "yes")
    answer(unit, "publishes", "no")
    answer(unit, "in_charge", "yes", "Its head is named.")
    said = letter_of(client.get(LETTER).content.decode())
    assert "Second Look Unit jackson" in said
    assert "Office of the Prosecutor jackson" in said
    assert "Will you publish what the unit finds" in said
    assert "Who leads the unit" not in said
    assert "have a unit or a person" not in said


def test_a_unit_that_nobody_confirmed_is_not_told_as_a_fact(shipped: None, client: Client) -> None:
    make_unit("jackson", "29095", mark="unverified")
    assert "I found nothing from your office that confirms it" in letter_of(
        client.get(LETTER).content.decode()
    )


def test_the_sender_chooses_words_and_languages(shipped: None, client: Client) -> None:
    typed = {**TYPED, "asks": ["until_then"], "tie": "none", "language": "both", "own": "{county}!"}
    said = letter_of(client.post(LETTER, typed).content.decode())
    assert "I am writing about Jackson County, Missouri." in said
    assert "Escribo sobre Jackson County, Missouri." in said
    assert "{county}!" in said  # hers, word for word
    assert "who in your office receives a letter" in said
    assert "will you set one up" not in said
    assert "Ada Fenwick" in said


def test_the_letter_can_be_taken_as_text(shipped: None, client: Client) -> None:
    response = client.post(LETTER, {**TYPED, "take": "text"})
    text = response.content.decode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "letter-jackson-county-missouri.txt" in response["Content-Disposition"]
    assert max(len(line) for line in text.splitlines()) <= 72
    assert "1. Does your office have a unit" in text
    assert text.rstrip().endswith("Ada Fenwick")


@pytest.mark.parametrize("address", [LETTER, RECORDS, "/es" + LETTER])
def test_nothing_that_is_typed_is_kept_or_logged(
    shipped: None, client: Client, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = client.post(address, TYPED)
    assert SECRET in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert SECRET not in caplog.text
    assert SECRET not in client.get(address).content.decode()


def test_what_makes_no_sense_is_said_and_the_page_stays(shipped: None, client: Client) -> None:
    response = client.post(LETTER, {"asks": ["nonsense"], "tie": "?", "language": "xx"})
    assert response.status_code == 200
    assert "I live in Jackson County" in letter_of(response.content.decode())


def test_what_is_typed_is_escaped(shipped: None, client: Client) -> None:
    page = client.post(LETTER, {**TYPED, "name": "<script>x</script>"}).content.decode()
    assert "<script>x" not in page


def test_an_unconfirmed_law_is_marked_and_named_only_when_asked_for(
    shipped: None, client: Client
) -> None:
    page = client.get(RECORDS).content.decode()
    assert "Not confirmed." in page
    assert "610.023" in page
    assert "610.023" not in letter_of(page)
    named = client.post(RECORDS, {**TYPED, "name_law": "on"}).content.decode()
    assert "610.023" in letter_of(named)
    assert "Under the public-records law of Missouri" in letter_of(page)


def test_where_no_law_was_checked_the_page_says_so(shipped: None, client: Client) -> None:
    page = client.get("/county/06037/records/").content.decode()
    assert "We have not checked which law" in page
    assert "name_law" not in page


def test_there_is_no_letter_for_a_county_that_is_not(client: Client) -> None:
    assert client.get("/county/99999/letter/").status_code == 404
