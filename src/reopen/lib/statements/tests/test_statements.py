"""Statements side by side."""

import pytest

from reopen.lib.statements import Aspect, align, differences, sentences_of

FIRST = (
    "I was in my car on the far side of the lot. I heard a bang. He had a dark cap and a green "
    "jacket. I did not see his face."
)
SECOND = (
    "I feel better now. I saw his face when he turned. I was in my car on the lot at Pell's. "
    "He had on a green work jacket and a knit cap. Nobody told me what to say."
)


def test_sentences_meet_wherever_they_stand_and_each_stands_once() -> None:
    left, right = sentences_of([FIRST]), sentences_of([SECOND])
    rows = align(left, right)
    pairs = {(r.left.text[:9], r.right.text[:9]) for r in rows if r.left and r.right}
    assert pairs == {
        ("I was in ", "I was in "),
        ("He had a ", "He had on"),
        ("I did not", "I saw his"),
    }
    assert sorted(r.left.text for r in rows if r.left) == sorted(s.text for s in left)
    assert sorted(r.right.text for r in rows if r.right) == sorted(s.text for s in right)


def test_the_left_statement_keeps_its_order() -> None:
    left = sentences_of([FIRST])
    rows = align(left, sentences_of([SECOND]))
    assert [r.left for r in rows if r.left] == left


def test_sentences_know_page_and_place() -> None:
    pages = ["One man ran.", "Two men ran. A dog barked."]
    found = sentences_of(pages)
    assert [(s.page, pages[s.page][s.start : s.end]) for s in found] == [
        (0, "One man ran."), (1, "Two men ran."), (1, "A dog barked."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "aspects"),
    [
        ("I came at 9:40 p.m.", "I came at 9:55 p.m.", [Aspect.TIME]),
        ("It was May 3, 1988.", "It was May 4, 1988.", [Aspect.DATE]),
        ("A green jacket.", "A blue jacket.", [Aspect.COLOR]),
        ("I saw his face.", "I did not see his face.", [Aspect.NEGATION]),
        ("He was five-eight.", "He was six foot.", [Aspect.NUMBER]),
        ("He was five-eight.", "He was five eight.", []),
        ("I am sure.", "Maybe.", [Aspect.CERTAINTY]),
        ("his left hand", "his right hand", [Aspect.OPPOSITE]),
        ("It was on 5/3/88.", "It was on May 3, 1988.", []),
        ("at 9:40 p.m.", "at 2140 hrs", []),
    ],
)
def test_what_differs_is_named(left: str, right: str, aspects: list[Aspect]) -> None:
    assert [change.aspect for change in differences(left, right)] == aspects


def test_statements_without_anything_in_common_are_not_laid_together() -> None:
    rows = align(sentences_of(["The moon rose."]), sentences_of(["Her brother sold bread."]))
    assert all(row.left is None or row.right is None for row in rows)
    assert align([], []) == []
