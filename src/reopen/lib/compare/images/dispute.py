"""Which letters two readings of one spot do not agree on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

#: Two words of that many letters and more that have less than so much in common are two words.
_LETTERS, _ALIKE = 4, 0.5
#: Signs that a reader makes of the rule of a table.
_STROKES = frozenset("1lI")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters `first` to `last` (included) of a word; `word` counts within its reading."""

    word: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Parting:
    """One place where the readings part: letters of either, and both readings put right there.

    `read`: what either reads there. `left_as_right`: the left reading with only this place read as
    on the right; and the reverse.
    """

    read: tuple[str, str]

    left: tuple[Stretch, ...]
    right: tuple[Stretch, ...]
    left_as_right: str
    right_as_left: str

    @property
    def digits_alone(self) -> bool:
        """Whether digits stand against as many digits.

        A misreading seldom makes another digit of one: it makes a letter of it, or loses it.
        """
        left, right = self.read
        return len(left) == len(right) and left.isdigit() and right.isdigit()

    @property
    def stroke(self) -> bool:
        """Whether one page only has a stroke there, at an end of a word: a table's rule, or a 1."""
        left, right = ("".join(filter(str.isalnum, text)) for text in self.read)
        longer, sign = (self.right_as_left, left) if left else (self.left_as_right, right)
        at_an_end = longer.strip("|").startswith(sign) or longer.endswith(sign)
        return not (left and right) and set(left + right) <= _STROKES and at_an_end


def partings(left: Sequence[str], right: Sequence[str]) -> list[Parting]:
    """All places where the words part in letters or digits, not merely in blanks and marks."""
    one, two = " ".join(left), " ".join(right)
    found = []
    for code in Levenshtein.opcodes(one, two):
        if code.tag == "equal":
            continue
        ours = slice(code.src_start, code.src_end)
        theirs = slice(code.dest_start, code.dest_end)
        if not any(map(str.isalnum, one[ours] + two[theirs])):
            continue
        parting = Parting(
            (one[ours], two[theirs]),
            tuple(_stretches(left, ours)),
            tuple(_stretches(right, theirs)),
            one[: ours.start] + two[theirs] + one[ours.stop :],
            two[: theirs.start] + one[ours] + two[theirs.stop :],
        )
        found.append(parting)
    return found


def two_words(left: str, right: str) -> bool:
    """Whether these are words of letters, so unlike that one is no misreading of the other."""
    if any(sign.isdigit() or sign == " " for sign in left + right):
        return False
    one, two = ("".join(filter(str.isalpha, text)).casefold() for text in (left, right))
    known = min(len(one), len(two)) >= _LETTERS
    return known and Levenshtein.normalized_similarity(one, two) < _ALIKE


def whole_words(words: Sequence[str], stretches: Sequence[Stretch]) -> Iterator[int]:
    """Words of two letters and more that the stretches take up entirely."""
    for each in stretches:
        word = words[each.word]
        if each.first == 0 and each.last == len(word) - 1 and sum(map(str.isalnum, word)) > 1:
            yield each.word


def _stretches(words: Sequence[str], part: slice) -> Iterator[Stretch]:
    start = 0
    for number, word in enumerate(words):
        first, end = max(part.start - start, 0), min(part.stop - start, len(word))
        if first < end:
            yield Stretch(number, first, end - 1)
        start += len(word) + 1
