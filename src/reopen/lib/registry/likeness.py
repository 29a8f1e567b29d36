"""How well two rows fit as one person in one case.

Points say how telling an agreement is, and only order the pairs of one import: they are no
measure of anything about a person.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import DamerauLevenshtein

from reopen.lib.names import fold
from reopen.lib.names.closeness import formal_names
from reopen.lib.registry.record import Record, year_of

SAME_NAME, LIKE_NAME, HALF_NAME, NO_NAME = 12.0, 9.0, 4.0, 0.0
# How much the case must say where the name says less.
NEEDED = {SAME_NAME: 3.0, LIKE_NAME: 6.0, HALF_NAME: 13.0, NO_NAME: 20.0}
SPELLING = 0.78


@dataclass(frozen=True, slots=True)
class Likeness:
    """`alone`: the pair rests on the case and not on the name, so a rival undoes it."""

    score: float
    alone: bool


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared, folded once."""

    record: Record
    words: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    county: str
    sentence: str
    convicted: int | None
    exonerated: int | None
    crime: int | None
    convicted_on: date | None
    exonerated_on: date | None
    released_on: date | None

    @classmethod
    def of(cls, record: Record) -> "Traits":
        """The traits of a record."""
        return cls(
            record=record,
            words=record.name_words,
            given=tuple(fold(record.given).split()),
            family=tuple(fold(record.family).split()),
            county=county_key(record.county_text),
            sentence=fold(record.sentence),
            convicted=year_of(record.convicted_on),
            exonerated=year_of(record.exonerated_on),
            crime=year_of(record.crime_on),
            convicted_on=record.convicted_on.exact,
            exonerated_on=record.exonerated_on.exact,
            released_on=record.released_on.exact,
        )

    @property
    def blocks(self) -> list[Hashable]:
        """Where its pair could be: rows that share none of these are not compared."""
        state = self.record.state
        blocks: list[Hashable] = [("name", self.words)]
        blocks += [("word", word, state) for word in self.words if len(word) > 2]
        if self.exonerated_on and self.convicted_on:
            blocks.append(("days", self.exonerated_on, self.convicted_on))
        blocks.append(("years", state, self.county, self.exonerated, self.convicted))
        return blocks


def likeness(one: Traits, two: Traits) -> Likeness | None:
    """How well they fit; None when they are not taken for the same."""
    a, b = one.record, two.record
    if a.suffix and b.suffix and a.suffix != b.suffix and {a.suffix, b.suffix} != {"Jr.", "II"}:
        return None
    name = _name(one, two)
    case = _case(one, two)
    if case is None or case < NEEDED[name]:
        return None
    if name == NO_NAME and not _same_to_the_day(one, two):
        return None
    apart = 3.0 if a.suffix != b.suffix else 0.0
    written = 0.5 if a.name == b.name else 0.0
    return Likeness(name + case + written - apart, alone=name in (HALF_NAME, NO_NAME))


def county_key(text: str) -> str:
    """A county without the word for it: "Ascension Parish" and "Ascension" are one."""
    words = fold(text).split()
    if words[-1:] and words[-1] in {"county", "parish", "borough"} and len(words) > 1:
        words.pop()
    return "".join(words)


def _name(one: Traits, two: Traits) -> float:
    if one.words == two.words or "".join(one.given + one.family) == "".join(two.given + two.family):
        return SAME_NAME
    shared = set(one.words) & set(two.words)
    left, right = set(one.words) - shared, set(two.words) - shared
    if shared and _explained(left, right):
        # "Joseph" and "Joseph R." lack a word; both must still share more than one common word.
        return LIKE_NAME if len(shared) > 1 or (left and right) else HALF_NAME
    return HALF_NAME if shared or _alike(one.words, two.words) else NO_NAME


def _explained(left: set[str], right: set[str]) -> bool:
    """Whether words of one side only are initials, nicknames, spellings or left out."""
    small, large = sorted((left, right), key=len)
    rest = set(large)
    for word in small:
        pair = next((other for other in sorted(rest) if _same_word(word, other)), None)
        if pair is None:
            return False
        rest.discard(pair)
    return True


def _same_word(one: str, two: str) -> bool:
    if 1 in (len(one), len(two)):
        return one[0] == two[0]
    if formal_names(one) & formal_names(two) or one.startswith(two) or two.startswith(one):
        return True
    return DamerauLevenshtein.normalized_similarity(one, two) >= SPELLING


def _alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return any(len(a) > 2 and len(b) > 2 and _same_word(a, b) for a in one for b in two)


def _same_to_the_day(one: Traits, two: Traits) -> bool:
    """What two co-defendants do not share as well: dates, age, posting or number."""
    a, b = one.record, two.record
    days = one.exonerated_on == two.exonerated_on and one.convicted_on == two.convicted_on
    if not days or one.exonerated_on is None or a.age is None or a.age != b.age:
        return False
    numbered = bool(a.registry_id) and a.registry_id == b.registry_id
    return numbered or (a.posted is not None and a.posted == b.posted)


def _case(one: Traits, two: Traits) -> float | None:
    """Points for the case; None when it is another case."""
    a, b = one.record, two.record
    if a.state != b.state and a.state and b.state and not _same_number(one, two):
        return None
    years = _years(one, two)
    if years is None:
        return None
    points = years + _agree(a.state, b.state, 3.0, -4.0)
    points += _agree(one.county, two.county, 3.0, -2.5)
    points += _agree(a.crime, b.crime, 2.0, -1.0)
    points += _agree(a.race, b.race, 0.5, -1.5)
    points += _agree(a.sex, b.sex, 0.3, -4.0)
    points += _agree(one.sentence, two.sentence, 1.0, -0.5)
    points += _agree(a.posted, b.posted, 2.0, -0.5)
    points += _agree(a.registry_id, b.registry_id, 2.0, 0.0)
    points += 0.0 if a.federal == b.federal else -1.0
    if a.age and b.age:
        points += {0: 2.0, 1: 0.5}.get(abs(a.age - b.age), -1.0)
    return points


def _years(one: Traits, two: Traits) -> float | None:
    """Points for the times of the case; None when conviction and exoneration both differ."""
    apart = 0
    points = 0.0
    for mine, yours in ((one.convicted, two.convicted), (one.exonerated, two.exonerated)):
        if mine and yours:
            distance = abs(mine - yours)
            points += {0: 3.0, 1: 0.5}.get(distance, -2.5)
            apart += distance > 1
    if apart == 2:
        return None
    points += _agree(one.crime, two.crime, 1.0, -1.0)
    points += _agree(one.convicted_on, two.convicted_on, 3.0, -0.5)
    points += _agree(one.exonerated_on, two.exonerated_on, 3.0, -0.5)
    points += _agree(one.released_on, two.released_on, 1.0, -0.3)
    return points


def _same_number(one: Traits, two: Traits) -> bool:
    a, b = one.record.registry_id, two.record.registry_id
    return bool(a) and a == b and one.exonerated_on == two.exonerated_on is not None


def _agree(one: object, two: object, same: float, other: float) -> float:
    """Points for equal and for different values; none where one is not known."""
    if one in ("", None) or two in ("", None):
        return 0.0
    return same if one == two else other
