"""The little language of rules.

A line is words that follow each other. In it

    photo*          any ending: photo, photos, photograph
    deal|bargain    one of these
    <officers>      one of the words or phrases of the list "officers"
    promised ..6 leniency
                    at most six other words between, in the same sentence
    threat* & witness|witnesses
                    both in the same sentence, in any order; the first is pointed at
    confess* && drugged|wounded
                    the second may also stand in the sentence before or after

Case, apostrophes and hyphens do not matter: "show-up" is written as the two words show up.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from reopen.lib.flags.contract import LexiconError
from reopen.lib.flags.tokens import words_of

_GAP = re.compile(r"\.\.(\d{1,2})$")
_WORD = re.compile(r"[^\W_]+\*?$")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a line: alternatives of one or more words, up to `gap` words after the last."""

    alternatives: tuple[tuple[str, ...], ...]
    gap: int = 0


Steps = tuple[Step, ...]
Lists = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Line:
    """What is pointed at, and what must stand in its sentence, or there or in one beside it."""

    points: Steps
    beside: tuple[Steps, ...] = ()
    near: tuple[Steps, ...] = ()

    @property
    def steps(self) -> Steps:
        return tuple(chain(self.points, *self.beside, *self.near))


def read_line(line: str, lists: Lists) -> Line:
    """The line in its parts and steps; raises `LexiconError` with the reason."""
    points, *more = re.split(r"(?:^|\s+)(&&?)(?:\s+|$)", line.strip())
    parts = [
        (sign, _steps(text, line, lists)) for sign, text in zip(more[::2], more[1::2], strict=True)
    ]
    return Line(
        _steps(points, line, lists),
        tuple(steps for sign, steps in parts if sign == "&"),
        tuple(steps for sign, steps in parts if sign == "&&"),
    )


def _steps(text: str, line: str, lists: Lists) -> Steps:
    steps: list[Step] = []
    gap: int | None = None
    for part in text.split():
        asked = _GAP.match(part)
        if asked:
            if not steps or gap is not None:
                raise LexiconError(f"“{line}”: ..{asked[1]} must stand between two words.")
            gap = int(asked[1])
        else:
            steps.append(Step(tuple(_alternatives(part, line, lists)), gap or 0))
            gap = None
    if not steps or gap is not None:
        raise LexiconError(f"“{line}”: a line must begin and end with a word.")
    return tuple(steps)


def _alternatives(part: str, line: str, lists: Lists) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for option in part.split("|"):
        if option.startswith("<") and option.endswith(">"):
            name = option[1:-1]
            if name not in lists:
                raise LexiconError(f"“{line}”: there is no list {option}.")
            found += [_phrase(phrase, line) for phrase in lists[name]]
        else:
            found.append(_phrase(option, line))
    return found


def _phrase(text: str, line: str) -> tuple[str, ...]:
    words = []
    for token in text.replace("-", " ").split():
        plain = words_of(token.rstrip("*"))
        word = "".join(plain) + ("*" if token.endswith("*") else "")
        if not _WORD.match(word):
            raise LexiconError(f"“{line}”: “{token}” is not a word.")
        if word.endswith("*") and len(word) <= _SHORTEST_STEM:
            raise LexiconError(f"“{line}”: “{token}” is too short for an open ending.")
        words.append(word)
    if not words:
        raise LexiconError(f"“{line}”: a word is missing beside |.")
    return tuple(words)
