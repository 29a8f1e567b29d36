"""The room's vocabularies as forms and pages show them: in the language of the page."""

from typing import Any

from django.utils.translation import get_language

from reopen.lib.vocabulary import Term, Vocabulary


def options(vocabulary: Vocabulary[Any], blank: str = "") -> list[tuple[str, str]]:
    """The entries of a vocabulary for a select, in the language of the page."""
    choices = vocabulary.choices(get_language() or "en")
    return [("", blank), *choices] if blank else choices


def label_of(vocabulary: Vocabulary[Any], key: str) -> str:
    """The label of a stored key in the language of the page; the key itself if it is unknown."""
    term: Term | None = vocabulary.get(key)
    return term.label_in(get_language() or "en") if term else key
