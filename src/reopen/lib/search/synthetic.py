"""Made-up pages for measuring search: the statistics of English words, no meaning.

Word frequencies follow Zipf's law, one word in a hundred is misread as by OCR. Pages, walls and
queries depend only on the size and its seed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reopen.lib.search.contract import PageText, Scope

_ONSETS = ("b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "st")
_VOWELS = ("a", "e", "i", "o", "u", "ea")
_CODAS = ("", "n", "r", "s", "t", "l", "ck", "ng")
_ENDINGS = ("", "", "s", "ed", "ing", "er")
_KINDS = ("report", "letter", "transcript", "lab sheet")
WALL = "walled"
_CHUNK = 2_000
_ZIPF = 1.0
_SHIFT = 2.7  # Mandelbrot's shift: the very first words are less extreme
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is made up. A document has `document_pages` pages, `walled` of them are closed."""

    pages: int = 200_000
    cases: int = 600
    words: int = 235
    vocabulary: int = 100_000
    noise: float = 0.01
    walled: float = 0.05
    document_pages: int = 10
    seed: int = 1


@lru_cache(maxsize=4)
def vocabulary(size: Size) -> list[str]:
    """Different pronounceable words, the most frequent first."""
    rng = np.random.default_rng(size.seed)
    found: dict[str, None] = {}
    while len(found) < size.vocabulary:
        count = int(rng.integers(1, 4)) if len(found) > 200 else 1
        syllables = (
            _pick(rng, _ONSETS) + _pick(rng, _VOWELS) + _pick(rng, _CODAS) for _ in range(count)
        )
        found["".join(syllables) + _pick(rng, _ENDINGS)] = None
    return list(found)


def _pick(rng: np.random.Generator, choices: tuple[str, ...]) -> str:
    return choices[int(rng.random() * len(choices))]


def frequencies(size: Size) -> NDArray[np.float64]:
    """The share of each vocabulary word in running text."""
    ranks = np.arange(1, size.vocabulary + 1, dtype=np.float64)
    weights: NDArray[np.float64] = (ranks + _SHIFT) ** -_ZIPF
    shares: NDArray[np.float64] = weights / weights.sum()
    return shares


def pages(size: Size) -> Iterator[PageText]:
    """All the pages, document after document; the documents are dealt out to the cases."""
    rng = np.random.default_rng(size.seed + 1)
    words = np.array(vocabulary(size), dtype=object)
    upto = np.cumsum(frequencies(size))
    for first in range(0, size.pages, _CHUNK):
        count = min(_CHUNK, size.pages - first)
        lengths = rng.integers(size.words // 2, size.words * 3 // 2, count)
        drawn = words[np.searchsorted(upto, rng.random(int(lengths.sum())) * upto[-1])]
        for at in np.flatnonzero(rng.random(len(drawn)) < size.noise):
            drawn[at] = _misread(drawn[at], rng)
        cuts = np.concatenate(([0], np.cumsum(lengths)))
        for offset in range(count):
            yield _page(size, first + offset, drawn[cuts[offset] : cuts[offset + 1]].tolist())


def _page(size: Size, number: int, drawn: list[str]) -> PageText:
    document = number // size.document_pages
    case = document % size.cases
    lines = [" ".join(drawn[at : at + 12]) for at in range(0, len(drawn), 12)]
    return PageText(
        page_id=f"9a9e0000-0000-4000-8000-{number:012d}",
        document_id=document_id(document),
        case_id=case_id(case),
        source_id=f"50c00000-0000-4000-8{document // size.cases % 3:03d}-{case:012d}",
        number=number % size.document_pages + 1,
        kind=_KINDS[document % len(_KINDS)],
        text=".\n".join(lines),
        legibility="good",
        labels=(WALL,) if document in _walled(size) else (),
    )


def _misread(word: str, rng: np.random.Generator) -> str:
    at = int(rng.random() * len(word))
    letter = _LETTERS[int(rng.random() * len(_LETTERS))]
    return word[:at] + letter + word[at + 1 :]


def document_id(number: int) -> str:
    """The id of a made-up document, as long as a real one."""
    return f"d0c00000-0000-4000-8000-{number:012d}"


def case_id(number: int) -> str:
    """The id of a made-up case, as long as a real one."""
    return f"ca5e0000-0000-4000-8000-{number:012d}"


@lru_cache(maxsize=4)
def _walled(size: Size) -> frozenset[int]:
    rng = np.random.default_rng(size.seed + 2)
    documents = -(-size.pages // size.document_pages)
    chosen = rng.choice(documents, int(documents * size.walled), replace=False)
    return frozenset(int(number) for number in chosen)


def scope(size: Size, *, by_label: bool = False) -> Scope:
    """All cases but one in a hundred, and without the walled documents: a member with walls.

    The walled documents are named one by one, which is the slower way, or by their label.
    """
    rng = np.random.default_rng(size.seed + 4)
    cases = rng.choice(size.cases, size.cases // 100, replace=False)
    one_by_one = frozenset(document_id(number) for number in _walled(size))
    return Scope(
        except_cases=frozenset(case_id(int(case)) for case in cases),
        closed_documents=frozenset() if by_label else one_by_one,
        closed_labels=frozenset({WALL}) if by_label else frozenset(),
    )
