"""Which kinds of record a case has, found by walking the models: no room's table can be forgotten.

A kind is of a case when its references lead to one. What leaves of it, `fields.yaml` says. Besides
go the settings by which its records are read, and those rows of people and places that they name.
"""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.db import models

from reopen.kernel.classification import Classified, fields_of
from reopen.kernel.models import OrganizationOwned

Model = type[models.Model]

#: How a case is reached where no reference of the row itself leads to one. What hangs on these
#: comes after everything that hangs on the case, so that no way leads through another case.
_ROUNDABOUT = {
    "cases.Person": "participations__case",
    "documents.Original": "documents__case",
    "audit.Event": "case_id",
}
#: Settings of the organization without which records of a case cannot be read: all of them go.
_BESIDE = (
    "cases.CustomField",
    "review.CodingPanel",
    "review.CodingField",
    "review.IssueCode",
    "flags.LexiconVersion",
)
#: Records to which a file belongs.
WITH_FILE = ("documents.Document", "productions.Production", "productions.LoadImport")
#: The names that an exported log has, so that its hashes can be worked out again.
_AS_IN_THE_LOG = {
    "organization_id": "organization",
    "actor_id": "actor",
    "target_id": "target",
    "case_id": "case",
}


@dataclass(frozen=True)
class Column:
    """One field as it leaves. `target` is the model whose id it holds."""

    name: str
    column: str
    field: Any
    said: Classified
    target: Model | None = None
    required: bool = False
    many: bool = False

    @property
    def bulky(self) -> bool:
        """Too much for one cell of a table: it leaves as JSON only."""
        return isinstance(self.field, models.BinaryField)


@dataclass(frozen=True)
class Kind:
    """One kind of record: its model, the name of its files, and how its case is reached."""

    model: Model
    name: str
    columns: tuple[Column, ...]
    path: str = ""

    @property
    def meaning(self) -> str:
        """What a record of it is, in a sentence or two."""
        words = inspect.getdoc(self.model) or str(self.model._meta.verbose_name)
        return " ".join(words.split("\n\n")[0].split())

    @property
    def has_file(self) -> bool:
        """Whether a file of the package belongs to each of its records."""
        return self.model._meta.label in WITH_FILE

    @property
    def references(self) -> tuple[Column, ...]:
        """Columns that hold the id of one other record."""
        return tuple(one for one in self.columns if one.target and not one.many)


@cache
def case_kinds() -> tuple[Kind, ...]:
    """Every kind of which something leaves with a case, each after those it refers to."""
    paths = case_paths()
    leaving = {model: kind_of(model, path) for model, path in paths.items() if leaves(model)}
    before = {
        model: {one.target for one in kind.references if one.target in leaving} - {model}
        for model, kind in leaving.items()
    }
    return tuple(leaving[model] for model in TopologicalSorter(before).static_order())


@cache
def staying() -> tuple[tuple[Model, str], ...]:
    """Kinds of record of a case of which nothing leaves, with the reason."""
    return tuple((model, why_not(model)) for model in case_paths() if not leaves(model))


@cache
def kinds_beside() -> tuple[Kind, ...]:
    """The settings that go along whole."""
    models_beside: Iterator[Model] = (apps.get_model(label) for label in _BESIDE)
    return tuple(kind_of(model) for model in models_beside)


@cache
def case_paths() -> dict[Model, str]:
    """For each model of a case, the way from a row to its case, as a filter."""
    found: dict[Model, str] = {}
    for start in ({"cases.Case": ""}, _ROUNDABOUT):
        more = {apps.get_model(label): path for label, path in start.items()}
        while more:
            found |= more
            more = _one_step_further(found)
    return found


def owned_models() -> Iterator[type[OrganizationOwned]]:
    """Every model whose rows belong to one organization."""
    return (model for model in apps.get_models() if issubclass(model, OrganizationOwned))


def leaves(model: Model) -> bool:
    """Whether any content of the model leaves."""
    content = {k: said for k, said in fields_of(model).items() if k not in ("id", "organization")}
    return any(said.export for said in content.values())


def why_not(model: Model) -> str:
    """Why nothing of it leaves, as its room says; empty when it does not say."""
    return next((said.why for said in fields_of(model).values() if said.why), "")


@cache
def kind_of(model: Model, path: str = "") -> Kind:
    """The kind for a model."""
    label = model._meta.app_label
    words = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
    return Kind(model, f"{label}.{words}", tuple(_columns(model)), path)


def _columns(model: Model) -> Iterator[Column]:
    """What leaves of it. The organization is told once, with the case."""
    said = fields_of(model)
    renamed = _AS_IN_THE_LOG if model._meta.label == "audit.Event" else {}
    for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
        told = said.get(field.name)
        once = field.name == "organization" and model._meta.label != "cases.Case"
        if told is None or not told.export or once:
            continue
        many = isinstance(field, models.ManyToManyField)
        refers = isinstance(field, models.ForeignKey | models.ManyToManyField)
        target: Any = field.related_model if refers else None
        name, column = renamed.get(field.name, field.name), field.attname
        yield Column(name, column, field, told, target, bool(target) and not field.null, many)


def _one_step_further(found: dict[Model, str]) -> dict[Model, str]:
    """Models with a reference that is never empty to one whose way is known."""
    owned: Iterator[Model] = (model for model in owned_models() if model not in found)
    return {
        model: "__".join(filter(None, (field.name, found[field.related_model])))
        for model in owned
        for field in model._meta.concrete_fields
        if isinstance(field.related_model, type) and field.related_model in found
        if not field.null
    }
