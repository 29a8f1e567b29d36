import itertools
import random

import pytest

from reopen.lib.search.engine import TantivyEngine
from reopen.lib.search.tests.pages import fill, found


def finds(engine: TantivyEngine, typed: str, written: str) -> bool:
    fill(engine, [written])
    return found(engine, typed) == {"p0"}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("witness", "two Witnesses came"),
        ('"was seen"', "he was\nseen there"),
        ("88-1432", "RD# 88-1432"),
        ("1432", "RD# 88-1432"),
        ("RD# 88-1432", "RD 88 1432"),
        ("881432", "RD# 88-1432"),
        ("3:15 p.m.", "at 3:15 PM"),
        ("3:15pm", "at 3:15 p.m."),
        ("314-555-0100", "(314) 555-0100"),
        ("3145550100", "314-555-0100"),
        ("555-0100", "314-555-0100"),
        ("$1,500.00", "paid 1,500.00"),
        ("O'Brien", "OBrien"),
        ("O'Brien", "O Brien"),
        ("OBrien", "O\u2019Brien\u2019s"),
        ("Brien", "O'Brien"),
        ("Smith-Jones", "Smith Jones"),
        ("Smith-Jones", "SmithJones"),
        ("SmithJones", "Smith-Jones"),
        ("Jones", "Smith-Jones"),
        ("Munoz", "MUÑOZ"),
        ("witness", "the wit-\nness"),
        ("Jones", "Smith-\nJones"),
        ("self-defense", "in self-\ndefense"),
        ("defense", "in self-\ndefense"),
        ("wit*", "witnesses"),
        ("corner~", "the comer"),
        ("comer~", "the corner"),
        ("Wilson~", "Wi1son"),
        ("1400~", "l4OO"),
        ("Kowalski~", "Kowalsky"),
        ("Kowalski~", "Kowlaski"),
        ("Kowalski~2", "Kovalsky"),
        ("pistol w/4 car", "car under the pistol"),
        ("pistols w/4 cars", "car under the pistol"),
        ("pist* w/4 car~", "the cars under the pistol"),
        ("Kowalski~2 w/2 pistol", "Kovalsky, pistol"),
        ('"police officer" w/2 gun', "gun of police officer"),
        ("Smith-Jones w/2 gun", "gun of Smith-Jones"),
        ("O'Brien w/2 gun", "gun of O'Brien"),
        ("(gun OR pistol) w/2 car", "pistol car"),
        ("gun OR pistol", "pistol"),
        ("NOT gun", "pistol"),
        ("pistol -gun", "pistol"),
    ],
)
def test_what_fits_is_found(engine: TantivyEngine, typed: str, written: str) -> None:
    assert finds(engine, typed, written)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('"witness"', "two witnesses"),
        ('"was seen"', "seen was"),
        ('"was seen"', "was not seen"),
        ("88-1432", "1432 88"),
        ("Kowalski~", "Kovalsky"),
        ("pistol w/2 car", "car under the pistol"),
        ("wit*", "twit"),
        ("gun car", "gun"),
        ("NOT gun", "gun"),
        ("pistol -gun", "pistol gun"),
        ('"police officer" w/2 gun', "gun of officer police"),
    ],
)
def test_what_only_looks_alike_is_not_found(
    engine: TantivyEngine, typed: str, written: str
) -> None:
    assert not finds(engine, typed, written)


@pytest.mark.parametrize("distance", [1, 2, 4, 7])
def test_distance_agrees_with_counting_by_hand(engine: TantivyEngine, distance: int) -> None:
    chance = random.Random(distance)
    texts = [chance.choices(["alpha", "bravo", "delta", "echo", "golf"], k=9) for _ in range(150)]
    fill(engine, (" ".join(words) for words in texts))
    for left, right in itertools.permutations(["alpha", "bravo", "echo"], 2):
        counted = {
            f"p{at}"
            for at, words in enumerate(texts)
            if any(
                {words[a], words[b]} == {left, right}
                for a in range(9)
                for b in range(a + 1, min(a + distance + 1, 9))
            )
        }
        assert found(engine, f"{left} w/{distance} {right}") == counted


@pytest.mark.parametrize("length", [3, 8, 14, 30, 64])
def test_slips_of_long_words_may_stand_within_a_distance(
    engine: TantivyEngine, length: int
) -> None:
    word = ("abcdefghijklmnopqrstuvwxyz" * 3)[:length]
    slip = f"{word[:1]}9{word[2:]}"
    assert finds(engine, f"{word}~ w/2 gun", f"gun {slip}")
    if length <= 14:
        assert finds(engine, f"{word}~2 w/2 gun", f"gun {slip}")
