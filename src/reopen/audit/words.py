"""Kinds of events in words. Each room says its own in `vocab/events.yaml`."""

from functools import cache
from pathlib import Path

from django.apps import apps
from django.utils.translation import get_language

from reopen.lib.vocabulary import Term, load


@cache
def event_terms() -> dict[str, Term]:
    """Every kind of event that a room has words for."""
    files = (Path(app.path) / "vocab" / "events.yaml" for app in apps.get_app_configs())
    return {key: term for file in files if file.exists() for key, term in load(file, Term).items()}


def kind_in_words(kind: str) -> str:
    """What happened, as a director would say it; the key itself for a kind without words."""
    term = event_terms().get(kind)
    return term.label_in(get_language() or "en") if term else kind
