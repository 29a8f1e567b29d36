"""Two people who change one thing at one time: the later is told, and nothing is lost."""

import pytest
from django.test import Client
from tests.cast import Cast, acting, signed_in

from reopen.chronology import actions
from reopen.chronology.actions.facts import Told
from reopen.chronology.actions.statements import Spoken
from reopen.chronology.models import Fact, Statement
from reopen.documents.models import Document
from reopen.documents.tests.shelf import Shelf, stocked

pytestmark = pytest.mark.django_db

TYPED = {"witness": "Mrs Odell", "kind": "trial", "first": "1", "last": "1", "note": "Sworn."}


def _opened(client: Client, url: str) -> str:
    """What the form at this address carries of what it was opened on."""
    return str(client.get(url).context["form"]["opened_on"].value())


def _statement(cast: Cast, shelf: Shelf) -> str:
    with acting(cast.alice) as actor:
        document = Document.objects.get(pk=shelf.document)
        made = actions.add_statement(actor, document, spoken=Spoken("Odell", 1, 1))
    return f"/o/harbor/statements/{made.pk}/edit/"


def test_the_later_of_two_is_shown_what_stands_and_sends_hers_again_knowingly(cast: Cast) -> None:
    url = _statement(cast, stocked(cast, "one"))
    alice, ivan = signed_in(cast.alice), signed_in(cast.ivan)
    hers, his = _opened(alice, url), _opened(ivan, url)
    assert alice.post(url, TYPED | {"opened_on": hers}).status_code == 302
    late = TYPED | {"note": "On the second page.", "kind": "hearing", "opened_on": his}
    refused = ivan.post(url, late)
    assert refused.status_code == 422
    body = refused.content.decode()
    assert "Sworn." in body
    assert "On the second page." in body
    assert refused.context["form"].now == [("Occasion", "Trial"), ("Note", "Sworn.")]
    with acting(cast.alice):
        assert Statement.objects.get().note == "Sworn."
    again = late | {"opened_on": refused.context["form"]["opened_on"].value()}
    assert ivan.post(url, again).status_code == 302
    with acting(cast.alice):
        assert Statement.objects.get().note == "On the second page."


def test_two_who_write_the_same_are_not_stopped(cast: Cast) -> None:
    url = _statement(cast, stocked(cast, "one"))
    alice, ivan = signed_in(cast.alice), signed_in(cast.ivan)
    hers, his = _opened(alice, url), _opened(ivan, url)
    alice.post(url, TYPED | {"opened_on": hers})
    assert ivan.post(url, TYPED | {"opened_on": his}).status_code == 302


def test_a_fact_that_was_changed_meanwhile_is_not_overwritten(cast: Cast) -> None:
    shelf = stocked(cast, "one")
    with acting(cast.alice) as actor:
        case = Document.objects.get(pk=shelf.document).case
        fact = actions.write_fact(actor, case, told=Told("The lamp was out."))
    url = f"/o/harbor/facts/{fact.pk}/edit/"
    ivan = signed_in(cast.ivan)
    his = _opened(ivan, url)
    with acting(cast.alice) as actor:
        actions.edit_fact(actor, Fact.objects.get(), told=Told("The lamp was broken.\r\nBy rain."))
    late = {"text": "The lamp was lit.", "standing": "unknown", "opened_on": his}
    refused = ivan.post(url, late)
    assert refused.context["form"].now == [("What happened", "The lamp was broken.\r\nBy rain.")]
    with acting(cast.alice):
        assert Fact.objects.get().text.startswith("The lamp was broken.")
