"""How close two names are, with the reasons a person needs to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import DamerauLevenshtein

from reopen.lib.names.person import PersonName, fold
from reopen.lib.yaml_text import read_yaml

Judged = tuple[float, str]


class Likeness(StrEnum):
    """What a pair of names says, before dates, numbers and agencies are looked at."""

    SAME = "same"
    LIKELY = "likely"
    POSSIBLE = "possible"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Closeness:
    """`score` from 0 to 1 only orders proposals; `why` is what to show."""

    score: float
    why: tuple[str, ...]

    @property
    def likeness(self) -> Likeness:
        """The score in words."""
        if self.score >= 0.96:
            return Likeness.SAME
        if self.score >= 0.75:
            return Likeness.LIKELY
        return Likeness.POSSIBLE if self.score >= 0.5 else Likeness.DIFFERENT


def best_closeness(
    first: Iterable[PersonName | str], second: Iterable[PersonName | str]
) -> Closeness:
    """The closest pair among two people's names, variants and aliases."""
    others = list(second)
    pairs = [closeness(a, b) for a in first for b in others]
    return max(pairs, key=lambda pair: pair.score, default=Closeness(0.0, ("no name",)))


def closeness(first: PersonName | str, second: PersonName | str) -> Closeness:
    """Compares two names; the order of the two does not matter. Titles do not count."""
    a, b = sorted(
        (PersonName.parse(name) if isinstance(name, str) else name for name in (first, second)),
        key=lambda name: (name.sort_key, name.given, name.family),
    )
    if not a or not b:
        return Closeness(0.0, ("no name",))
    straight = _compare(a, b)
    if not (a.given and a.family and b.given and b.family):
        return straight
    turned = _compare(a, PersonName(b.family, b.middle, b.given, b.suffix))
    turned = Closeness(turned.score * 0.9, ("given and family name are in the other order",))
    return max(straight, turned, key=lambda pair: pair.score)


def _compare(a: PersonName, b: PersonName) -> Closeness:
    family, middle_is_surname = _families(a, b)
    judged = [family, _givens(a, b)]
    if not middle_is_surname:
        judged.append(_middles(a, b))
    judged.append(_suffixes(a, b))
    score = 1.0
    for part, _ in judged:
        score *= part
    return Closeness(round(score, 4), tuple(why for _, why in judged if why))


def _families(a: PersonName, b: PersonName) -> tuple[Judged, bool]:
    """Compares surnames; the flag says that a middle name was taken for the first surname."""
    one, two = a.surnames, b.surnames
    if not one or not two:
        return (0.6, "one family name is missing"), False
    if "".join(one) == "".join(two):
        same = fold(a.family).replace(" ", "") == fold(b.family).replace(" ", "")
        return (1.0 if same else 0.97, "" if same else "family names differ in a particle"), False
    for name, other in ((a, two), (b, one)):
        middle = fold(name.middle).split()
        if middle and (other[:1] == middle[-1:] and other[1:] in ([], name.surnames)):
            return (0.88, f"“{middle[-1]}” may be the first of two surnames"), True
    short, long = sorted((one, two), key=len)
    if len(short) < len(long) and short[0] == long[0]:
        return (0.9, "first of two surnames alone"), False
    if len(short) < len(long) and short[-1] == long[-1]:
        return (0.8, "second of two surnames alone"), False
    likeness = _similar("".join(one), "".join(two))
    why = "family names are spelled differently" if likeness else "family names differ"
    return (likeness * 0.95, why), False


def _givens(a: PersonName, b: PersonName) -> Judged:
    one, two = (fold(name.given).replace(" ", "") for name in (a, b))
    if not one or not two:
        return (0.6, "one given name is missing") if one != two else (0.6, "no given names")
    if one == two:
        return 1.0, ""
    whole_one, whole_two = (fold(f"{n.given}{n.middle}").replace(" ", "") for n in (a, b))
    if whole_one == whole_two:
        return 0.97, "given names are divided differently"
    if shared := formal_names(one) & formal_names(two):
        return 0.9, f"“{one}” and “{two}” are both forms of {min(shared).title()}"
    if 1 in (len(one), len(two)):
        return _initial(one, two)
    for middle, other in ((a.middle, two), (b.middle, one)):
        if fold(middle) == other:
            return 0.8, "the middle name of one is the given name of the other"
    return _similar(one, two) * 0.9, "given names differ"


def _initial(one: str, two: str) -> Judged:
    letter, name = sorted((one, two), key=len)
    if name.startswith(letter):
        return 0.72, "an initial only"
    if any(form.startswith(letter) for form in formal_names(name) | familiar_names(name)):
        return 0.62, f"the initial of another form of “{name}”"
    return 0.0, "initials differ"


def _middles(a: PersonName, b: PersonName) -> Judged:
    one, two = (fold(name.middle) for name in (a, b))
    if one == two:
        return 1.0, ""
    if not one or not two:
        return 0.97, "one middle name is missing"
    pairs = list(zip(one.split(), two.split(), strict=False))
    if all(x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in pairs):
        return 0.97, "a middle initial only"
    if formal_names(one) & formal_names(two) or _similar(one, two):
        return 0.93, "middle names are spelled differently"
    return 0.7, "middle names differ"


def _suffixes(a: PersonName, b: PersonName) -> Judged:
    if a.suffix == b.suffix:
        return 1.0, ""
    if not a.suffix or not b.suffix:
        return 0.9, f"{a.suffix or b.suffix} stands on one side only: it may be father or son"
    if {a.suffix, b.suffix} == {"Jr.", "II"}:
        return 0.8, "Jr. and II are sometimes written for the same person"
    return 0.2, f"{min(a.suffix, b.suffix)} and {max(a.suffix, b.suffix)} are different people"


def _similar(one: str, two: str) -> float:
    """Likeness of spelling; 0 below three letters in four, because short names are all alike."""
    likeness = DamerauLevenshtein.normalized_similarity(one, two)
    return likeness if likeness >= 0.75 else 0.0


def formal_names(given: str) -> frozenset[str]:
    """The formal names a folded given name can stand for, itself among them."""
    return _nicknames().get(given, frozenset()) | {given}


@cache
def familiar_names(formal: str) -> frozenset[str]:
    """The familiar forms of a folded formal name: "bill", "billy" … of "william"."""
    return frozenset(form for form, names in _nicknames().items() if formal in names)


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    table = read_yaml(files(__package__).joinpath("nicknames.yaml").read_text("utf-8"))
    formal: dict[str, set[str]] = {}
    for name, forms in table.items():
        for form in forms:
            formal.setdefault(fold(form), set()).add(fold(name))
    return {form: frozenset(names) for form, names in formal.items()}
