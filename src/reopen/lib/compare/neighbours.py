"""What the pages before and after say: pages that were copied together stand together."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reopen.lib.compare.contract import Evidence, Ground, Pair, Sheet
from reopen.lib.compare.settings import Settings

Place = tuple[str, int]

#: Added to the log-odds for each neighbour that is a copy of the other page's neighbour.
_SUPPORT = 1.5
#: A pair less likely than this is not raised: its text speaks against it.
_LEAST = 0.05
#: Nor is one where so little of the comparable text agrees: another draft may stand in its place.
_AGREEING = 0.93
#: Pages away that a copy may be to tell where another page would stand.
_NEAR = 4


class Neighbours:
    """Where every page stands, and which runs of pages were found on both sides."""

    def __init__(
        self,
        prosecution: Sequence[Sheet],
        defense: Sequence[Sheet],
        pairs: Iterable[Pair],
        settings: Settings,
    ) -> None:
        """Sure pairs make the runs."""
        self._left = {sheet.key: (sheet.document, sheet.number) for sheet in prosecution}
        self._right = {sheet.key: (sheet.document, sheet.number) for sheet in defense}
        self._at = {place: key for key, place in self._right.items()}
        self._lefts = {place: key for key, place in self._left.items()}
        self._sure = {
            (self._left[pair.left], self._right[pair.right])
            for pair in pairs
            if pair.probability >= settings.given
        }
        self._found: dict[Place, list[Place]] = {}
        for left, right in self._sure:
            self._found.setdefault(left, []).append(right)

    def raised(self, pair: Pair, settings: Settings) -> Pair:
        """The pair, likelier when its neighbours are copies; sure and hopeless ones unchanged."""
        if not _LEAST <= pair.probability < settings.given or pair.similarity < _AGREEING:
            return pair
        left, right = self._left[pair.left], self._right[pair.right]
        support = sum(
            ((left[0], left[1] + step), (right[0], right[1] + step)) in self._sure
            for step in (-1, 1)
        )
        if not support:
            return pair
        odds = math.log(pair.probability / (1 - pair.probability)) + _SUPPORT * support
        ground = Evidence(Ground.NEIGHBOURS, str(support))
        return replace(
            pair,
            probability=round(1 / (1 + math.exp(-odds)), 4),
            evidence=(*pair.evidence, ground),
        )

    def beside(self, key: str) -> Iterator[str]:
        """The defense's pages that stand where this page would, counted from copies nearby."""
        document, number = self._left[key]
        for away in range(1, _NEAR + 1):
            for step in (-away, away):
                for found in self._found.get((document, number + step), []):
                    there = self._at.get((found[0], found[1] - step))
                    if there is not None:
                        yield there
