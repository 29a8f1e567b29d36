"""How likely two pages are copies of one: what agrees, what conflicts, weighed in the open."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reopen.lib.compare.alignment import Alignment, align
from reopen.lib.compare.contract import Evidence, Ground, Pair
from reopen.lib.compare.page import Mask, Page
from reopen.lib.compare.places import Numbers, numbers, places

_SHOWN = 4
#: Signs of a short form, signs written into one blank, and blanks filled.
_SHORT_FORM, _FILLING, _BLANKS = 600, 4, 3
#: Pages that look alike, from which on they are a form.
_CROWD = 4
#: Signs of own text that one page must have for its absence on the other to mean anything.
_LEAST_OWN = 20


class Findings(NamedTuple):
    """What a close look at two pages found, in signs.

    `own`: agreeing text that is not a form's; `form`: agreeing text of a form; `conflict`: text
    against other text between passages; `edge`: the same before the first or after the last.
    """

    own: float
    form: float
    conflict: float
    edge: float
    rest: float
    places: float
    noise: float
    coverage: float
    whole: float
    numbers: Numbers


def examine(left: Page, right: Page) -> Findings:
    """A close look at two pages."""
    alignment = align(left.signs, right.signs)
    left_own, right_own = left.own(right.number), right.own(left.number)
    lefts, rights = _sums(left_own), _sums(right_own)
    own = form = 0.0
    for passage in alignment.passages:
        share = passage.equal / max(1, passage.l1 - passage.l0)
        mine = float(lefts[passage.l1] - lefts[passage.l0])
        theirs = float(rights[passage.r1] - rights[passage.r0])
        agreed = min(mine, theirs) * min(1.0, share)
        own += agreed
        form += max(0.0, passage.equal - agreed)
    found = numbers(left, right, alignment, (left_own, right_own))
    if found.agree < 1 and (left.blank or right.blank or _filled(left, right, alignment)):
        own, form = 0.0, form + own
    inner = sum(gap.conflict for gap in alignment.gaps if not gap.edge)
    edge = sum(gap.conflict for gap in alignment.gaps if gap.edge)
    return Findings(
        own, form, inner, edge, _rest(left_own, right_own, alignment), places(alignment),
        alignment.noise, _coverage(left_own, alignment), _whole(left, right, alignment), found,
    )  # fmt: skip


def _filled(left: Page, right: Page, alignment: Alignment) -> bool:
    """Whether one page is short and the other is the same with its blanks filled in."""
    longest = max(len(left.signs), len(right.signs))
    if longest > _SHORT_FORM or max(left.crowd, right.crowd) < _CROWD:
        return False
    inner = [gap for gap in alignment.gaps if not gap.edge]
    more = sum(1 for gap in inner if gap.r1 - gap.r0 >= _FILLING and gap.l1 - gap.l0 < 2)
    less = sum(1 for gap in inner if gap.l1 - gap.l0 >= _FILLING and gap.r1 - gap.r0 < 2)
    return max(more, less) >= _BLANKS and min(more, less) == 0


def _sums(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(mask)])


def _whole(left: Page, right: Page, alignment: Alignment) -> float:
    """Share of the text inside passages, of the page of which less is."""
    lefts = sum(each.l1 - each.l0 for each in alignment.passages)
    rights = sum(each.r1 - each.r0 for each in alignment.passages)
    return min(lefts / max(1, len(left.signs)), rights / max(1, len(right.signs)))


def _rest(left: Mask, right: Mask, alignment: Alignment) -> float:
    """Own text outside all passages, of the page that has less of it."""
    left, right = left.copy(), right.copy()
    for each in alignment.passages:
        left[each.l0 : each.l1] = False
        right[each.r0 : each.r1] = False
    return float(min(left.sum(), right.sum()))


def _coverage(own: Mask, alignment: Alignment) -> float:
    """Share of the left page's own text inside passages; of all its text when it has no own."""
    weight = own if int(own.sum()) >= _LEAST_OWN else np.ones(len(own), dtype=bool)
    inside = np.zeros(len(own), dtype=bool)
    for passage in alignment.passages:
        inside[passage.l0 : passage.l1] = True
    return float((inside & weight).sum() / max(1, int(weight.sum())))


