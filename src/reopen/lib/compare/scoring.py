"""How likely two pages are copies of one: what agrees, what conflicts, weighed in the open."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reopen.lib.compare.alignment import Alignment, Clash, Gap, align
from reopen.lib.compare.contract import Evidence, Ground, Pair
from reopen.lib.compare.contradictions import contradictions
from reopen.lib.compare.page import Mask, Page
from reopen.lib.compare.places import Numbers, clashes, fields, numbers, places

_SHOWN = 4
#: Signs that make a line filled in, signs that leave it empty, and empty lines that tell.
_FILLING, _EMPTY, _BLANKS = 4, 2, 2
#: Signs of own text that one page must have for its absence on the other to mean anything.
_LEAST_OWN = 20
#: Numbers, dates and times that show that own text was read and is no scribble.
_TYPED = 2


class Findings(NamedTuple):
    """What a close look at two pages found, in signs.

    `own`: agreeing text that is not a form's; `form`: agreeing text of a form; `conflict`: text
    against other text; `edge`: the same before the first or after the last passage. `fields`: text
    of their own against text; `unfilled`: lines of a form empty on one of them; `distinct`: whether
    the left page has text of its own; `blank`: whether nobody filled in one; `clear`: how well
    the worse of the two was read; `contradictions`: fields of a form that are surely other ones.
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
    fields: int
    unfilled: int
    distinct: bool
    blank: bool
    clear: float
    contradictions: int


def examine(left: Page, right: Page) -> Findings:
    """A close look at two pages."""
    alignment = align(left.signs, right.signs)
    left_own, right_own = left.own(right), right.own(left)
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
    unfilled = _unfilled(left, right, alignment)
    if found.agree < 1 and unfilled >= _BLANKS:
        own, form = 0.0, form + own
    against = unfilled + (contradictions(left, right, alignment, found) if form > own else 0)
    clear = min(left.clearness, right.clearness)
    inner = sum(gap.conflict for gap in alignment.gaps if not gap.edge)
    inner += sum(clash.conflict for clash in clashes(alignment))
    edge = sum(gap.conflict for gap in alignment.gaps if gap.edge)
    return Findings(
        own, form, inner, edge, _rest(left_own, right_own, alignment), places(alignment),
        alignment.noise, _coverage(left_own, alignment, clear), _whole(left, right, alignment),
        found, fields(alignment, (left_own, right_own)), unfilled, _distinct(left, left_own),
        left.blank or right.blank, clear, against,
    )  # fmt: skip


def _unfilled(left: Page, right: Page, alignment: Alignment) -> int:
    """How many lines to write on are empty on one page where the other has something written."""
    parts: list[Gap | Clash] = [gap for gap in alignment.gaps if not gap.edge]
    parts += [clash for passage in alignment.passages for clash in passage.clashes]
    return sum(
        _is_filled(left, (part.l0, part.l1), right, (part.r0, part.r1))
        or _is_filled(right, (part.r0, part.r1), left, (part.l0, part.l1))
        for part in parts
    )


def _is_filled(page: Page, there: tuple[int, int], other: Page, empty: tuple[int, int]) -> bool:
    """Whether a number, date or time is written on the page where the other has an empty line.

    Anything else may be handwriting, which one scan reads and another does not.
    """
    return (
        there[1] - there[0] >= _FILLING
        and empty[1] - empty[0] < _EMPTY
        and other.line_at(empty[0])
        and not page.line_in(*there)
        and bool(page.near(*there))
    )


def _distinct(page: Page, own: Mask) -> bool:
    """Whether the page has text of its own that was read: with numbers, dates or times in it.

    Scribbles are hardly read as such; on another scan of them something else may be read.
    """
    numbers = sum(1 for place, _ in page.placed if own[place])
    return int(own.sum()) >= _LEAST_OWN and numbers >= _TYPED


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


def _coverage(own: Mask, alignment: Alignment, clear: float) -> float:
    """Share of the left page's text inside passages, or of its own text if less of that is.

    Where a poor reading has as much other text, the words are there and nobody could read them.
    """
    inside = np.zeros(len(own), dtype=bool)
    for passage in alignment.passages:
        inside[passage.l0 : passage.l1] = True
    if clear < _POOR:
        for gap in alignment.gaps:
            inside[gap.l0 : gap.l1] |= gap.even
    share = float(inside.sum() / max(1, len(own)))
    if int(own.sum()) < _LEAST_OWN:
        return share
    return min(share, float((inside & own).sum() / int(own.sum())))


