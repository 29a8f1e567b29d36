"""Bates numbers read from pages: near an edge, through slips of the reading, by their sequence.

A stamp goes up by one from page to page; a form's number, a case number, a date does not. So what
looks like a stamp counts when the pages beside it agree, and a misread digit is mended when the
pages beside it say what must stand there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from reopen.lib.bates.number import Bates
from reopen.lib.reading.words import PageText, Word

_EDGE = 0.12  # of the page's height: how far inside a stamp may stand
_LEAST_DIGITS = 4
_SURE_DIGITS = 6
_MOST_SLIPS = 2
_NEAR = 0.06
_REACH = 4  # pages from a mended page to the next ones that were read
_SLIPS = str.maketrans("OoQDIli|!SsBZzGbT", "00001111155822667")
_ONE = re.compile(
    r"(?P<prefix>(?:[0-9]?[A-Za-z][A-Za-z0-9&]{0,19}?[-_.#/]?)?)(?P<digits>[\dOoQDIl|!SsBZzGb]{4,13})"
)
_PREFIX = re.compile(r"[A-Z][A-Z0-9&.]{0,14}[-_.#:]?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a Bates number. `slips`: letters were taken for digits. Place in fractions."""

    prefix: str
    digits: str
    slips: bool
    x: float
    y: float

    @property
    def number(self) -> int:
        """As a number."""
        return int(self.digits)

    @property
    def series(self) -> str:
        """The prefix with signs that look alike made one."""
        return re.sub(r"[^A-Z0-9]", "", self.prefix.upper()).translate(_SLIPS)

    @property
    def bates(self) -> Bates:
        """As a Bates number."""
        return Bates(self.prefix, self.number, len(self.digits))


@dataclass(frozen=True, slots=True)
class Found:
    """A number of a page. `mended`: the reading had another sign, the sequence says this one."""

    number: Bates
    mended: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Run:
    """Pages whose numbers rise with them: number = page + `offset`."""

    series: str
    offset: int


def candidates(page: PageText) -> list[Candidate]:
    """What stands near the upper or lower edge and has the form of a stamp."""
    found: list[Candidate] = []
    before: Word | None = None
    for word in page.words():
        if not _EDGE < (word.y0 + word.y1) / 2 < 1 - _EDGE:
            found += _from_word(word, before)
        before = word
    return found


def settle(pages: Sequence[Sequence[Candidate]], known: Collection[str] = ()) -> list[list[Found]]:
    """The numbers of each page of one document, from the candidates of each.

    A page may bear more than one stamp. `known`: `Bates.series` of stamps seen elsewhere in the
    same set, so that a single page with such a stamp is believed.
    """
    runs = _runs(pages)
    prefixes = _prefixes(runs)
    believed = {run.series for run in runs} | {_skeleton(series) for series in known}
    settled: list[list[Found]] = []
    for index, held in enumerate(pages):
        found = {
            item.bates.key: Found(_named(item, prefixes), item.slips, item.x, item.y)
            for item in held
            if _Run(item.series, item.number - index) in runs
            or _stands_alone(item, believed, len(pages))
        }
        for run, seen in runs.items():
            if index not in seen:
                free = [item for item in held if _Run(item.series, item.number - index) not in runs]
                mended = _mended(index, free, run, seen, prefixes)
                if mended is not None:
                    found.pop(_misread(mended, held), None)
                    found[mended.number.key] = mended
        settled.append([found[key] for key in sorted(found)])
    return settled


def _from_word(word: Word, before: Word | None) -> Iterator[Candidate]:
    token = word.t.strip("()[]{}.,;:*'\"")
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    found = _ONE.fullmatch(token)
    if not found or sum(map(str.isdigit, found["digits"])) * 2 <= len(found["digits"]):
        return
    prefix, digits = _split(found["prefix"], found["digits"])
    if not prefix:
        prefix = _prefix_before(word, before)
    if len(digits) > _LEAST_DIGITS or (prefix and len(digits) == _LEAST_DIGITS):
        yield _candidate(prefix, digits, x, y)


def _split(prefix: str, digits: str) -> tuple[str, str]:
    """Letters right after the prefix belong to it: "SAO000411" has six digits, not seven."""
    letters = len(digits) - len(digits.lstrip("OoQDIl|!SsBZzGbT"))
    return prefix + digits[:letters], digits[letters:]


def _candidate(prefix: str, digits: str, x: float, y: float) -> Candidate:
    plain = digits.translate(_SLIPS)
    return Candidate(prefix, plain, plain != digits, x, y)


def _prefix_before(word: Word, before: Word | None) -> str:
    """The word right before on the same line, when it has the form of a prefix."""
    if before is None or not _PREFIX.fullmatch(before.t):
        return ""
    high = max(word.y1 - word.y0, 1e-6)
    same_line = abs(word.y0 - before.y0) < high
    return f"{before.t} " if same_line and 0 <= word.x0 - before.x1 < 2 * high else ""


def _skeleton(series: str) -> str:
    return series.upper().translate(_SLIPS)


def _runs(pages: Sequence[Sequence[Candidate]]) -> dict[_Run, dict[int, Candidate]]:
    """Runs that at least two pages agree on, with the candidate of each page."""
    held: dict[_Run, dict[int, Candidate]] = defaultdict(dict)
    for index, page in enumerate(pages):
        for item in page:
            held[_Run(item.series, item.number - index)].setdefault(index, item)
    return {run: seen for run, seen in held.items() if len(seen) > 1}


def _prefixes(runs: dict[_Run, dict[int, Candidate]]) -> dict[str, str]:
    """For each series the way its prefix is written most often."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for run, seen in runs.items():
        written[run.series].update(item.prefix for item in seen.values())
    return {series: counts.most_common(1)[0][0] for series, counts in written.items()}


def _named(item: Candidate, prefixes: dict[str, str]) -> Bates:
    return Bates(prefixes.get(item.series, item.prefix), item.number, len(item.digits))


def _stands_alone(item: Candidate, believed: Collection[str], pages: int) -> bool:
    """Whether a number is believed that no page beside it confirms."""
    if not item.series:
        return False
    if item.series in believed:
        return True
    return pages == 1 and not item.slips and len(item.digits) >= _SURE_DIGITS


def _mended(
    index: int,
    held: Sequence[Candidate],
    run: _Run,
    seen: dict[int, Candidate],
    prefixes: dict[str, str],
) -> Found | None:
    """What the run before and after says stands on this page, when a misread form of it does."""
    before = [other for other in seen if index - _REACH <= other < index]
    after = [other for other in seen if index < other <= index + _REACH]
    if not before or not after:  # at the end of a run, a jump looks like a slip
        return None
    model = seen[max(before)]
    number = Bates(prefixes[run.series], index + run.offset, len(model.digits))
    for item in held:
        at_its_place = abs(item.x - model.x) < _NEAR and abs(item.y - model.y) < _NEAR
        if at_its_place and _close(item, number, run.series):
            return Found(number, True, item.x, item.y)
    return None


def _close(item: Candidate, number: Bates, series: str) -> bool:
    written = f"{number.number:0{number.width}d}"
    digits = Levenshtein.distance(item.digits, written, score_cutoff=_MOST_SLIPS)
    prefix = Levenshtein.distance(item.series, series, score_cutoff=_MOST_SLIPS)
    return digits + prefix <= _MOST_SLIPS


def _misread(mended: Found, held: Sequence[Candidate]) -> tuple[str, int]:
    """The number that stood at the mended place before."""
    (item, *_) = [item for item in held if (item.x, item.y) == (mended.x, mended.y)]
    return item.bates.key
