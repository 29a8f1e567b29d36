"""The figures of `queries`, kept in memory while the imports stay as they are.

Counting forty marks over four thousand exonerations takes tens of milliseconds, and what was
imported rarely changes: the second reader of a view should not wait for it. What is kept is told
from the imports in force, so an import or its undoing is seen at once, in every process.

    figures_of(selection, as_of)          as `queries.figures`
    groups_of(dimension, selection, as_of)  as `queries.by`
"""

from datetime import date
from functools import lru_cache

from django.utils.translation import get_language

from reopen.registry.models import Import
from reopen.registry.queries import Figures, Group, Selection, by, figures

_VIEWS = 512  # kept at most, each some ten kilobytes
State = tuple[tuple[object, ...], ...]


def figures_of(selection: Selection, as_of: date | None = None) -> Figures:
    """All figures of a selection. Nobody changes what comes back."""
    return _figures(_state(), get_language(), selection, as_of)


def groups_of(dimension: str, selection: Selection, as_of: date | None = None) -> tuple[Group, ...]:
    """Counts for every value of a dimension. Raises `KeyError` for an unknown dimension."""
    return _groups(_state(), get_language(), dimension, selection, as_of)


def _state() -> State:
    """What tells one state of the registry from another. One query."""
    imports = Import.objects.order_by("number")
    return tuple(imports.values_list("id", "state", "ended_at"))


@lru_cache(maxsize=_VIEWS)
def _figures(
    _kept: State, _language: str | None, selection: Selection, as_of: date | None
) -> Figures:
    return figures(selection, as_of)


@lru_cache(maxsize=_VIEWS)
def _groups(
    _kept: State, _language: str | None, dimension: str, selection: Selection, as_of: date | None
) -> tuple[Group, ...]:
    return tuple(by(dimension, selection, as_of))