#: What the grounds weigh, in log-odds. Fitted on made-up files of three kinds and rounded; the
#: first is set lower than any fit, so that two pages with nothing of their own stay in doubt.
_START, _OWN, _AGREE, _WHOLE = -0.5, 1.4, 0.9, 2.0
#: Text against text; more so between clean readings, where noise explains none of it.
_CONFLICT, _CLEAN_CONFLICT, _CLEAN = -6.0, -10.0, 0.06
_REST = -8.0
#: Numbers that conflict, and fields that do where the rest is the text of a form.
_AGAINST, _FORM_AGAINST, _FORM_FIELDS = -1.4, -1.8, -1.0
#: Two forms that agree throughout, for each of their numbers that do, up to two.
_FORM_ALIKE, _THROUGHOUT = 0.4, 0.95
#: Two forms with a number that conflicts are never taken for copies: they may be another day's.
#: With more own text than this it is no form.
_OPEN, _WRITTEN = 0.9, 150
#: Own text counts by the logarithm of its length in these units; more than so much adds nothing.
_UNIT, _MUCH = 25.0, 600.0
_LITTLE = 15.0
_MOST = 4
#: Share of the noise inside passages that may also stand between them as text against text.
_ALLOWED = 0.5
#: Share of the own text that may differ in a copy that was altered or redacted here and there.
_SLACK = 0.05
#: Two pages say the same throughout from this share on.
_NEARLY = 0.9


def probability(found: Findings) -> float:
    """That the two pages are copies of one, 0..1.

    A sum of grounds. For: how much own text agrees; rare numbers that agree; that neither page
    holds anything that the other lacks. Against: text against text, beyond what the noise of the
    scan explains; own text that both pages have and the other lacks; numbers and fields of a form
    that conflict.
    """
    allowed = _ALLOWED * found.noise * (found.own + found.form) + _SLACK * found.own
    rest = max(0.0, found.rest - _SLACK * found.own)
    conflict = max(0.0, found.conflict + 0.5 * found.edge - allowed)
    share = conflict / (found.own + conflict + _LITTLE)
    agree, against = found.numbers.agree, len(found.numbers.conflicting)
    weight = against / (against + max(agree, 0.5 * found.numbers.same)) if against else 0.0
    form = found.form / (found.form + found.own + 1.0)
    total = (
        _START
        + _OWN * math.log1p(min(_MUCH, found.own) / _UNIT)
        + _AGREE * min(_MOST, agree) * (1 - share)
        + _WHOLE * max(0.0, found.whole - _NEARLY) / (1 - _NEARLY)
        + (_CONFLICT + _CLEAN_CONFLICT * max(0.0, 1 - found.noise / _CLEAN)) * share
        + _REST * rest / (found.own + rest + _LITTLE)
        + _AGAINST * min(_MOST, against) * weight
        + form * (_FORM_AGAINST * min(_MOST, against) + _FORM_FIELDS * min(_MOST, found.places))
    )
    if not (against or conflict or found.places) and found.whole >= _THROUGHOUT:
        total += _FORM_ALIKE * form * min(2, found.numbers.same)
    likely = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
    filled_in = found.form > found.own and found.own < _WRITTEN
    return min(likely, _OPEN) if against and filled_in else likely


def pair_of(left: Page, right: Page, found: Findings) -> Pair:
    """The pair with its grounds."""
    agreed = found.own + found.form
    against = found.conflict + found.edge
    return Pair(
        left.sheet.key,
        right.sheet.key,
        round(agreed / (agreed + against), 4) if agreed else 0.0,
        round(found.coverage, 4),
        round(probability(found), 4),
        _grounds(found),
    )


def _grounds(found: Findings) -> tuple[Evidence, ...]:
    grounds = [
        Evidence(Ground.OWN_TEXT, str(round(found.own)), str(round(found.conflict + found.edge)))
    ]
    if found.form > found.own:
        grounds.append(Evidence(Ground.SAME_FORM, str(round(found.form))))
    grounds += _listed(Ground.IDENTIFIER_AGREES, found.numbers.agreeing)
    grounds += _listed(Ground.IDENTIFIER_CONFLICTS, found.numbers.conflicting)
    return tuple(grounds)


def _listed(ground: Ground, words: Sequence[tuple[str, str]]) -> list[Evidence]:
    return [Evidence(ground, left, right) for left, right in words[:_SHOWN]]
