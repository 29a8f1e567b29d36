"""Failed sign-ins stand in the log of those whom they concern, and of nobody else."""

from typing import Any

import pytest
from django.test import Client
from tests.cast import PASSWORD, Cast, give_second_factor

from reopen.accounts.models import Organization
from reopen.audit.models import Event
from reopen.kernel.scope import organization_scope

LOGIN = "/account/login/"
WRONG = "not the right lantern"
pytestmark = pytest.mark.usefixtures("clean_cache")


def try_password(email: str, password: str = WRONG) -> Client:
    client = Client()
    client.post(LOGIN, {"login": email, "password": password})
    return client


def noted(organization: Organization) -> list[Any]:
    with organization_scope(organization.id):
        return list(Event.objects.order_by("seq"))


def test_a_wrong_password_is_in_the_log_of_every_organization_of_the_account(cast: Cast) -> None:
    try_password(cast.bettina.email.upper())
    for organization in (cast.harbor, cast.prairie):
        (event,) = noted(organization)
        assert (event.kind, event.actor_id) == ("person.sign_in_failed", None)
        assert event.target_label.startswith("Bettina Cole")
        assert event.facts == {"reason": "password", "address": "127.0.0.1"}
    assert noted(cast.calder) == []


def test_nothing_that_was_typed_is_noted(cast: Cast) -> None:
    try_password(cast.alice.email)
    (event,) = noted(cast.harbor)
    assert WRONG not in str(event.as_exported())


def test_an_unknown_address_leaves_no_trace(cast: Cast) -> None:
    organizations = [cast.harbor, cast.prairie]
    try_password("nobody@cast.example")
    assert [noted(organization) for organization in organizations] == [[], []]


def test_who_is_no_longer_a_member_is_no_matter_of_the_organization(cast: Cast) -> None:
    try_password(cast.fergus.email)
    assert noted(cast.harbor) == []


def test_a_lock_is_noted_once_however_long_somebody_goes_on(cast: Cast) -> None:
    for _ in range(9):
        try_password(cast.alice.email)
    kinds = [event.kind for event in noted(cast.harbor)]
    assert kinds == ["person.sign_in_failed"] * 5 + ["person.locked_out"]


def test_a_wrong_code_is_noted_and_a_right_one_is_not(cast: Cast) -> None:
    give_second_factor(cast.alice)
    client = try_password(cast.alice.email, PASSWORD)
    for _ in range(7):
        client.post("/account/second-factor/authenticate/", {"code": "000000"})
    events = noted(cast.harbor)
    assert {event.facts["reason"] for event in events} == {"second factor"}
    kinds = [event.kind for event in events]
    assert kinds == ["person.sign_in_failed"] * 5 + ["person.locked_out"]
