"""The page of data: what every field is, does it leave, what is it kept for."""

from collections import Counter

from django.db.models import Model

from reopen.config.reference.tables import AGAIN, code, table
from reopen.kernel.classification import Sensitivity, fields_of, rooms
from reopen.kernel.vocabularies import RETENTION

INTRODUCTION = f"""\
# Data

What every field of every table is. `export`: it leaves with an organization's own data. Nothing of
a case is removed by a machine; `kept` says what a field is kept for, not for how long. Declared in
each room's `fields.yaml`. {AGAIN}
"""
MEANINGS = {
    Sensitivity.PERSONAL: "tells something about a person",
    Sensitivity.PRIVILEGED: "work product of the defense, or told in confidence",
    Sensitivity.PUBLIC: "may stand on a public page as it is",
    Sensitivity.TECHNICAL: "keys, counts, times and hashes; no content",
}


def current() -> str:
    """The page for the models of today."""
    parts = [
        INTRODUCTION,
        table(["class", "meaning", "fields"], _counted()),
        table(["kept", "meaning"], [[code(t.key), t.description] for t in RETENTION.values()]),
    ]
    for room in rooms():
        models = sorted(room.get_models(), key=lambda model: model.__name__)
        parts += [f"## {room.label}"] * bool(models)
        parts += [text for model in models for text in _section(model)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _counted() -> list[list[str]]:
    """Each class with its meaning and how many fields have it."""
    models = [model for room in rooms() for model in room.get_models()]
    count = Counter(c.sensitivity for model in models for c in fields_of(model).values())
    return [[kind.value, MEANINGS[kind], str(count[kind])] for kind in Sensitivity]


def _section(model: type[Model]) -> tuple[str, str]:
    rows = [
        [code(name), c.sensitivity.value, "yes" if c.export else "no", code(c.retention)]
        for name, c in fields_of(model).items()
    ]
    return f"### {model.__name__}", table(["field", "class", "export", "kept"], rows)
