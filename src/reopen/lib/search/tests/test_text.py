import pytest

from reopen.lib.search import text


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("RD# 88-1432", ["rd", "88", "1432"]),
        ("3:15 p.m. 3:15pm", ["3", "15", "pm", "3", "15", "pm"]),
        ("O\u2019Brien's MUÑOZ ﬁle", ["obrien", "munoz", "file"]),
        ("the wit-\n  ness of Smith-\nJones", ["the", "witness", "of", "smith", "jones"]),
        ("U.S. v. Doe", ["us", "v", "doe"]),
        ("snake_case…", ["snake", "case"]),
        ("' - . ", []),
    ],
)
def test_words_are_cut_by_the_rules(written: str, words: list[str]) -> None:
    assert text.words(written) == words
    assert text.located_words(written).words == words


def test_places_are_those_of_the_original_text() -> None:
    written = "the ﬁne ﬁle of e\u0301lan O\u2019Brien"
    page = text.located_words(written)
    shown = [written[a:b] for a, b in zip(page.starts, page.ends, strict=True)]
    assert shown == ["the", "ﬁne", "ﬁle", "of", "e\u0301lan", "O\u2019Brien"]


def test_other_forms_and_shapes_are_indexed_beside_the_words() -> None:
    written = "Smith-Jones O'Brien 314-555-0100 corner"
    forms = text.other_forms(written, text.words(written))
    assert {"smithjones", "brien", "3145550100", "~comer"} <= set(forms.split())
    assert "jones" not in forms.split()


@pytest.mark.parametrize("written", ["", "a", "  the ﬁne\n\n wit-\nness"])
def test_places_of_words_survive_packing(written: str) -> None:
    page = text.located_words(written)
    assert text.Words.unpacked(page.words, page.packed()) == page


def test_a_text_too_loose_to_pack_says_so() -> None:
    assert text.located_words("a" + " " * 70_000 + "b").packed() == b""


@pytest.mark.parametrize(
    "family",
    [
        "happy happily happiness",
        "hope hoping hoped hopes",
        "witness witnesses witnessed",
        "sensible sensibility",
        "cry cries cried crying",
        "identify identified identification identifying",
        "lie lies lied",
        "police policing",
        "organize organization",
    ],
)
def test_words_of_one_stem_begin_alike(family: str) -> None:
    for word in family.split():
        stem = text.stem(word)
        assert word.startswith(text.trunk(stem))
        assert word.startswith(text.beginnings(stem))
