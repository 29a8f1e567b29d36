"""Counts what a method said of made-up pages against the truth.

A match counts only where the page that is named first holds the page or a part of it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reopen.lib.compare.contract import Status, Verdict
from reopen.lib.compare.synthetic import Boxes, Damage, Family, LookAlike, Truth

Groups = dict[str, dict[str, "Tally"]]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a method says of one page, and the page of the defense that it names."""

    key: str
    status: Status
    named: str = ""

    @property
    def matches(self) -> bool:
        return self.status in {Status.GIVEN, Status.ALTERED, Status.PARTIAL}


def claim(verdict: Verdict) -> Claim:
    """A verdict, by the page that it names first."""
    return Claim(verdict.key, verdict.status, verdict.pairs[0].right if verdict.pairs else "")


@dataclass(slots=True)
class Tally:
    """Sums over a group of pages; shares are None where there is nothing to divide by."""

    pages: int = 0
    copied: int = 0
    claimed: int = 0
    right: int = 0
    absent: int = 0
    claimed_absent: int = 0
    right_absent: int = 0
    undecided: int = 0
    same_status: int = 0

    def count(self, truth: Truth, said: Claim) -> None:
        """Add one page."""
        copied = truth.status is not Status.NOT_FOUND
        right = said.matches and said.named in truth.copies
        self.pages += 1
        self.copied += copied
        self.claimed += said.matches
        self.right += right
        self.same_status += right and said.status is truth.status
        self.absent += not copied
        self.claimed_absent += said.status is Status.NOT_FOUND
        self.right_absent += said.status is Status.NOT_FOUND and not copied
        self.undecided += said.status is Status.UNDECIDED

    @property
    def recall(self) -> float | None:
        return _share(self.right, self.copied)

    @property
    def precision(self) -> float | None:
        return _share(self.right, self.claimed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.copied + self.claimed)

    @property
    def as_json(self) -> dict[str, Any]:
        return {
            "pages": self.pages,
            "copied": self.copied,
            "recall": self.recall,
            "precision": self.precision,
            "not_found": self.absent,
            "not_found_recall": _share(self.right_absent, self.absent),
            "not_found_precision": _share(self.right_absent, self.claimed_absent),
            "undecided": _share(self.undecided, self.pages),
            "same_status": _share(self.same_status, self.right),
        }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _groups(truth: Truth) -> Iterator[tuple[str, str]]:
    """The headings under which a page is counted."""
    if not truth.tellable:
        yield "cannot be told", "by what is left on the copy"
        return
    yield "pages", "all"
    yield "pages", truth.family.value
    yield "kind", truth.kind
    yield "status", f"{truth.family} {truth.status}"
    if truth.copies:
        for damage in truth.damages or {"none"}:
            yield "damage", f"{damage}"
        yield "character error", _band(truth.character_error, (0.0, 0.01, 0.03, 0.08, 0.12))
        if truth.redaction:
            yield "redaction", _band(truth.redaction, (0.2, 0.35, 0.5))
    for alike in truth.look_alikes:
        yield "look-alike", alike.value


def _band(value: float, edges: tuple[float, ...]) -> str:
    edge = next((edge for edge in edges if value <= edge), None)
    return f"over {edges[-1]:.0%}" if edge is None else f"up to {edge:.0%}"


def in_domain(truths: Iterable[Truth]) -> list[Truth]:
    """The pages with no more damage than the comparison promises to survive."""
    return [truth for truth in truths if truth.in_domain]


def tally(truths: Iterable[Truth], claims: Iterable[Claim]) -> Groups:
    """Every group with its sums; a page of which nothing was said counts as not decided."""
    said = {one.key: one for one in claims}
    groups: Groups = {heading: {} for heading in HEADINGS}
    for truth in truths:
        here = said.get(truth.key) or Claim(truth.key, Status.UNDECIDED)
        for heading, name in _groups(truth):
            groups[heading].setdefault(name, Tally()).count(truth, here)
    return {heading: _ordered(rows) for heading, rows in groups.items() if rows}


HEADINGS = (
    "pages", "status", "damage", "character error", "redaction", "look-alike", "kind",
    "cannot be told",
)  # fmt: skip
_ORDER = ("all", *Family, *Damage, *LookAlike)


def _ordered(rows: dict[str, Tally]) -> dict[str, Tally]:
    place = {str(name): at for at, name in enumerate(_ORDER)}
    names = sorted(rows, key=lambda name: (place.get(name, len(place)), name.startswith("over"),
                                           len(name), name))  # fmt: skip
    return {name: rows[name] for name in names}


@dataclass(frozen=True, slots=True)
class Best:
    """The page that a measure of similarity finds closest."""

    key: str
    named: str
    score: float


def at_best_threshold(boxes: Boxes, found: Iterable[Best]) -> tuple[float, list[Claim]]:
    """The claims at the threshold with the highest F1, found with the truth in hand."""
    truths = {truth.key: truth for truth in boxes.truths}
    ranked = sorted(found, key=lambda one: -one.score)
    copied = sum(1 for truth in boxes.truths if truth.copies)
    right, best, threshold = 0, -1.0, 2.0
    for claimed, one in enumerate(ranked, 1):
        right += one.named in truths[one.key].copies
        f1 = 2 * right / (copied + claimed)
        if f1 > best:
            best, threshold = f1, one.score
    above = {one.key: one.named for one in ranked if one.score >= threshold}
    return threshold, [
        Claim(key, Status.GIVEN, above[key]) if key in above else Claim(key, Status.NOT_FOUND)
        for key in truths
    ]


Say = Callable[[str], None]
