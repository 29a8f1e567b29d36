"""What the pages before and after say: pages that were copied together stand together."""

import math
from collections.abc import Iterable, Sequence
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

    def between(self, key: str) -> str | None:
        """The defense's page between the copies of the pages before and after this one."""
        document, number = self._left[key]
        for before in self._found.get((document, number - 1), []):
            if (before[0], before[1] + 2) in self._found.get((document, number + 1), []):
                return self._at.get((before[0], before[1] + 1))
        return None