#: What the grounds weigh, in log-odds. Fitted on made-up files of three kinds and rounded; the
#: first is set lower than the fit, so that two pages with nothing of their own stay in doubt.
_START, _FORM = 1.5, -0.6
#: Own text counts by the logarithm of its length in these units; more than so much adds nothing.
#: Where the rest is the text of a form it is the whole proof.
_OWN, _FORM_OWN = 0.35, 1.4
_UNIT, _MUCH = 8.0, 150.0
_AGREE, _WHOLE = 0.4, 0.7
#: Text against text; more so between clean readings, where noise explains none of it.
_CONFLICT, _CLEAN_CONFLICT, _CLEAN = -4.0, -3.4, 0.06
_REST = -8.0
#: Numbers that conflict, and fields that do where the rest is the text of a form.
_AGAINST, _FORM_AGAINST, _FORM_FIELDS = -1.7, -1.6, -1.1
#: Lines of a form that are empty on one page and filled in on the other.
_UNFILLED = -4.5
#: Two forms that agree throughout, for each of their numbers that do, up to two.
_FORM_ALIKE, _THROUGHOUT = 1.2, 0.95
#: Two forms with a number that conflicts are never taken for copies: they may be another day's. Nor
#: are those with a field that does, when little else is their own.
_OPEN, _WRITTEN, _SHORT = 0.9, 150, 80
#: A form with own text of which the other page has next to nothing is not there. A blank form is
#: never taken for a copy either: it agrees with all that are blank and all that are filled in.
_ABSENT, _NOTHING = 0.003, 0.1
#: Two forms of which fewer fields are surely others are not told apart: one may be altered, or
#: misread, and what was filled in by hand is read differently on every scan. So much of both has to
#: be the text of the form.
_SEVERAL, _UNTOLD, _MOSTLY = 2, 0.015, 0.6
_LITTLE = 15.0
_MOST = 4
#: A reading that can be trusted less than this is poor.
_POOR = 0.5
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
    that conflict, or that only one page has filled in. What was read poorly speaks against a copy
    only as far as it can be trusted, but forms are told apart by nothing else.
    """
    form = found.form / (found.form + found.own + 1.0)
    trust = found.clear + (1 - found.clear) * form
    allowed = _ALLOWED * found.noise * (found.own + found.form) + _SLACK * found.own
    rest = trust * max(0.0, found.rest - _SLACK * found.own)
    conflict = trust * max(0.0, found.conflict + 0.5 * found.edge - allowed)
    share = conflict / (found.own + conflict + _LITTLE)
    agree, against = found.numbers.agree, len(found.numbers.conflicting)
    weight = against / (against + max(agree, 0.5 * found.numbers.same)) if against else 0.0
    total = (
        _START
        + _FORM * form
        + (_OWN + _FORM_OWN * form) * math.log1p(min(_MUCH, found.own) / _UNIT)
        + _AGREE * min(_MOST, agree) * (1 - share)
        + _WHOLE * max(0.0, found.whole - _NEARLY) / (1 - _NEARLY)
        + (_CONFLICT + _CLEAN_CONFLICT * max(0.0, 1 - found.noise / _CLEAN)) * share
        + _REST * rest / (found.own + rest + _LITTLE)
        + _AGAINST * min(_MOST, against) * weight * trust
        + form * (_FORM_AGAINST * min(_MOST, against) + _FORM_FIELDS * min(_MOST, found.places))
        + form * _UNFILLED * min(_MOST, found.unfilled)
    )
    if not (against or conflict or found.places) and found.whole >= _THROUGHOUT:
        total += _FORM_ALIKE * form * min(2, found.numbers.same)
    likely = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
    return max(min(likely, _most_likely(found)), _least_likely(found))


def _most_likely(found: Findings) -> float:
    """What two filled-in forms can be at best; other pages can be anything."""
    if _is_absent(found):
        return _ABSENT
    if found.blank:
        return _OPEN
    if not _is_form(found):
        return 1.0
    open_field = found.fields and found.own < _SHORT
    return _OPEN if found.numbers.conflicting or found.unfilled or open_field else 1.0


def _least_likely(found: Findings) -> float:
    """What two forms are at least, as long as too little speaks surely against it."""
    if found.blank or found.whole < _MOSTLY or not _is_form(found) or _is_absent(found):
        return 0.0
    return _UNTOLD if found.contradictions < _SEVERAL else 0.0


def _is_form(found: Findings) -> bool:
    """Whether the two agree mostly in the text of a form, and little else is written on them."""
    return found.form > found.own and found.own < _WRITTEN


def _is_absent(found: Findings) -> bool:
    """Whether next to nothing of what is filled in on the left page stands on the other one."""
    return _is_form(found) and found.distinct and found.coverage <= _NOTHING


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
