"""What a difference is about, in a lawyer's words, and whether the reading may be to blame."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from reopen.lib.compare.contract import Certainty, DifferenceKind
from reopen.lib.compare.identifiers import Kind, identifiers
from reopen.lib.compare.lexicon import CLOSE, NEGATIONS
from reopen.lib.compare.marks import MARK

_LETTERS = re.compile(r"[^a-z0-9']+")
_NAME = re.compile(r"[A-Z][a-z]+(?:[-'][A-Z]?[a-z]+)?|[A-Z]\.")
#: What a reader leaves of "not" or "n't".
_REMNANTS = frozenset({"nt", "n't", "nof", "nol", "noi", "no1", "n0t", "nct"})
_GONE = 12
_FEW = 0.3


def _bare(word: str) -> str:
    return _LETTERS.sub("", word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))


def marked(text: str) -> bool:
    """Whether the text shows that something was blacked out."""
    return MARK.search(text) is not None


def bare_of_marks(text: str) -> str:
    """What can be read beside the marks."""
    return MARK.sub("", text).strip()


def kind_of(
    left: Sequence[str], right: Sequence[str], within: frozenset[Kind] = frozenset()
) -> DifferenceKind:
    """The kind of a difference between these words and those.

    `within`: what the words are part of, of dates, times and numbers.
    """
    one, two = " ".join(left), " ".join(right)
    if _redacted(one, two):
        return DifferenceKind.REDACTION
    fresh = [word for word in left if word not in right] + [w for w in right if w not in left]
    if _negates(left) != _negates(right):
        return DifferenceKind.NEGATION
    if not (left and right) and _bare(one or two) in _REMNANTS:
        return DifferenceKind.NEGATION
    number = _number(one, two)
    for kind in (Kind.DATE, Kind.TIME):
        if kind in within:
            return DifferenceKind(kind.value)
    if number is not None:
        return number
    if _names(left) != _names(right) and any(_NAME.search(word) for word in fresh):
        return DifferenceKind.NAME
    return DifferenceKind.WORDS


def _negates(words: Sequence[str]) -> list[str]:
    return sorted(bare for word in words if (bare := _bare(word)) in NEGATIONS)


def _names(words: Sequence[str]) -> list[str]:
    return [match for word in words for match in _NAME.findall(word)]


def _redacted(one: str, two: str) -> bool:
    if marked(one) != marked(two):
        return True
    shorter, longer = sorted((len(_bare(one)), len(_bare(two))))
    return longer >= _GONE and shorter <= _FEW * longer


def _number(one: str, two: str) -> DifferenceKind | None:
    if not any(sign.isdigit() for sign in one + two):
        return None
    left, right = identifiers(one), identifiers(two)
    changed = {each.kind for each in left if each.plain not in {o.plain for o in right}}
    changed |= {each.kind for each in right if each.plain not in {o.plain for o in left}}
    for kind in (Kind.DATE, Kind.TIME):
        if kind in changed:
            return DifferenceKind(kind.value)
    if not all(_numeric(text) for text in (one, two) if text):
        return None
    digits = ["".join(sign for sign in text if sign.isdigit()) for text in (one, two)]
    return DifferenceKind.NUMBER if changed or digits[0] != digits[1] else None


def _numeric(text: str) -> bool:
    """Whether a word of the text is mostly digits, a letter read for a digit allowed."""
    bare = [_bare(word) for word in text.split()]
    return any(2 * sum(sign.isdigit() for sign in word) >= len(word) > 0 for word in bare)


def certainty_of(kind: DifferenceKind, left: Sequence[str], right: Sequence[str]) -> Certainty:
    """MISREAD for what looks like a slip of reading in an ordinary word; LOOK for all else."""
    if kind is not DifferenceKind.WORDS:
        return Certainty.LOOK
    one, two = "".join(map(_bare, left)), "".join(map(_bare, right))
    if max(len(one), len(two)) <= 2:
        return Certainty.MISREAD
    distance = Levenshtein.distance(one, two)
    if distance > max(1, int(_FEW * max(len(one), len(two)))):
        return Certainty.LOOK
    real = all(_bare(word) in CLOSE for word in [*left, *right])
    return Certainty.LOOK if real and one != two else Certainty.MISREAD
