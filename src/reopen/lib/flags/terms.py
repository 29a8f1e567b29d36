"""Which words of a text are words of the lexicon, through slips of the reading."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

_LONG = 8  # letters a word must have before one wrong letter is forgiven
_MOST = 200_000  # words remembered; a page of garbage must not fill the memory
_FOLDS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("li", "h"))
_LETTERS = str.maketrans({"0": "o", "1": "i", "l": "i", "|": "i", "5": "s", "8": "b", "6": "b"})


@dataclass(frozen=True, slots=True)
class Known:
    """The lexicon's words that a word of the text may stand for; `slip` if it is spelled anew."""

    terms: frozenset[str]
    slip: bool = False


_NONE = Known(frozenset())


class Terms:
    """The lexicon's words. Answers are remembered, as the words of a file repeat."""

    def __init__(self, words: Iterable[str]) -> None:
        every = set(words)
        self._whole = {word for word in every if not word.endswith("*")}
        self._stems = {word[:-1] for word in every if word.endswith("*")}
        self._longest = max((len(stem) for stem in self._stems), default=0)
        self._folded = _by_fold(self._whole)
        self._folded_stems = _by_fold(self._stems)
        self._exact: dict[str, Known] = {}
        self._slips: dict[str, Known] = {}

    def known(self, words: Iterable[str], *, slips: bool) -> dict[int, Known]:
        """What words stand for, by their number; with `slips`, through misreadings too."""
        memory = self._slips if slips else self._exact
        if len(memory) > _MOST:
            memory.clear()
        known: dict[int, Known] = {}
        for at, word in enumerate(words):
            found = memory.get(word)
            if found is None:
                found = memory[word] = self._look(word, slips)
            if found.terms:
                known[at] = found
        return known

    def _look(self, word: str, slips: bool) -> Known:
        terms = self._same(word)
        if terms or not slips:
            return Known(terms) if terms else _NONE
        terms = self._folded_alike(word) or self._close(word)
        return Known(terms, slip=True) if terms else _NONE

    def _same(self, word: str) -> frozenset[str]:
        found = {word} & self._whole
        for end in range(2, min(len(word), self._longest) + 1):
            if word[:end] in self._stems:
                found.add(f"{word[:end]}*")
        return frozenset(found)

    def _folded_alike(self, word: str) -> frozenset[str]:
        """Letters that look alike in print; a real word of plain letters needs no such help."""
        folded = fold(word)
        found = set(self._folded.get(folded, ()))
        for end in range(4, len(folded) + 1):
            found |= {f"{stem}*" for stem in self._folded_stems.get(folded[:end], ())}
        return frozenset(found)

    def _close(self, word: str) -> frozenset[str]:
        if len(word) < _LONG:
            return frozenset()
        found = {term for term in self._whole if len(term) >= _LONG and _one_off(word, term)}
        stems = (stem for stem in self._stems if len(stem) >= _LONG - 1)
        found |= {f"{stem}*" for stem in stems if _one_off(word[: len(stem)], stem)}
        return frozenset(found)


def fold(word: str) -> str:
    """The word with letters that look alike made the same."""
    for pair, single in _FOLDS:
        word = word.replace(pair, single)
    return word.translate(_LETTERS)


def _by_fold(words: Iterable[str]) -> dict[str, set[str]]:
    folded: dict[str, set[str]] = {}
    for word in words:
        if len(word) >= 4:  # shorter words look too much alike
            folded.setdefault(fold(word), set()).add(word)
    return folded


def _one_off(word: str, term: str) -> bool:
    if abs(len(word) - len(term)) > 1 or (word[0] != term[0] and word[-1] != term[-1]):
        return False
    return Levenshtein.distance(word, term, score_cutoff=1) == 1
