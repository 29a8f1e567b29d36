"""Lines made ready: patterns over a page that is written in the lexicon's letters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

from reopen.lib.flags.lines import Step, Written
from reopen.lib.flags.terms import END, FIRST, Alphabet

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


class Stretch(NamedTuple):
    """Words of a page from one up to another, and which letters they have."""

    page: str  # a letter for every word and every end of a sentence
    start: int
    end: int
    present: int  # a bit for every letter


class _Bits(dict[str, int]):
    """Letters as bits, made once."""

    def __missing__(self, letter: str) -> int:
        bit = self[letter] = 1 << max(ord(letter) - FIRST, -1) + 1
        return bit


_BITS = _Bits()


def bits_of(letters: Iterable[str]) -> int:
    """A bit for every letter."""
    return reduce(or_, map(_BITS.__getitem__, letters), 0)


class Sought:
    """A line made ready. Its pattern is made when a page first has all its words."""

    def __init__(self, written: Written, alphabet: Alphabet) -> None:
        self._written, self._alphabet = written, alphabet
        steps = sorted((step for line in written for step in line), key=_usual)
        #: The letters by which the line is looked for: a page without one cannot hold it.
        self.anchors = self._first_letters(steps[0])
        self.anchor_bits = bits_of(self.anchors)
        #: The letters of its next step; those of the first where it has one step only.
        self.second_bits = bits_of(self._first_letters(steps[min(1, len(steps) - 1)]))
        self._other_needs = [bits_of(self._first_letters(step)) for step in steps[2:]]

    def met(self, stretch: Stretch) -> Iterator[tuple[int, int]]:
        """First word and after the last word, wherever the line stands in the stretch.

        The stretch has letters of `anchor_bits` and `second_bits`; the caller has seen to it.
        """
        present = stretch.present
        for need in self._other_needs:
            if not present & need:
                return _NOWHERE
        points, *beside = self._patterns
        where = stretch[:3]  # page, start and end
        for other in beside:
            if not other.search(*where):
                return _NOWHERE
        return map(_SPAN, points.finditer(*where))

    @cached_property
    def _patterns(self) -> list["re.Pattern[str]"]:
        return [re.compile("".join(map(self._step, line))) for line in self._written]

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


_SPAN = re.Match.span
_NOWHERE: Iterator[tuple[int, int]] = iter(())


class Lines:
    """Lines of which one is enough."""

    def __init__(self, lines: Sequence[Sought]) -> None:
        self._lines = [(line.anchor_bits, line.second_bits, line) for line in lines]
        self._anchor_bits = reduce(or_, (line.anchor_bits for line in lines), 0)

    def stand(self, stretch: Stretch) -> bool:
        """Whether one of them stands in the stretch."""
        present = stretch.present
        if not present & self._anchor_bits:
            return False
        for first, second, line in self._lines:
            if present & first and present & second and next(line.met(stretch), None):
                return True
        return False


def _usual(step: Step) -> tuple[int, int]:
    """How usual the words of a step are."""
    firsts = {option[0] for option in step.alternatives}
    return len(firsts & _COMMON), len(firsts)
