"""Lines made ready: patterns over a page that is written in the lexicon's letters.

A pattern runs only where its line may stand. For all lines at once that is a matter of bits: every
letter has a number in which a bit is set for each line it serves, in one block of bits for the
rarest words of lines, one for the next, one for the third. Joined over a sentence's letters, the
blocks tell the lines of which all three are there.
"""

import re
from collections.abc import Sequence
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import NamedTuple

from reopen.lib.flags.lines import Line, Step, Steps
from reopen.lib.flags.terms import END, Alphabet

# Words of most pages: a line is not looked for by them if it has another word.
_COMMON = frozenset({
    "a", "an", "and", "any", "appellant", "at", "be", "before", "by", "case", "confession", "could",
    "court", "defendant", "defense", "did", "evidence", "fail*", "failed", "failure", "false",
    "for", "from", "had", "he", "her", "him", "his", "identif*", "identification", "identified",
    "identify", "in", "is", "it", "jury", "lineup", "no", "not", "of", "on", "one", "only", "or",
    "people", "petitioner", "photo", "photograph", "police", "prosecution", "prosecutor", "report",
    "she", "state", "statement", "testified", "testimony", "that", "the", "they", "to", "told",
    "trial", "victim", "was", "were", "who", "with", "witness",
})  # fmt: skip
_Pattern = re.Pattern[str]
_BLOCKS = 3  # words of a line that are looked at before its pattern is


class Stretch(NamedTuple):
    """Words of a page from one up to another, and a bit for each line that may stand there."""

    page: str  # a letter for every word and every end of a sentence
    start: int
    end: int
    may: int


class Sought:
    """A line made ready. Its pattern is made when a page first has its words."""

    def __init__(self, line: Line, alphabet: Alphabet) -> None:
        self._line, self._alphabet = line, alphabet
        #: Letters of its rarest words: of each string a stretch must have one.
        here = sorted(chain(line.points, *line.beside), key=_usual)
        self.needs = [self._first_letters(step) for step in here[:_BLOCKS]]

    def met(self, stretch: Stretch, start: int) -> tuple[int, int] | None:
        """First word and after the last word of the line's next place in the stretch."""
        points, beside, near = self._patterns
        page, first, end, _ = stretch
        for other in beside:
            if not other.search(page, first, end):
                return None
        for other in near:
            if not other.search(*_around(page, first, end)):
                return None
        found = points.search(page, start, end)
        return found.span() if found else None

    @cached_property
    def _patterns(self) -> tuple[_Pattern, list[_Pattern], list[_Pattern]]:
        line = self._line
        return (
            self._pattern(line.points),
            [self._pattern(steps) for steps in line.beside],
            [self._pattern(steps) for steps in line.near],
        )

    def _pattern(self, steps: Steps) -> _Pattern:
        return re.compile("".join(map(self._step, steps)))

    def _step(self, step: Step) -> str:
        single = "".join(
            self._alphabet.letters_of(option[0]) for option in step.alternatives if len(option) == 1
        )
        options = [
            "".join(f"[{self._alphabet.letters_of(term)}]" for term in option)
            for option in step.alternatives
            if len(option) > 1
        ]
        options += [f"[{single}]"] if single else []
        gap = f"[^{END}]{{0,{step.gap}}}?" if step.gap else ""
        return f"{gap}(?:{'|'.join(options)})" if len(options) > 1 else gap + options[0]

    def _first_letters(self, step: Step) -> str:
        return "".join(self._alphabet.letters_of(option[0]) for option in step.alternatives)


def _around(page: str, start: int, end: int) -> tuple[str, int, int]:
    """The words with the sentence before and the sentence after."""
    after = page.find(END, end + 1)
    before = page.rfind(END, 0, max(start - 1, 0)) + 1
    return page, before, len(page) if after < 0 else after


class Lines:
    """All lines of a lexicon, known by their numbers; several are told as the bits of a number."""

    def __init__(self, lines: Sequence[Sought]) -> None:
        self._lines = lines
        self._served: dict[str, int] = {}
        self._free = 0  # what a line with fewer words does not need
        for number, line in enumerate(lines):
            for block in range(_BLOCKS):
                bit = 1 << block * len(lines) + number
                if block >= len(line.needs):
                    self._free |= bit
                else:
                    for letter in line.needs[block]:
                        self._served[letter] = self._served.get(letter, 0) | bit
        self._letters = frozenset(self._served)

    def __getitem__(self, number: int) -> Sought:
        return self._lines[number]

    def stretch(self, page: str, start: int, end: int) -> Stretch:
        """The words from `start` to `end`, with the lines that may stand there."""
        known = self._letters & set(page[start:end])
        if not known:
            return Stretch(page, start, end, 0)
        served = reduce(or_, map(self._served.__getitem__, known), self._free)
        may, count = served, len(self._lines)
        for _ in range(1, _BLOCKS):
            served >>= count
            may &= served
        return Stretch(page, start, end, may)

    def one_stands(self, numbers: int, stretch: Stretch) -> bool:
        """Whether one of some lines stands in the stretch."""
        left = numbers & stretch.may
        while left:
            if self._lines[first_of(left)].met(stretch, stretch.start):
                return True
            left &= left - 1
        return False


def first_of(bits: int) -> int:
    """The lowest bit that is set."""
    return (bits & -bits).bit_length() - 1


def _usual(step: Step) -> tuple[int, int]:
    """How usual the words of a step are."""
    firsts = {option[0] for option in step.alternatives}
    return len(firsts & _COMMON), len(firsts)
