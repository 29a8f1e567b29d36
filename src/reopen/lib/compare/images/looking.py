"""Looking at two page pictures where their texts differ: a change on paper, or a misreading?

Two witnesses are heard. The ink of the letters in dispute is laid over what stands in their place
on the other page, and judged by how alike letters are there that both readings agree on
(`images.scale`). And each ink is asked which of the two readings it fits, set in the letters of its
own page (`images.letters`): on a changed page each fits its own, after a misreading both fit the
same one. `images.odds` weighs the two; letters can speak against a change, but never hide one.
What does not read like a slip (a digit against a digit, a word against quite another) is believed
sooner, the surer it was read. Words that only one page has are sought on the other as a whole.
Where the pictures cannot tell, the words themselves decide only when both were read with
confidence; else a person has to look.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from rapidfuzz.distance import Levenshtein

from reopen.lib.compare.contract import Certainty, Difference, DifferenceKind
from reopen.lib.compare.images.dispute import partings, two_words
from reopen.lib.compare.images.odds import (
    READ_BADLY,
    Limits,
    limits_for,
    log_odds,
    looks_misread,
    no_slip,
)
from reopen.lib.compare.images.pages import Bout, Pages, PageView, Spot, spot_of
from reopen.lib.compare.images.place import TRUSTED, Words

__all__ = ["PageView", "look"]

#: How far a word that only one page has stands out: below the first it was missed by the reader,
#: from the second on it stands on one paper only; from the third on even if it reads like a slip.
_THERE, _GONE, _GONE_FOR_SURE = 1.0, 2.0, 5.0
#: The second for a few words read with much confidence: of nothing a reader makes none, and what it
#: skips is mostly a line.
_WELL_READ, _GONE_IF_WELL_READ, _FEW = 85, 1.3, 2
#: The same for a word among others that are there: its place is less sure.
_GONE_AMONG_OTHERS = 2.5
_SURE, _HALF_SURE = 90, 45  # confidence of a reading, 0..100
_FITS_ITS_OWN = 0.2
_MATERIAL = frozenset(DifferenceKind) - {DifferenceKind.WORDS, DifferenceKind.REDACTION}


def look(left: PageView, right: PageView, found: Sequence[Difference]) -> list[Difference]:
    """The differences in the same order, each with its certainty after looking at both pictures.

    MISREAD stays, unless a word stands on one paper only; CHANGED (born-digital text) stays, unless
    the ink is the same; LOOK is left for a person. The kind becomes REDACTION where words were
    covered or blanked, and WORDS where a supposed redaction has other words in its place.
    """
    if not any(map(_worth_a_look, found)):
        return list(found)
    words = Words.of(left.text), Words.of(right.text)
    judge = _Judge(words, Pages.of((left, right), words))
    return [judge.judged(each) if _worth_a_look(each) else each for each in found]


def _worth_a_look(difference: Difference) -> bool:
    """What reads like a slip is one, unless the other page has nothing at all in its place."""
    one_sided = not (difference.left_text and difference.right_text)
    return difference.certainty is not Certainty.MISREAD or one_sided


@dataclass(frozen=True, slots=True)
class _Judge:
    """`pages` is None when the two have too little in common to be laid over each other."""

    words: tuple[Words, Words]
    pages: Pages | None

    def judged(self, difference: Difference) -> Difference:
        """The difference with kind and certainty by what is seen."""
        spot = spot_of(difference, self.words)
        if self.pages is None or not any(spot.sides):
            return replace(difference, certainty=self._by_reading(difference, spot))
        if spot.two_sided:
            certainty = self._by_both(self.pages, difference, spot)
        else:
            certainty = self._gone(self.pages, difference, spot)
        kind = difference.kind
        if certainty is not Certainty.MISREAD and self.pages.hidden(spot):
            return replace(difference, kind=DifferenceKind.REDACTION, certainty=Certainty.CHANGED)
        if certainty is Certainty.CHANGED and kind is DifferenceKind.REDACTION:
            kind = DifferenceKind.WORDS
        return replace(difference, kind=kind, certainty=certainty)

    def _by_both(self, pages: Pages, difference: Difference, spot: Spot) -> Certainty:
        """By how unlike the two inks are, and which reading either ink fits."""
        bouts = pages.bouts(spot)
        if not bouts:
            return Certainty.MISREAD
        excess = pages.excess(bouts)
        if excess is None or not pages.scale.telling:
            return self._each_by_itself(pages, difference, spot)
        legible = self._sure(spot) >= _HALF_SURE
        if legible and (pages.gone(bouts, TRUSTED) or 0.0) >= _GONE_AMONG_OTHERS:
            return self._changed(pages, spot)
        limits = limits_for(difference.kind)
        liking = pages.preference(bouts) if excess > limits.alike else None
        if pages.no_slips(pages.surely_read(bouts, _WELL_READ)):
            limits = limits.seldom_hiding()
        if looks_misread(excess, liking, limits) and (pages.gone(bouts) or 0.0) < _GONE:
            return Certainty.MISREAD
        if difference.certainty is Certainty.CHANGED:
            return Certainty.CHANGED
        if not self._is_told(pages, spot, bouts, limits):
            return Certainty.LOOK
        return self._changed(pages, spot)

    def _is_told(self, pages: Pages, spot: Spot, bouts: Sequence[Bout], limits: Limits) -> bool:
        """Whether what was surely read is a change: specks and strokes are read as words, too.

        What does not read like a slip is believed sooner, but not where stamps are set.
        """
        bouts = [bout for bout in bouts if not all(each.stroke for each in bout.partings)]
        hardly = pages.surely_read(bouts, _HALF_SURE)
        no_slips = [] if pages.at_the_edge(spot) else pages.no_slips(hardly)
        asked = [
            (pages.surely_read(bouts), 0.0),
            (hardly, READ_BADLY),
            *(([bout], no_slip(pages.least_sure(bout))) for bout in no_slips),
        ]
        return any(_odds(pages, part, limits) >= limits.changed + more for part, more in asked)

    def _changed(self, pages: Pages, spot: Spot) -> Certainty:
        hard_to_see = pages.under_strokes(spot) or pages.under_stamps(spot)
        return Certainty.LOOK if hard_to_see else Certainty.CHANGED

    def _each_by_itself(self, pages: Pages, difference: Difference, spot: Spot) -> Certainty:
        """Where the pages are set in other type, each ink may still fit one of the readings."""
        bouts = pages.bouts(spot)
        if any(
            (pages.preference([bout]) or 0.0) >= _FITS_ITS_OWN
            for bout in pages.no_slips(pages.surely_read(bouts, _WELL_READ))
        ):
            return self._changed(pages, spot)
        liking = pages.preference(bouts)
        if liking is not None and liking < (0.0 if pages.no_slips(bouts) else _FITS_ITS_OWN):
            return Certainty.LOOK
        return self._by_reading(difference, spot)

    def _gone(self, pages: Pages, difference: Difference, spot: Spot) -> Certainty:
        """For words that were read on one page only."""
        excess = pages.missing(spot)
        if excess is None or not pages.scale.telling:
            return self._by_reading(difference, spot)
        slip = difference.certainty is Certainty.MISREAD
        if excess <= (_GONE_FOR_SURE if slip else _THERE):
            return Certainty.MISREAD
        if difference.certainty is Certainty.CHANGED:
            return Certainty.CHANGED
        if pages.dirt(spot) or pages.under_strokes(spot):
            return Certainty.MISREAD if slip else Certainty.LOOK
        well_read = _GONE_IF_WELL_READ if len(spot.left) + len(spot.right) <= _FEW else _GONE
        told = any(
            (pages.missing(spot, least) or 0.0) >= far
            for least, far in (
                (_WELL_READ, well_read),
                (TRUSTED, _GONE),
                (_HALF_SURE, _GONE_FOR_SURE if difference.kind in _MATERIAL else inf),
            )
        )
        return Certainty.CHANGED if told else Certainty.LOOK

    def _by_reading(self, difference: Difference, spot: Spot) -> Certainty:
        """Without pictures: two readings, both sure, of a name, number, date, time or "not"."""
        if difference.certainty is not Certainty.LOOK:
            return difference.certainty
        if difference.kind not in _MATERIAL or not spot.two_sided or _reads_like_a_slip(difference):
            return Certainty.LOOK
        least = TRUSTED if two_words(difference.left_text, difference.right_text) else _SURE
        return Certainty.CHANGED if self._sure(spot) >= least else Certainty.LOOK

    def _sure(self, spot: Spot) -> int:
        """The least confidence with which the words of both sides were read."""
        return min(
            int(page.sure[word])
            for page, words in zip(self.words, spot.sides, strict=True)
            for word in words
        )


def _reads_like_a_slip(difference: Difference) -> bool:
    """Whether one letter of a name, or no digit of a figure, stands against another."""
    left, right = difference.left_text, difference.right_text
    if difference.kind is DifferenceKind.NEGATION:
        return False
    if difference.kind is DifferenceKind.NAME:
        return Levenshtein.distance(left, right) < 2
    return not any(each.digits_alone for each in partings(left.split(), right.split()))


def _odds(pages: Pages, bouts: Sequence[Bout], limits: Limits) -> float:
    """Log odds that these bouts are a change on paper."""
    excess = pages.excess(bouts)
    if excess is None:
        return -inf
    return log_odds(excess, pages.preference(bouts) if excess > limits.alike else None)
