"""What every field is, declared in each room's `fields.yaml`.

    Note:
      _all: {export: yes, retention: case}
      text: privileged
      struck_at: {class: technical, export: no}

A line is the class of the field, or a mapping that also says `export` or `retention` where the
field differs from `_all` of its model. A model of which nothing leaves says `why` in its `_all`.
What a base class holds is said once, under the base.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.db.models import Model

from reopen.kernel.vocabularies import RETENTION
from reopen.lib.yaml_text import read_yaml

FILE = "fields.yaml"
ALL = "_all"


class Sensitivity(StrEnum):
    """Who would be hurt if the field were seen outside."""

    PERSONAL = "personal"  # tells something about a living or dead person
    PRIVILEGED = "privileged"  # work product, or told in confidence
    PUBLIC = "public"  # may stand on a public page as it is
    TECHNICAL = "technical"  # keys, counts, times and hashes; no content


class ClassificationError(ValueError):
    """A file of classes breaks its rules; the message names model and field."""


@dataclass(frozen=True, kw_only=True)
class Classified:
    """What one field is, whether it leaves with an organization's own data, and what it stays for.

    `retention` is a key of the vocabulary `retention`; `why`, if it is said, a sentence about why
    the field does not leave.
    """

    sensitivity: Sensitivity
    export: bool
    retention: str
    why: str = ""


def rooms() -> Iterator[AppConfig]:
    """Every app of ours."""
    return (app for app in apps.get_app_configs() if app.name.startswith("reopen."))


@cache
def declared() -> dict[str, dict[str, Classified]]:
    """Everything the rooms say, as "room.Model" and field."""
    files = {app.label: Path(app.path) / FILE for app in rooms()}
    return {
        f"{room}.{model}": read_fields(f"{room}.{model}", lines)
        for room, file in files.items()
        if file.exists()
        for model, lines in read_yaml(file.read_text("utf-8")).items()
    }


def read_fields(model: str, lines: dict[str, Any]) -> dict[str, Classified]:
    """The fields of one model; raises `ClassificationError`."""
    shared = lines.get(ALL, {})
    return {
        name: _classified(f"{model}.{name}", shared, said)
        for name, said in lines.items()
        if name != ALL
    }


def fields_of(model: type[Model]) -> dict[str, Classified]:
    """The classes of a model's fields, with those of its base classes."""
    found: dict[str, Classified] = {}
    for base in reversed(model.__mro__):
        room = base.__module__.split(".")[1:2]
        found |= declared().get(".".join([*room, base.__name__]), {})
    return found


def _classified(where: str, shared: dict[str, Any], said: str | dict[str, Any]) -> Classified:
    values = {"why": "", **shared, **({"class": said} if isinstance(said, str) else said)}
    if values.keys() != {"class", "export", "retention", "why"}:
        raise ClassificationError(f"{where} says class, export, retention and, if not, why.")
    if values["class"] not in list(Sensitivity):
        raise ClassificationError(f"{where}: {values['class']!r} is no class.")
    if type(values["export"]) is not bool or values["retention"] not in RETENTION:
        raise ClassificationError(f"{where}: export is yes or no, retention a key of its list.")
    return Classified(
        sensitivity=Sensitivity(values["class"]),
        export=values["export"],
        retention=values["retention"],
        why=values["why"],
    )
