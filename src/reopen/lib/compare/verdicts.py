"""What is to be said of each page of the prosecution's side."""

from collections.abc import Iterable, Sequence

import numpy as np

from reopen.lib.compare.alignment import align
from reopen.lib.compare.chains import Signs
from reopen.lib.compare.contract import Evidence, Ground, Pair, Sheet, Status, Verdict
from reopen.lib.compare.folding import fold
from reopen.lib.compare.legibility import Legibility
from reopen.lib.compare.neighbours import Neighbours
from reopen.lib.compare.rivals import Pages, without_rivals
from reopen.lib.compare.settings import DEFAULT, Settings

_SHOWN = 8


def judge(
    prosecution: Sequence[Sheet],
    defense: Sequence[Sheet],
    pairs: Iterable[Pair],
    *,
    settings: Settings = DEFAULT,
) -> list[Verdict]:
    """One verdict a page of the prosecution's side, in its order.

    GIVEN, PARTIAL, NOT_FOUND or UNDECIDED; whether a copy was altered is for `settle`.
    """
    lefts = {sheet.key: sheet for sheet in prosecution}
    rights = {sheet.key: sheet for sheet in defense}
    known = [pair for pair in pairs if pair.left in lefts and pair.right in rights]
    around = Neighbours(prosecution, defense, known, settings)
    raised = [around.raised(pair, settings) for pair in known]
    legibility = Legibility((prosecution, defense), settings)
    pages = Pages(lefts, legibility.words)
    settled = without_rivals(raised, pages, rights, settings)
    by_left: dict[str, list[Pair]] = {}
    for pair in settled:
        by_left.setdefault(pair.left, []).append(pair)
    bench = _Bench(rights, around, legibility, settings, _Claims(pages, settled, settings))
    return [bench.verdict(sheet, by_left.get(sheet.key, [])) for sheet in prosecution]


class _Claims:
    """Whose copies the defense's pages are for certain."""

    def __init__(self, pages: Pages, settled: Sequence[Pair], settings: Settings) -> None:
        """By the pairs that are sure."""
        self._pages = pages
        self._by_right: dict[str, list[str]] = {}
        for pair in settled:
            if pair.probability >= settings.given:
                self._by_right.setdefault(pair.right, []).append(pair.left)

    def of_others(self, pair: Pair) -> bool:
        """Whether the right page is the copy of another page, not of a copy of the left one."""
        claims = self._by_right.get(pair.right, [])
        return any(not self._pages.throughout_same(pair.left, left) for left in claims)


class _Bench:
    """Decides page by page."""

    def __init__(
        self,
        rights: dict[str, Sheet],
        around: Neighbours,
        legibility: Legibility,
        settings: Settings,
        claims: "_Claims",
    ) -> None:
        self._rights = rights
        self._claims = claims
        self._around = around
        self._legibility = legibility
        self._settings = settings

    def verdict(self, sheet: Sheet, pairs: list[Pair]) -> Verdict:
        """The verdict on one page."""
        pairs.sort(key=lambda pair: (-pair.probability, -pair.coverage, pair.right))
        shown = tuple(pairs[:_SHOWN])
        sure = [pair for pair in pairs if pair.probability >= self._settings.given]
        if sure:
            whole = self._covered(sheet, sure) >= self._settings.whole
            return Verdict(sheet.key, Status.GIVEN if whole else Status.PARTIAL, shown)
        if pairs and pairs[0].probability >= self._settings.possible:
            return Verdict(sheet.key, Status.UNDECIDED, shown)
        if any(self._same_form(pair) for pair in pairs):
            return Verdict(sheet.key, Status.UNDECIDED, shown)
        if not self._legibility.legible(sheet):
            ground = Evidence(Ground.TOO_LITTLE_TEXT, str(len(sheet.text.split())))
            return Verdict(sheet.key, Status.UNDECIDED, shown, (ground,))
        for beside in self._around.beside(sheet.key):
            if not self._legibility.legible(self._rights[beside]):
                ground = Evidence(Ground.NEIGHBOURS, "", beside)
                return Verdict(sheet.key, Status.UNDECIDED, shown, (ground,))
        return Verdict(sheet.key, Status.NOT_FOUND, shown)

    def _same_form(self, pair: Pair) -> bool:
        """Whether the other page is the same form, nobody's copy so far, and hardly to be told."""
        return (
            pair.probability >= self._settings.form_possible
            and not self._claims.of_others(pair)
            and any(each.ground is Ground.SAME_FORM for each in pair.evidence)
        )

    def _covered(self, sheet: Sheet, sure: Sequence[Pair]) -> float:
        """Share of the page found on all its copies together."""
        best = max(pair.coverage for pair in sure)
        if len(sure) < 2 or best >= self._settings.whole:
            return best
        signs = Signs(fold(sheet.text).codes)
        inside = np.zeros(len(signs), dtype=bool)
        for pair in sure[:_SHOWN]:
            for passage in align(signs, Signs(fold(self._rights[pair.right].text).codes)).passages:
                inside[passage.l0 : passage.l1] = True
        return max(best, float(inside.mean()))
