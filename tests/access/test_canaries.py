"""The matrix is as good as what is planted: every model, every text field, every organization."""

import pytest
from django.apps import apps
from django.db import models

from reopen.kernel.models import OrganizationOwned
from tests.access.canaries import NO_CANARY, ORGANIZATIONS, text_fields
from tests.access.world import World, scope_of

OWNED = [model for model in apps.get_models() if issubclass(model, OrganizationOwned)]


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_every_owned_model_has_a_canary_in_every_text_of_every_organization(
    world: World, model: type[models.Model]
) -> None:
    for name in ORGANIZATIONS:
        with scope_of(world, name):
            rows = list(model._base_manager.filter(organization=world.organizations[name]))
            assert rows, f"{model._meta.label} has no row in {name}"
            for field in text_fields(model):
                planted = [row for row in rows if f"CNRY-{name}" in str(getattr(row, field.name))]
                assert planted, f"{model._meta.label}.{field.name} holds no canary of {name}"


def test_the_list_of_text_without_canaries_names_real_fields() -> None:
    named = {f"{model._meta.label}.{field.name}" for model in OWNED for field in model._meta.fields}
    assert set(NO_CANARY) - named == set()
