import random

import pytest

from reopen.lib.search.describe import describe
from reopen.lib.search.language import parse
from reopen.lib.search.lexing import LONGEST_QUERY, MOST_TERMS
from reopen.lib.search.query import And, Everything, Fuzzy, Near, Not, Or, Phrase, Prefix, Word


def word(typed: str) -> Word:
    return Word(typed, (typed,))


@pytest.mark.parametrize(
    ("typed", "node"),
    [
        ("gun car", And((word("gun"), word("car")))),
        ("gun AND car", And((word("gun"), word("car")))),
        ("gun OR car boat", Or((word("gun"), And((word("car"), word("boat")))))),
        ("gun NOT car", And((word("gun"), Not(word("car"))))),
        ("gun -car", And((word("gun"), Not(word("car"))))),
        ("-(gun OR car)", Not(Or((word("gun"), word("car"))))),
        ('"was seen"', Phrase(("was", "seen"))),
        ("“was seen”", Phrase(("was", "seen"))),
        ("wit*", Prefix("wit")),
        ("Kowalsky~", Fuzzy("kowalsky", 1)),
        ("Kowalsky~2", Fuzzy("kowalsky", 2)),
        ("gun w/10 car", Near(word("gun"), word("car"), 10)),
        ("gun NEAR/3 car", Near(word("gun"), word("car"), 3)),
        ("gun NEAR car", Near(word("gun"), word("car"), 10)),
        ('"gun car"~7', Near(Phrase(("gun",)), Phrase(("car",)), 7)),
        ("88-1432", Word("88-1432", ("88", "1432"))),
        ("O'Brien", Word("O'Brien", ("obrien",), ("o", "brien"))),
        ("", Everything()),
    ],
)
def test_what_is_typed_becomes_the_tree_and_needs_no_note(typed: str, node: object) -> None:
    assert parse(typed).node == node
    assert parse(typed).notes == ()


@pytest.mark.parametrize(
    ("typed", "same_as", "note"),
    [
        ('gun "was', 'gun "was"', "not closed"),
        ("(gun", "gun", "not closed"),
        ("gun)", "gun", "no opening"),
        ("gun AND", "gun", "nothing on one side"),
        ("OR gun", "gun", "nothing on one side"),
        ("NOT", "", "nothing after it"),
        ("w/5 gun", "gun", "both sides"),
        ("gun w/5", "gun", "both sides"),
        ("gun w/p car", "gun w/60 car", "60 words"),
        ("gun pre/5 car", "gun w/5 car", "any order"),
        ("gun w/5000 car", "gun w/100 car", "100 words"),
        ("(gun car) w/5 boat", "gun car boat", "AND"),
        ("gu*n", "gu*n", "end of a word"),
        ("g*", "g", "2 letters"),
        ("gunman~7", "gunman~2", "~2"),
        ("it~", "it", "too short"),
        ("### gun", "gun", "no letter"),
        ('"" gun', "gun", "without words"),
        ("black or white", "black or white", "sign is OR"),
    ],
)
def test_what_is_not_understood_is_said_and_the_rest_is_searched(
    typed: str, same_as: str, note: str
) -> None:
    parsed = parse(typed)
    assert describe(parsed.node) == describe(parse(same_as).node)
    assert any(note in sentence for sentence in parsed.notes)


def test_no_input_is_an_error() -> None:
    pieces = [
        '"',
        "(",
        ")",
        "-",
        "NOT",
        "AND",
        "OR",
        "w/3",
        "~",
        "~2",
        "*",
        " ",
        "gun",
        "\x00",
        "é",
    ]
    chance = random.Random(7)
    for _ in range(3_000):
        typed = "".join(chance.choices(pieces, k=chance.randrange(1, 14)))
        parsed = parse(typed)
        assert describe(parsed.node).endswith(".")
        assert all(note.endswith(".") for note in parsed.notes)


@pytest.mark.parametrize("piece", ["(", "NOT ", "! ", "-(", "a OR ", "a w/3 ", '"a b"~3 ', "((a) "])
def test_an_endless_query_is_cut_and_says_so(piece: str) -> None:
    parsed = parse(piece * (LONGEST_QUERY + 1))
    assert describe(parsed.node)
    assert any("first" in note for note in parsed.notes)


def test_only_so_many_words_are_searched() -> None:
    parsed = parse("gun " * (MOST_TERMS + 1))
    assert isinstance(parsed.node, And)
    assert len(parsed.node.parts) == MOST_TERMS


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "All pages."),
        ("gun -car", "Pages with “gun” and no mention of “car”."),
        (
            '"was seen" OR wit*',
            "Pages with the exact phrase “was seen” or a word that begins with “wit”.",
        ),
        ("(gun OR pistol) w/10 car", "Pages with (“gun” or “pistol”) within 10 words of “car”."),
        (
            "Kowalsky~ w/1 88-1432",
            (
                "Pages with “kowalsky” or a word up to one letter different"
                " within 1 word of “88-1432”."
            ),
        ),
    ],
)
def test_the_search_is_described_in_plain_english(typed: str, sentence: str) -> None:
    assert describe(parse(typed).node) == sentence


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Todas las páginas."),
        ('window OR "front door"', "Páginas con “window” o la frase exacta “front door”."),
        ("window -alley", "Páginas con “window” y ninguna mención de “alley”."),
        ("window w/10 alley", "Páginas con “window” a 10 palabras de “alley” como máximo."),
    ],
)
def test_the_search_is_described_in_plain_spanish(typed: str, sentence: str) -> None:
    assert describe(parse(typed).node, "es") == sentence
