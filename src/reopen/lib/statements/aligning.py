"""Which sentence of one statement speaks of the same as which sentence of another."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from rapidfuzz import fuzz

from reopen.lib.mentions.passages import sentences
from reopen.lib.statements.differing import Change, differences
from reopen.lib.statements.lexicon import alike, words_of

_WORD = re.compile(r"[a-z0-9]+(?:[-:'\u2019][a-z0-9]+)*")
_ENOUGH = 0.3  # of 1: two sentences that share less are not laid beside each other
_ENDS = ("ies", "ing", "ed", "es", "s")


@dataclass(frozen=True)
class Sentence:
    """A sentence with its place: `page` counts the texts that were given, from 0."""

    text: str
    page: int
    start: int
    end: int

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words that say what it is about, without their endings."""
        words = _WORD.findall(self.text.lower().replace("\u2019", "'"))
        bare = (word.removesuffix("'s").replace("'", "") for word in words)
        return frozenset(
            alike().get(word) or _stem(word) for word in bare if word not in words_of("common")
        )


@dataclass(frozen=True)
class Row:
    """Two sentences to read across, or one that has nothing beside it. `likeness` from 0 to 1."""

    left: Sentence | None
    right: Sentence | None
    likeness: float = 0.0
    changes: tuple[Change, ...] = ()


def sentences_of(pages: Sequence[str]) -> list[Sentence]:
    """The sentences of a statement's pages, with their places in the texts that were given."""
    return [
        Sentence(" ".join(text[start:end].split()), page, start, end)
        for page, text in enumerate(pages)
        for start, end in sentences(text)
    ]


def align(left: Sequence[Sentence], right: Sequence[Sentence]) -> list[Row]:
    """Rows in the order of the left statement; what only the right has stands where it was said.

    People tell things in another order the second time, so a sentence may be matched wherever it
    stands; each is used once, the likest first. Rare words weigh more than frequent ones.
    """
    weights = _weights([*left, *right])
    scored = [
        (_likeness(a, b, weights), i, j) for i, a in enumerate(left) for j, b in enumerate(right)
    ]
    scored.sort(key=lambda row: (-row[0], abs(row[1] - row[2]), row[1]))
    partner: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, i, j in scored:
        if score >= _ENOUGH and i not in partner and j not in taken:
            partner[i] = (j, score)
            taken.add(j)
    return _rows(left, right, partner)


def _rows(
    left: Sequence[Sentence], right: Sequence[Sentence], partner: dict[int, tuple[int, float]]
) -> list[Row]:
    matched = {j for j, _ in partner.values()}
    rows: list[Row] = []
    shown: set[int] = set()

    def loose_before(limit: int) -> None:
        for j in range(limit):
            if j not in matched and j not in shown:
                shown.add(j)
                rows.append(Row(None, right[j]))

    for i, sentence in enumerate(left):
        if i not in partner:
            rows.append(Row(sentence, None))
            continue
        j, score = partner[i]
        loose_before(j)
        other = right[j]
        rows.append(Row(sentence, other, score, differences(sentence.text, other.text)))
    loose_before(len(right))
    return rows


def _weights(every: Sequence[Sentence]) -> dict[str, float]:
    counts = Counter(stem for sentence in every for stem in sentence.stems)
    return {stem: log(1 + len(every) / count) for stem, count in counts.items()}


def _likeness(a: Sentence, b: Sentence, weights: dict[str, float]) -> float:
    """How much of the weight of the shorter sentence's words the other shares."""
    shared = sum(weights[stem] for stem in a.stems & b.stems)
    if not shared:
        return 0.0
    sizes = [sum(weights[stem] for stem in one.stems) for one in (a, b)]
    overlap = 0.5 * shared / min(sizes) + 0.5 * 2 * shared / sum(sizes)
    lengths = sorted((len(a.stems), len(b.stems)))
    if len(a.stems & b.stems) == 1 and lengths[1] > 2:
        overlap *= 0.6  # one word is little to go by, "Officer" of a form nothing
    order = fuzz.token_sort_ratio(a.text.lower(), b.text.lower()) / 100
    return 0.8 * overlap + 0.2 * order


def _stem(word: str) -> str:
    for end in _ENDS:
        if word.endswith(end) and len(word) - len(end) >= 3:
            return word[: -len(end)] + ("y" if end == "ies" else "")
    return word
