"""Well-known measures of near-duplicate text, each as strong as it can be made with little work.

Needs requirements/bench.txt; `missing` says what is not there. A baseline names for each page of
the prosecution's the closest page of the defense's with its similarity; the bench then picks the
threshold that is best for it.
"""

import importlib.util
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reopen.lib.compare.bench.tally import Best
from reopen.lib.compare.contract import Sheet

_PERMUTATIONS = 128
_LEAST = 0.15  # candidates below this similarity are not looked at
_MANY = 256  # pages of one sparse product
Closest = Callable[[Sequence[Sheet], Sequence[Sheet]], list[Best]]


def _words(text: str) -> list[str]:
    """Runs of three words."""
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))]


def _letters(text: str) -> list[str]:
    """Runs of eight characters."""
    text = " ".join(text.lower().split())
    return [text[at : at + 8] for at in range(max(1, len(text) - 7))]


def minhash_datasketch(prosecution: Sequence[Sheet], defense: Sequence[Sheet]) -> list[Best]:
    """MinHash of three-word runs with LSH, by datasketch."""
    from datasketch import MinHash, MinHashLSH

    def hashed(sheet: Sheet) -> Any:
        made = MinHash(num_perm=_PERMUTATIONS)
        made.update_batch([run.encode() for run in _words(sheet.text)])
        return made

    index = MinHashLSH(threshold=_LEAST, num_perm=_PERMUTATIONS)
    kept = {sheet.key: hashed(sheet) for sheet in defense}
    for key, made in kept.items():
        index.insert(key, made)

    def closest(sheet: Sheet) -> Iterator[tuple[float, str]]:
        own = hashed(sheet)
        return ((own.jaccard(kept[key]), key) for key in index.query(own))

    return _best(prosecution, closest)


def minhash_rensa(prosecution: Sequence[Sheet], defense: Sequence[Sheet]) -> list[Best]:
    """MinHash of eight-character runs with LSH, by rensa."""
    from rensa import RMinHash, RMinHashLSH

    def hashed(sheet: Sheet) -> Any:
        made = RMinHash(num_perm=_PERMUTATIONS, seed=1)
        made.update(_letters(sheet.text))
        return made

    index = RMinHashLSH(threshold=_LEAST, num_perm=_PERMUTATIONS, num_bands=64)
    kept = [hashed(sheet) for sheet in defense]
    for number, made in enumerate(kept):
        index.insert(number, made)

    def closest(sheet: Sheet) -> Iterator[tuple[float, str]]:
        own = hashed(sheet)
        return ((own.jaccard(kept[at]), defense[at].key) for at in index.query(own))

    return _best(prosecution, closest)


def _best(
    prosecution: Sequence[Sheet], closest: Callable[[Sheet], Iterator[tuple[float, str]]]
) -> list[Best]:
    found = []
    for sheet in prosecution:
        score, key = max(closest(sheet), default=(0.0, ""))
        if key:
            found.append(Best(sheet.key, key, float(score)))
    return found


def tfidf_cosine(prosecution: Sequence[Sheet], defense: Sequence[Sheet]) -> list[Best]:
    """Cosine of tf-idf weights of four-character runs, by scikit-learn; every pair is looked at.

    Runs that more than a tenth of the pages have are left out: it makes the baseline better.
    """
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    weigh = TfidfVectorizer(
        analyzer="char", ngram_range=(4, 4), min_df=2, max_df=0.1, sublinear_tf=True,
        dtype=np.float32,
    )  # fmt: skip
    weigh.fit(sheet.text for sheet in (*prosecution, *defense))
    right = weigh.transform([sheet.text for sheet in defense]).T.tocsr()
    found = []
    for first in range(0, len(prosecution), _MANY):
        some = prosecution[first : first + _MANY]
        scores = (weigh.transform([sheet.text for sheet in some]) @ right).toarray()
        for sheet, at, score in zip(some, scores.argmax(axis=1), scores.max(axis=1), strict=True):
            found.append(Best(sheet.key, defense[int(at)].key, float(score)))
    return found


BASELINES: dict[str, tuple[str, Closest]] = {
    "MinHash LSH, datasketch": ("datasketch", minhash_datasketch),
    "MinHash LSH, rensa": ("rensa", minhash_rensa),
    "TF-IDF cosine, scikit-learn": ("sklearn", tfidf_cosine),
}


def missing() -> list[str]:
    """The baselines whose library is not installed."""
    return [
        name for name, (library, _) in BASELINES.items() if not importlib.util.find_spec(library)
    ]
