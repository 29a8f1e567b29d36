"""How the text of a page is cut into words, the same way for the index, the query and the page.

The rules, in the order they apply:

- Accents, ligatures, curly quotes and kinds of hyphens are folded to plain letters; case is
  ignored. `Muñoz` is `munoz`.
- A word is a run of letters and digits. All else separates, so `RD# 88-1432` is `rd`,
  `88`, `1432` and each part can be found alone or all of them as typed.
- An apostrophe joins (`O'Brien` is `obrien`) and a possessive falls away (`witness's` is
  `witness`).
- Initials lose their dots: `p.m.` is `pm`, `U.S.` is `us`; `3:15pm` is `3`, `15`, `pm`.
- A word broken at the end of a line (`wit-` / `ness`) is put together when it goes on in small
  letters.
- `forms` holds the other ways to write what stands on the page: hyphenated words and numbers in
  one piece (`smithjones`, `881432`), the halves of an apostrophe (`brien`).
- `skeleton` is a word's shape for the machine that read it: `rn` and `m`, `1` and `l`, `0` and `o`,
  `vv` and `w` look alike on a bad copy.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import sub
from typing import Self

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

LONGEST_WORD = 64
SKELETON_MARK = "~"
_SHORT_STEM = 3
_REMEMBERED = 100_000

_WORD = r"[^\W_]++"  # possessive: a word is never tried again a letter shorter
_BREAK = r"-[ \t]*\r?\n\s*(?=[a-z])"
_TOKEN = re.compile(
    r"(?=[^\W_])"  # nothing is tried where no word begins
    rf"((?:[^\W\d_]\.){{2,}}|[0-9]+(?=[apAP]\.?[mM]\b)|{_WORD}(?:(?:'|{_BREAK}){_WORD})*)"
)
_COMPOUND = re.compile(
    rf"(?<![^\W_]){_WORD}(?:(?:{_BREAK}|['-]|(?<=[0-9])[.,:/](?=[0-9])){_WORD})+",
)
_WORDS = re.compile(_WORD)
_NOISE = re.compile(r"[.']|-\s*\n\s*|-\s*\r\n\s*")
_LOOKALIKES = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"))


class _FoldTable(dict[int, str]):
    """Translation table that learns each character when it is first met."""

    _SAME = dict.fromkeys("’‘ʼ`´′＇", "'") | dict.fromkeys("‐‑‒–−­", "-") | {"—": " "}  # noqa: RUF001

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = self._SAME.get(char)
        if plain is None:
            apart = unicodedata.normalize("NFKD", char)
            plain = "".join(part for part in apart if not unicodedata.combining(part))
        self[code] = plain
        return plain


_FOLD = _FoldTable()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in reading order, with their character range in the original text."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def packed(self) -> bytes:
        """The places as two bytes each; empty for a text too loose to be packed."""
        steps = array("H", bytes(4 * len(self.words)))
        try:
            steps[::2] = array("H", map(sub, self.starts, (0, *self.ends)))
            steps[1::2] = array("H", map(sub, self.ends, self.starts))
        except OverflowError:
            return b""
        return steps.tobytes()

    @classmethod
    def unpacked(cls, words: list[str], places: bytes) -> Self:
        """The words with the places `packed` gave; much faster than cutting the text again."""
        points = list(accumulate(memoryview(places).cast("H")))
        return cls(words, points[::2], points[1::2])


def _fold(text: str) -> str:
    return text if text.isascii() else text.translate(_FOLD)


def _offsets(text: str, folded: str) -> list[int] | None:
    """For each folded character its place in `text`; None when the places are the same."""
    if text.isascii() or (
        len(folded) == len(text) and all(len(_FOLD[ord(char)]) == 1 for char in set(text))
    ):
        return None
    places = [at for at, char in enumerate(text) for _ in _FOLD[ord(char)]]
    return [*places, len(text)]


def _clean(token: str) -> str:
    """A raw match without what joined it; not shorter than one character."""
    if token.isalnum():
        return token.lower()[:LONGEST_WORD]
    token = token.lower()
    if token.endswith("'s") and len(token) > 2:
        token = token[:-2]
    return _NOISE.sub("", token)[:LONGEST_WORD]


class _Cleaned(dict[str, str]):
    """`_clean`, remembered: a few thousand words make up most of any page."""

    def __missing__(self, token: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        word = self[token] = _clean(token)
        return word


_cleaned = _Cleaned().__getitem__


def words(text: str) -> list[str]:
    """The words of a text, normalised, in reading order."""
    return [_clean(token) for token in _TOKEN.findall(_fold(text))]


def located_words(text: str) -> Words:
    """The words of a text with where each stands in it."""
    folded = _fold(text)
    places = _offsets(text, folded)
    pieces = _TOKEN.split(folded)  # what is between words and the words, by turns
    cut = [*map(_cleaned, pieces[1::2])]
    points = [*accumulate(map(len, pieces))]
    starts, ends = points[:-1:2], points[1::2]
    if places is None:
        return Words(cut, starts, ends)
    return Words(cut, [places[start] for start in starts], [places[end - 1] + 1 for end in ends])


def compounds(text: str) -> Iterator[tuple[frozenset[str], int, int]]:
    """Every hyphenated or apostrophed word and grouped number: its other forms, start and end."""
    folded = _fold(text)
    places = _offsets(text, folded)
    for match in _COMPOUND.finditer(folded):
        parts = [part[:LONGEST_WORD] for part in _WORDS.findall(match[0].lower())]
        start, end = match.span()
        if places is not None:
            start, end = places[start], places[end - 1] + 1
        yield frozenset((*parts, joined(parts))), start, end


def joined(parts: list[str] | tuple[str, ...]) -> str:
    """Parts of a compound written in one piece."""
    return "".join(parts)[:LONGEST_WORD]


def apostrophe_parts(text: str) -> tuple[str, ...]:
    """The pieces around apostrophes, for `O'Brien` read as `O Brien`; () when there are none."""
    parts = tuple(_WORDS.findall(_fold(text).lower()))
    return parts if len(parts) > 1 and parts[-1] != "s" else ()


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The word as a bad copy might show it; equal skeletons are the same shape."""
    for seen, meant in _LOOKALIKES:
        word = word.replace(seen, meant)
    return word


def other_forms(text: str, own: list[str]) -> str:
    """Other forms and the skeletons of a text whose words are `own`, as one line to be indexed."""
    known = set(own)
    extra = {form for forms, _, _ in compounds(text) for form in forms} - known
    shapes = set(map(skeleton, known)) - known
    extra.update(SKELETON_MARK + shape for shape in shapes)
    return " ".join(sorted(extra))


def stem_analyzer() -> TextAnalyzer:
    """The analyzer of stemmed fields: words are already cut, only endings fall away."""
    return TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer("english")).build()


_STEMMER = stem_analyzer()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The English stem of one normalised word."""
    stems: list[str] = _STEMMER.analyze(word)
    return stems[0] if stems else word


def trunk(stem: str) -> str:
    """What every word with this stem begins with (but for dying, lying and tying)."""
    return stem[:-1] if len(stem) > _SHORT_STEM else stem[:2]


def beginnings(stem: str) -> tuple[str, ...]:
    """The few ways such words begin, narrower than `trunk`: happi and happy, hope and hopi(ng)."""
    if stem.endswith("i"):
        return stem, f"{stem[:-1]}y"
    if stem.endswith(("e", "l")):
        return stem, f"{stem[:-1]}i"
    return (stem,)
