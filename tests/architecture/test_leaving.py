"""Everything of a case can leave: no room's table, and no file, is forgotten."""

import pytest
from django.db import models

from reopen.accounts.tenancy import acting_as_system
from reopen.kernel.classification import fields_of, rooms
from reopen.leaving.choosing import rules_of
from reopen.leaving.kinds import (
    WITH_FILE,
    case_kinds,
    case_paths,
    kinds_beside,
    leaves,
    owned_models,
    staying,
)
from tests.cast import Cast

# Of an organization and of no case; what a case's records name of it goes along.
OF_NO_CASE = {"accounts.Membership", "accounts.Invitation", "accounts.SecondFactorReset"}


def label(model: type[models.Model]) -> str:
    return model._meta.label


def test_every_table_of_an_organization_leaves_with_its_case_or_says_why_not() -> None:
    leaving = {label(kind.model) for kind in (*case_kinds(), *kinds_beside())}
    silent = {
        label(model)
        for model in owned_models()
        if label(model) not in leaving | OF_NO_CASE and not _says_why(model)
    }
    assert silent == set()
    assert len(leaving) > 60


def _says_why(model: type[models.Model]) -> bool:
    own = [said for name, said in fields_of(model).items() if name not in ("id", "organization")]
    return all(said.why and not said.export for said in own)


def test_what_is_kept_for_a_case_or_a_person_leads_to_a_case() -> None:
    kept = {
        label(model)
        for model in owned_models()
        if {said.retention for said in fields_of(model).values()} & {"case", "person"}
    }
    assert kept - {label(model) for model in case_paths()} == set()


def test_no_table_both_leaves_and_stays() -> None:
    assert {model for model, _why in staying()} & {kind.model for kind in case_kinds()} == set()
    assert not any(why == "" for _model, why in staying())


def test_every_file_that_a_record_of_a_case_names_leaves_or_can_be_made_again() -> None:
    """Originals leave with their documents; pictures of pages are drawn from them."""
    named = {
        label(model)
        for model in case_paths()
        if leaves(model) and any(field.name == "blob" for field in model._meta.concrete_fields)
    }
    assert named - {"documents.Original"} == set(WITH_FILE) - {"documents.Document"}


def test_the_only_bytes_in_a_record_are_the_words_of_a_page() -> None:
    bulky = [
        (label(kind.model), one.name) for kind in case_kinds() for one in kind.columns if one.bulky
    ]
    assert bulky == [("documents.Page", "words")]


@pytest.mark.django_db
def test_a_rule_of_sight_is_for_one_model_and_has_no_rival(cast: Cast) -> None:
    """The rules are found by their names; two for one model would be a matter of luck."""
    with acting_as_system(cast.harbor) as actor:
        seen = [label(rule(actor).model) for room in rooms() for rule in rules_of(room.name)]
    assert len(seen) > 50
    assert [one for one in seen if seen.count(one) > 1] == []
