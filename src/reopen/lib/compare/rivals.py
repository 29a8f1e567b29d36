"""Two different pages that both claim one page of the other side."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reopen.lib.compare.alignment import Alignment, align
from reopen.lib.compare.chains import Signs
from reopen.lib.compare.contract import Evidence, Ground, Pair, Sheet
from reopen.lib.compare.folding import fold
from reopen.lib.compare.lookalikes import one_page
from reopen.lib.compare.marks import without_marks
from reopen.lib.compare.page import Page, Place
from reopen.lib.compare.settings import Settings

#: Of two claims, one that agrees in so many more signs is the better one.
_MARGIN = 12
#: Of pages with nothing in one against the other, at most one sign in so many stands against one.
_AGAINST_ONE = 50
#: Share of the longer page that is equal in copies from top to bottom.
_THROUGHOUT = 0.9


def without_rivals(
    pairs: Iterable[Pair], lefts: "Pages", rights: Mapping[str, Sheet], settings: Settings
) -> list[Pair]:
    """The pairs, weakened where a different page has as good a claim, or a better one.

    Pages that are copies of each other, and pages that stand in different places of a page on
    which several were put together, are no rivals.
    """
    pairs = list(pairs)
    claims: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair.probability >= settings.possible:
            claims.setdefault(pair.right, []).append(pair)
    weakened: dict[tuple[str, str], Pair] = {}
    for right, rival in claims.items():
        if len(rival) > 1:
            for pair in _contested(rights[right], rival, lefts, settings):
                weakened[pair.left, pair.right] = pair
    return [weakened.get((pair.left, pair.right), pair) for pair in pairs]


def same_place(one: str, two: str, right: str) -> bool:
    """Whether two pages claim the same part of a page: copies of one, rather than side by side."""
    signs = Signs(fold(right).codes)
    first, second = (align(Signs(fold(text).codes), signs) for text in (one, two))
    return _overlap(first, second, len(signs))


class Pages(dict[str, Page]):
    """The prosecution's pages by key, made ready when they are asked for."""

    def __init__(self, sheets: Mapping[str, Sheet], words: frozenset[str]) -> None:
        """`words`: those known from all the pages."""
        super().__init__()
        self._sheets, self._words = sheets, words

    def __missing__(self, key: str) -> Page:
        text = without_marks(self._sheets[key].text)
        signs = Signs(fold(text).codes)
        self[key] = Page(Place(0, 0), self._sheets[key], text, signs, words=self._words)
        return self[key]

    def throughout_same(self, one: str, two: str) -> bool:
        """Whether two of them are copies from top to bottom."""
        first, second = self[one], self[two]
        alignment = align(first.signs, second.signs)
        equal = sum(passage.equal for passage in alignment.passages)
        enough = equal >= _THROUGHOUT * max(len(first.signs), len(second.signs))
        return enough and one_page(first, second, alignment)

    def same(self, one: str, two: str) -> bool:
        """Whether two of them are copies: nothing in one against the other, or poor scans."""
        alignment = align(self[one].signs, self[two].signs)
        equal = sum(passage.equal for passage in alignment.passages)
        conflict = sum(gap.conflict for gap in alignment.gaps)
        return conflict * _AGAINST_ONE <= equal or one_page(self[one], self[two], alignment)


def _contested(right: Sheet, claims: list[Pair], lefts: Pages, settings: Settings) -> list[Pair]:
    """The claims that lose against a better or equal one."""
    signs = Signs(fold(right.text).codes)
    laid = {pair.left: align(lefts[pair.left].signs, signs) for pair in claims}
    ranked = sorted(claims, key=lambda pair: -_agreeing(laid[pair.left]))
    lost: list[Pair] = []
    for index, pair in enumerate(ranked):
        for better in ranked[:index]:
            if not _overlap(laid[pair.left], laid[better.left], len(signs)):
                continue
            if lefts.same(pair.left, better.left):
                continue
            ahead = _agreeing(laid[better.left]) - _agreeing(laid[pair.left])
            if ahead >= _MARGIN and better.probability >= settings.given:
                lost.append(_weaker(pair, settings.possible / 2, better.left))
                break
            if ahead < _MARGIN:
                lost.append(_weaker(pair, settings.given - 0.05, better.left))
                lost.append(_weaker(better, settings.given - 0.05, pair.left))
                break
    return lost


def _agreeing(alignment: Alignment) -> float:
    equal = sum(passage.equal for passage in alignment.passages)
    return equal - sum(gap.conflict for gap in alignment.gaps if not gap.edge)


def _overlap(one: Alignment, two: Alignment, length: int) -> bool:
    """Whether both claim the same part of the page."""
    marks = bytearray(length)
    for passage in one.passages:
        marks[passage.r0 : passage.r1] = b"\1" * (passage.r1 - passage.r0)
    mine = sum(marks)
    theirs = sum(passage.r1 - passage.r0 for passage in two.passages)
    both = sum(sum(marks[passage.r0 : passage.r1]) for passage in two.passages)
    return both * 3 >= min(mine, theirs)


def _weaker(pair: Pair, limit: float, rival: str) -> Pair:
    if pair.probability <= limit:
        return pair
    ground = Evidence(Ground.RIVAL, rival)
    return replace(pair, probability=round(limit, 4), evidence=(*pair.evidence, ground))
