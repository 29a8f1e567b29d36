"""Declared actions: allowed or denied, whole or not at all, and on the record."""

import pytest
from pytest_django import Settings
from tests.cast import Cast, acting, signed_in

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Action, Denied
from reopen.accounts.models import Organization
from reopen.accounts.permissions import Permission
from reopen.audit.models import Event
from reopen.kernel.scope import organization_scope


class Failure(Exception):
    """Something that goes wrong."""


def rename(actor: Actor, organization: Organization, *, name: str) -> None:
    organization.name = name
    organization.save(update_fields=["name"])


inner = Action(rename, Permission.CASE_EDIT, "thing.renamed", None)


def rename_and_fail(actor: Actor, organization: Organization) -> None:
    inner(actor, organization, name="Half done")
    raise Failure


outer = Action(rename_and_fail, Permission.CASE_EDIT, "thing.spoiled", None)


def events(cast: Cast) -> list[str]:
    with organization_scope(cast.harbor.id):
        return list(Event.objects.order_by("seq").values_list("kind", flat=True))


def test_the_answer_of_allowed_is_what_the_call_enforces(cast: Cast) -> None:
    with acting(cast.edith) as actor:
        assert not inner.allowed(actor, cast.harbor)
        with pytest.raises(Denied):
            inner(actor, cast.harbor, name="Mine")
    assert events(cast) == []


def test_an_act_is_on_the_record(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        inner(actor, cast.harbor, name="Harbor Project")
    assert events(cast) == ["thing.renamed"]


def test_what_an_act_did_before_it_failed_is_undone_and_not_on_the_record(cast: Cast) -> None:
    with acting(cast.alice) as actor, pytest.raises(Failure):
        outer(actor, cast.harbor)
    cast.harbor.refresh_from_db()
    assert cast.harbor.name == "Harbor Innocence Project"
    assert events(cast) == []


def test_the_make_believe_world_asks_for_no_second_factor(cast: Cast, settings: Settings) -> None:
    settings.REOPEN_DEMO = True
    client = signed_in(cast.alice, second_factor=False)
    assert client.get("/o/harbor/people/").status_code == 200
