"""Every field is classified: how sensitive, does it leave with the data, what is it kept for."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import Model

from reopen.cases.models import Note
from reopen.kernel.classification import (
    ClassificationError,
    Sensitivity,
    declared,
    fields_of,
    read_fields,
    rooms,
)


def models_of_ours() -> Iterator[type[Model]]:
    """Tables behind many-to-many fields have nothing of their own."""
    return (model for room in rooms() for model in room.get_models())


def names(model: type[Model]) -> set[str]:
    return {field.name for field in (*model._meta.local_fields, *model._meta.local_many_to_many)}


def test_every_field_of_every_model_is_classified() -> None:
    open_ones = {
        model._meta.label: missing
        for model in models_of_ours()
        if (missing := names(model) - set(fields_of(model)))
    }
    assert open_ones == {}


def test_nothing_is_classified_that_does_not_exist() -> None:
    bases = {
        f"{base.__module__.split('.')[1]}.{base.__name__}": base
        for model in models_of_ours()
        for base in model.__mro__
        if issubclass(base, Model) and base.__module__.startswith("reopen.")
    }
    gone = [
        f"{model}.{field}"
        for model, fields in declared().items()
        for field in fields
        if model not in bases or field not in {f.name for f in bases[model]._meta.get_fields()}
    ]
    assert gone == []


def test_secrets_never_leave_with_the_data() -> None:
    for label, field in [
        ("accounts.User", "password"),
        ("accounts.Invitation", "secret_hash"),
        ("documents.OrganizationKey", "wrapped"),
    ]:
        assert not fields_of(apps.get_model(label))[field].export


def test_what_a_base_class_holds_is_said_once() -> None:
    assert fields_of(Note)["organization"].sensitivity is Sensitivity.TECHNICAL
    assert "organization" not in declared()["cases.Note"]


@pytest.mark.parametrize(
    "said", ["secret", {"class": "personal", "retention": "a while"}, {"klass": "personal"}]
)
def test_a_class_that_does_not_exist_is_refused(said: str | dict[str, str]) -> None:
    with pytest.raises(ClassificationError, match=r"cases\.Thing\.name"):
        read_fields("cases.Thing", {"_all": {"export": True, "retention": "case"}, "name": said})
