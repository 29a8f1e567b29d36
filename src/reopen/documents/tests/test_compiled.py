"""A kept statement holds nothing of the person it was first made for."""

from uuid import uuid4

import pytest
from tests.cast import Cast, acting

from reopen.accounts.models import Membership
from reopen.kernel.compiled import compiled_lists, rows_of
from reopen.kernel.scope import OutsideOrganization


def test_a_value_of_the_asker_is_asked_anew_and_a_constant_is_kept(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        asker = {"organization": actor.organization_id, "one": actor.membership_id}
        rows = Membership.objects.filter(pk=actor.membership_id or "", role="attorney").values("pk")
        statement = compiled_lists({"ids": rows}, asker)
        assert statement.ask(asker) == {"ids": frozenset({str(actor.membership_id)})}
        student, other = (cast.membership(it).pk for it in (cast.stella, cast.wally))
        assert statement.ask({**asker, "one": student}) == {"ids": frozenset()}
        assert statement.ask({**asker, "one": other}) == {"ids": frozenset({str(other)})}


def test_a_constant_with_a_percent_sign_or_a_quote_stays_what_it_is(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        asker = {"organization": actor.organization_id}
        for role in ("100%s", "o'clock %%"):
            rows = Membership.objects.filter(role=role).values("pk")
            either = Membership.objects.exclude(role=role).values("pk")
            found = compiled_lists({"none": rows, "all": either}, asker).ask(asker)
            assert found == {"none": frozenset(), "all": frozenset({str(actor.membership_id)})}


def test_an_id_that_is_not_the_askers_is_not_kept(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        rows = Membership.objects.filter(pk=uuid4()).values("pk")
        with pytest.raises(TypeError):
            compiled_lists({"ids": rows}, {"organization": actor.organization_id})


def test_values_that_are_the_same_are_refused(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        one = actor.organization_id
        with pytest.raises(ValueError, match="the same"):
            compiled_lists({"ids": Membership.objects.values("pk")}, {"a": one, "b": one})


def test_nothing_is_asked_outside_a_scope(db: None) -> None:
    with pytest.raises(OutsideOrganization):
        rows_of("SELECT 1", [])
