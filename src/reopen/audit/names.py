"""Events for a reader: what happened in words, and what she would call the thing it happened to.

The log itself holds ids and kinds, never a name. Rooms say when they start how their things are
called; each is asked with the actor and answers only for what she can see.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from reopen.audit.models import Event
from reopen.audit.words import kind_in_words

Names = Callable[[Any, set[UUID]], Mapping[UUID, str]]


@dataclass(frozen=True)
class Things:
    """One kind of thing: `word` stands for those that the actor does not see or that are gone."""

    word: str | Promise
    names: Names


_things: dict[str, Things] = {}


def add_names(model: str, word: str | Promise, names: Names) -> None:
    """Name things of a model ("documents.page") for readers. Called from `AppConfig.ready`."""
    if model in _things:
        raise ValueError(f"{model} has names already")
    _things[model] = Things(word, names)


def tell(actor: Any, events: Iterable[Event]) -> list[Event]:
    """The events with `words` (what happened), `about` (to what) and `told` (facts to show).

    A walled thing is told by its kind alone, as one that is gone. The rows are not changed.
    """
    shown = list(events)
    names = _names(actor, shown)
    for event in shown:
        event.words = kind_in_words(event.kind)  # type: ignore[attr-defined]
        event.about = _about(event, names)  # type: ignore[attr-defined]
        event.told = _told(event, names)  # type: ignore[attr-defined]
    return shown


def _names(actor: Any, events: list[Event]) -> dict[UUID, str]:
    """One question for each kind of thing, whatever the number of events."""
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for event in events:
        for model, key in [(event.target_kind, _id(event.target_id)), *_ids_in(event)]:
            if key is not None and model in _things:
                wanted[model].add(key)
    return {
        key: name
        for model, keys in wanted.items()
        for key, name in _things[model].names(actor, keys).items()
    }


def _about(event: Event, names: Mapping[UUID, str]) -> str:
    things, key = _things.get(event.target_kind), _id(event.target_id)
    if things is None or key is None:
        return event.target_label
    return names.get(key) or str(things.word)


def _told(event: Event, names: Mapping[UUID, str]) -> list[tuple[str, object]]:
    """The facts: an id of a thing becomes its name, or falls away where that is no news."""
    ids = {str(key): names.get(key) for _model, key in _ids_in(event)}
    heard = {name for name in ids.values() if name and name in _about(event, names)}
    said = [(name, ids.get(str(value), value)) for name, value in event.facts.items()]
    return [(name, value) for name, value in said if value is not None and value not in heard]


def _ids_in(event: Event) -> list[tuple[str, UUID]]:
    """Facts that are ids of things, such as `person` or `document`, with the model's name."""
    models = {model.rpartition(".")[2]: model for model in _things}
    found = [(models.get(name), _id(value)) for name, value in event.facts.items()]
    return [(model, key) for model, key in found if model and key]


def _id(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None
