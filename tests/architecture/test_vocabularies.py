"""Vocabularies are read at the start and speak Spanish; `test_actions` holds their keys."""

from itertools import chain
from pathlib import Path

from reopen.audit.words import event_terms
from reopen.kernel.all_vocabularies import every_vocabulary
from reopen.kernel.classification import rooms
from reopen.lib.vocabulary import Term

EVENTS = "events.yaml"  # read by `audit`, for all rooms at once


def every_term() -> list[Term]:
    """Every entry of every vocabulary, the kinds of events included."""
    return [
        *chain.from_iterable(v.values() for _, v in every_vocabulary()),
        *event_terms().values(),
    ]


def without_spanish(terms: list[Term]) -> list[str]:
    return [term.key for term in terms if not term.label_es]


def test_every_file_of_words_is_read_by_its_room_and_stands_on_a_page() -> None:
    files = {
        (room.label, path.stem)
        for room in rooms()
        for path in (Path(room.path) / "vocab").glob("*.yaml")
        if path.name != EVENTS
    }
    assert {(room, vocabulary.name) for room, vocabulary in every_vocabulary()} == files


def test_every_word_that_a_page_shows_has_spanish() -> None:
    terms = every_term()
    assert len(terms) > 100
    assert without_spanish(terms) == []


def test_a_word_without_spanish_would_be_noticed() -> None:
    (first, *_) = event_terms().values()
    untranslated = Term(
        key="a", label="A", description="A.", source=first.source, since=first.since
    )
    assert without_spanish([first, untranslated]) == ["a"]
