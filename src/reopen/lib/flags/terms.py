"""The lexicon's words as letters of an alphabet, so that a page becomes a short string.

Every word of a page is written as one letter: the lexicon's word it stands for, through slips of
the reading if asked, or the open ending (photo*) it begins with. Lines become patterns over these
letters, which a regular expression runs over at the speed of C.
"""

from bisect import bisect_left
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from reopen.lib.flags.contract import LexiconError
from reopen.lib.flags.tokens import ends_sentence, word_of

#: How a page is written: a word the lexicon does not know, and the end of a sentence.
UNKNOWN, END = " ", "\n"

FIRST, _LAST = 0x100, 0xD7FF  # letters that mean nothing in a pattern
_LONG = 8  # letters a word must have before one wrong letter is forgiven
_MOST = 200_000  # words remembered; a page of garbage must not fill the memory
_FOLDS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("li", "h"))
_LETTERS = str.maketrans({"0": "o", "1": "i", "l": "i", "|": "i", "5": "s", "8": "b", "6": "b"})


class Alphabet:
    """A letter for every word and every open ending of the lexicon."""

    def __init__(self, words: Iterable[str]) -> None:
        every = sorted(set(words))
        if len(every) > _LAST - FIRST:
            raise LexiconError("The lexicon has too many different words.")
        letters = {word: chr(FIRST + at) for at, word in enumerate(every)}
        self._whole = {word: letter for word, letter in letters.items() if word[-1] != "*"}
        self._stems = {word[:-1]: letter for word, letter in letters.items() if word[-1] == "*"}
        self._sorted = sorted(
            [*self._whole.items(), *self._stems.items()], key=lambda pair: pair[0]
        )
        self._longest = max(map(len, self._stems), default=0)
        self._folded = _by_fold(self._whole)
        self._folded_stems = _by_fold(self._stems)
        self._long = _by_gaps(word for word in self._whole if len(word) >= _LONG)
        self._long_stems = _by_gaps(stem for stem in self._stems if len(stem) >= _LONG - 1)
        self._stem_lengths = sorted({len(stem) for stem in self._stems if len(stem) >= _LONG - 1})

    def letters_of(self, term: str) -> str:
        """The letters a term of a line may stand as: an open ending covers what begins with it."""
        if not term.endswith("*"):
            return self._whole[term]
        stem, found = term[:-1], []
        for word, letter in self._sorted[bisect_left(self._sorted, (stem, "")) :]:
            if not word.startswith(stem):
                break
            found.append(letter)
        return "".join(found)

    def letter_of(self, word: str) -> str:
        """The letter of a word of a page; `UNKNOWN` if the lexicon has nothing like it."""
        found = self._whole.get(word)
        if found is not None:
            return found
        for end in range(min(len(word), self._longest), 2, -1):
            if word[:end] in self._stems:
                return self._stems[word[:end]]
        return UNKNOWN

    def letter_through_slips(self, word: str) -> str:
        """The same for a word that a reader of images may have misread."""
        if word in self._whole:
            return self._whole[word]
        # Letters that look alike in print come first: "withheid" is no other word in "withh*".
        found = self._folded.get(fold(word), "") or self.letter_of(word)
        if found != UNKNOWN:
            return found
        return self._folded_stem(word) or self._close(word) or UNKNOWN

    def _folded_stem(self, word: str) -> str:
        folded = fold(word)
        for end in range(len(folded), 3, -1):
            if folded[:end] in self._folded_stems:
                return self._folded_stems[folded[:end]]
        return ""

    def _close(self, word: str) -> str:
        """The letter of a long word, or open ending, that one wrong letter parts from this one."""
        if len(word) < _LONG:
            return ""
        whole = _nearest(word, self._long)
        if whole:
            return self._whole[whole]
        for length in self._stem_lengths:
            stem = _nearest(word[:length], self._long_stems)
            if stem:
                return self._stems[stem]
        return ""


class Memory(dict[str, str]):
    """Tokens of pages with their letters; looked up once, as the words of a file repeat."""

    def __init__(self, alphabet: Alphabet, *, slips: bool) -> None:
        super().__init__()
        self._alphabet, self._through = alphabet, slips
        self.slipped: set[str] = set()

    def __missing__(self, token: str) -> str:
        letter = self[token] = self._letter(token)
        return letter

    def tidy(self) -> None:
        """Forget everything once it is too much."""
        if len(self) > _MOST:
            self.clear()
            self.slipped.clear()

    def _letter(self, token: str) -> str:
        if ends_sentence(token):
            return END
        word = word_of(token)
        plain = self._alphabet.letter_of(word)
        if not self._through:
            return plain
        letter = self._alphabet.letter_through_slips(word)
        if letter != plain:
            self.slipped.add(token)
        return letter


def fold(word: str) -> str:
    """The word with letters that look alike made the same."""
    for pair, single in _FOLDS:
        word = word.replace(pair, single)
    return word.translate(_LETTERS)


def _by_fold(letters: dict[str, str]) -> dict[str, str]:
    # shorter words look too much alike
    return {fold(word): letter for word, letter in letters.items() if len(word) >= 4}


def _by_gaps(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by what is left of them without one letter, and by themselves."""
    found: dict[str, list[str]] = {}
    for word in words:
        for left in _gaps(word):
            found.setdefault(left, []).append(word)
    return found


def _gaps(word: str) -> list[str]:
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def _nearest(word: str, terms: dict[str, list[str]]) -> str:
    """Two words that one wrong letter parts are alike once each has lost a letter at most."""
    for left in _gaps(word):
        for term in terms.get(left, ()):
            if _one_off(word, term):
                return term
    return ""


def _one_off(word: str, term: str) -> bool:
    if abs(len(word) - len(term)) > 1 or (word[0] != term[0] and word[-1] != term[-1]):
        return False
    return Levenshtein.distance(word, term, score_cutoff=1) == 1
