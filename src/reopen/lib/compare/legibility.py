"""Whether a page was read well enough to say that it is nowhere else."""

import re
from collections import Counter
from collections.abc import Sequence

from reopen.lib.compare.contract import Sheet
from reopen.lib.compare.lexicon import COMMON
from reopen.lib.compare.settings import Settings

_WORD = re.compile(r"[A-Za-z]{3,}")
_SAMPLE = 3_000
_LEAST_WORDS = 8
_LEAST_SHARE = 0.35
#: A word on so many pages was read, not made up.
_PAGES = 3


def known_words(sides: Sequence[Sequence[Sheet]]) -> frozenset[str]:
    """English words and those on several pages of a sample: what was read, not made up."""
    counts: Counter[str] = Counter()
    for side in sides:
        step = max(1, len(side) // _SAMPLE)
        for sheet in side[::step]:
            counts.update(set(_WORD.findall(sheet.text.lower())))
    return COMMON | {word for word, count in counts.items() if count >= _PAGES}


class Legibility:
    """Knows the words of the two files: a word on several pages was read, not made up."""

    def __init__(self, sides: Sequence[Sequence[Sheet]], settings: Settings) -> None:
        """Looks at a sample of the pages. `words`: those that were read."""
        self._settings = settings
        self.words = known_words(sides)

    def legible(self, sheet: Sheet) -> bool:
        """Whether enough words of the page were read to tell it from others."""
        if sheet.confidence < self._settings.least_confidence:
            return False
        words = _WORD.findall(sheet.text.lower())
        if len(words) < _LEAST_WORDS or sum(map(len, words)) < self._settings.least_text:
            return False
        known = sum(word in self.words for word in words)
        return known >= max(_LEAST_WORDS // 2, _LEAST_SHARE * len(words))
