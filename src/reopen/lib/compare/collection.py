"""The pages of both sides, made ready for comparison."""

from collections.abc import Sequence

import numpy as np

from reopen.lib.compare.chains import Signs
from reopen.lib.compare.contract import Sheet
from reopen.lib.compare.folding import Codes, fold
from reopen.lib.compare.furniture import furniture
from reopen.lib.compare.grams import Counter, Slots, keys


class Collection:
    """Both sides: 0 is the prosecution's, 1 the defense's.

    Positions count the pages of a side in the order they were given; numbers count the pages of
    both sides, the prosecution's first.
    """

    def __init__(self, prosecution: Sequence[Sheet], defense: Sequence[Sheet]) -> None:
        """Reads every page once."""
        self.sides = (prosecution, defense)
        texts = [[sheet.text for sheet in side] for side in self.sides]
        self._furniture = furniture(texts[0], texts[1])
        letters = sum(len(text) for side in texts for text in side)
        self.counters = (Counter(letters), Counter(letters))
        self._texts: tuple[list[str], list[str]] = ([], [])
        self._codes: tuple[list[bytes], list[bytes]] = ([], [])
        for side in (0, 1):
            for text in texts[side]:
                self._count(side, text)

    def _count(self, side: int, text: str) -> None:
        clean = self._furniture[side].without(text)
        codes = fold(clean).codes
        self._texts[side].append(clean)
        self._codes[side].append(codes.tobytes())
        counter = self.counters[side]
        counter.add(counter.slots(keys(codes)))

    def __len__(self) -> int:
        return len(self.sides[0]) + len(self.sides[1])

    def number(self, side: int, position: int) -> int:
        """The number of a page among those of both sides."""
        return position + (len(self.sides[0]) if side else 0)

    def place(self, number: int) -> tuple[int, int]:
        """The side and position of a page."""
        first = len(self.sides[0])
        return (0, number) if number < first else (1, number - first)

    def codes(self, side: int, position: int) -> Codes:
        """The folded text of a page."""
        return np.frombuffer(self._codes[side][position], dtype=np.uint8)

    def signs(self, number: int) -> Signs:
        """The folded text of a page, ready to be laid beside others."""
        return Signs(self.codes(*self.place(number)))

    def text(self, side: int, position: int) -> str:
        """The text of a page without its furniture, every sign where it was."""
        return self._texts[side][position]

    def slots(self, side: int, position: int) -> Slots:
        """The slots of a page's runs, each once, ascending."""
        slots = np.sort(self.counters[0].slots(keys(self.codes(side, position))))
        return slots[np.diff(slots, prepend=-1) > 0]
