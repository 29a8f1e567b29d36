"""What the comparison of two files takes and gives.

Offsets count characters of a page's text as it was read. No more is said than was done: a page was
given, given altered or in part, not found in the other file, or nobody can tell by machine.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What became of one page of the prosecution's side."""

    GIVEN = "given"
    ALTERED = "altered"
    PARTIAL = "partial"
    NOT_FOUND = "not_found"
    UNDECIDED = "undecided"


class DifferenceKind(StrEnum):
    """What differs between two copies of one page, in a lawyer's words."""

    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    NEGATION = "negation"
    WORDS = "words"
    REDACTION = "redaction"


class Certainty(StrEnum):
    """Whether a difference is on the paper, or may be the reading of a bad scan."""

    CHANGED = "changed"
    MISREAD = "misread"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. `document` and `number` say where it stands among its neighbours.

    `confidence` is the mean confidence of its reading, 0..1; 1 for born-digital text.
    """

    key: str
    document: str
    number: int
    text: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two copies of a page part. An empty span marks where text is missing."""

    kind: DifferenceKind
    left: Span
    right: Span
    left_text: str
    right_text: str
    certainty: Certainty = Certainty.LOOK


class Ground(StrEnum):
    """Why two pages were taken, or not taken, for the same."""

    OWN_TEXT = "own_text"
    SAME_FORM = "same_form"
    IDENTIFIER_AGREES = "identifier_agrees"
    IDENTIFIER_CONFLICTS = "identifier_conflicts"
    NEIGHBOURS = "neighbours"
    TOO_LITTLE_TEXT = "too_little_text"
    RIVAL = "rival"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One ground, with what it rests on: the words of either page, or a figure as text."""

    ground: Ground
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A page of the prosecution's side and a candidate of the defense's, compared.

    `similarity`: share of the comparable text of the two that agrees, 0..1. `coverage`: share of
    the left page's text found on the right, 0..1; of its own text, without what it has in common
    with every such form, where less of that was found. `probability`: that they are copies of one
    page.
    """

    left: str
    right: str
    similarity: float
    coverage: float
    probability: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of one page of the prosecution's side, best pairs first."""

    key: str
    status: Status
    pairs: tuple[Pair, ...] = ()
    evidence: tuple[Evidence, ...] = field(default=())
