"""What a field of a form holds, as people read it."""

from typing import Any

from django import forms
from django.utils.translation import gettext


def as_read(field: forms.Field, held: Any) -> str:
    """The words of a choice instead of its key, yes or no for a box, else what would be shown."""
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in _flat(field.choices)}
        chosen = held if isinstance(held, list | tuple | set) else [held]
        return "; ".join(labels.get(str(each), str(each)) for each in chosen if each)
    if isinstance(field, forms.BooleanField):
        return gettext("yes") if held else gettext("no")
    return str(field.prepare_value(held) or "")


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    """Choices without their groups."""
    pairs: list[tuple[Any, Any]] = []
    for key, label in choices:
        pairs += label if isinstance(label, list | tuple) else [(key, label)]
    return pairs
