"""What a search says of a query speaks the language of the page."""

import ast
import inspect
from types import ModuleType

import pytest
from django.urls import reverse
from tests.cast import Cast, signed_in

from reopen.accounts.models import User
from reopen.documents.tests.shelf import stocked
from reopen.lib.search import language, layout, lexing
from reopen.lib.search.describe import note_in
from reopen.lib.search.language import parse


def sentences(module: ModuleType) -> set[str]:
    """Every whole sentence that the source can say, with an X in each of its holes."""
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call):
            for said in node.args:
                parts = said.values if isinstance(said, ast.JoinedStr) else [said]
                text = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "X" for part in parts
                )
                if text.endswith(".") and " " in text:
                    found.add(text)
    return found


@pytest.mark.parametrize(("module", "number"), [(language, 8), (lexing, 14), (layout, 1)])
def test_every_note_has_spanish_words(module: ModuleType, number: int) -> None:
    said = sentences(module)
    assert len(said) == number
    assert [note for note in said if note_in(note, "es-US") == note] == []
    assert [note for note in said if note_in(note, "en") != note] == []


def test_what_was_typed_stands_in_the_translated_note() -> None:
    (note,) = parse("wit*ness cars").notes
    assert note_in(note, "es") == "En “wit*ness” solo se entiende un * al final de una palabra."


@pytest.mark.django_db
def test_a_page_in_spanish_has_its_notes_in_spanish(cast: Cast) -> None:
    stocked(cast, "The lantern was out.")
    User.objects.filter(pk=cast.alice.pk).update(language="es")
    page = signed_in(User.objects.get(pk=cast.alice.pk)).get(
        reverse("search", args=["harbor"]), {"q": '"lantern was'}
    )
    assert "Una comilla no está cerrada" in page.content.decode()
