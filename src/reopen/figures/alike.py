"""Who may be the same: pairs of entries whose names are close, for a person to say yes or no."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.figures.access import visible_kept_apart
from reopen.figures.models import FigureKind
from reopen.figures.queries import Entry, cast_of
from reopen.lib.names import PersonName, best_closeness, fold

_ENOUGH = 0.5  # of 1: below it two names say nothing about each other
_CROWD = 40  # entries under one surname; of a larger crowd only the most often named are compared
_LONG = 5  # letters of a surname that may be misread by one
_ORGANIZATION = 0.85


@dataclass(frozen=True)
class Pair:
    """Two entries and why they may be the same. `score` only orders."""

    first: Entry
    second: Entry
    score: float
    why: tuple[str, ...]


def pairs_of(actor: Actor, case: Case, entries: list[Entry] | None = None) -> list[Pair]:
    """Pairs of entries that may be the same, the closest first; without those kept apart.

    `entries` are those of `cast_of`, where the caller has them already.
    """
    entries = cast_of(actor, case) if entries is None else entries
    apart = {
        (kind, frozenset((first, second)))
        for kind, first, second in visible_kept_apart(actor)
        .filter(case=case, undone_at=None)
        .values_list("kind", "first", "second")
    }
    found = [pair for pair in _pairs(entries) if not _are_apart(pair.first, pair.second, apart)]
    return sorted(found, key=lambda p: (-p.score, -p.first.mentions, p.first.label, p.second.label))


def _are_apart(a: Entry, b: Entry, apart: set[tuple[str, frozenset[str]]]) -> bool:
    return any(
        (a.kind, frozenset((one.key, other.key))) in apart
        for one in a.written
        for other in b.written
    )


def _pairs(entries: Iterable[Entry]) -> Iterator[Pair]:
    blocks: dict[str, list[Entry]] = defaultdict(list)
    organizations = []
    for entry in entries:
        if entry.kind == FigureKind.ORGANIZATION:
            organizations.append(entry)
            continue
        for surname in {_surname(name) for name in entry.names} - {""}:
            blocks[surname].append(entry)
    seen: set[tuple[int, int]] = set()
    for one, other in _neighbours(blocks):
        for a in blocks[one][:_CROWD]:
            for b in blocks[other][:_CROWD]:
                if a is not b and (id(b), id(a)) not in seen and (id(a), id(b)) not in seen:
                    seen.add((id(a), id(b)))
                    yield from _person_pair(a, b)
    yield from _organization_pairs(organizations)


def _neighbours(blocks: dict[str, list[Entry]]) -> Iterator[tuple[str, str]]:
    """Surnames with themselves, and with those that are one slip of the reading away."""
    for surname in blocks:
        yield surname, surname
    long = [surname for surname in blocks if len(surname) >= _LONG]
    for one, other in combinations(long, 2):
        if abs(len(one) - len(other)) < 2 and DamerauLevenshtein.distance(
            one, other, score_cutoff=1
        ) == 1:  # fmt: skip
            yield one, other


def _surname(name: str) -> str:
    words = PersonName.parse(name).surnames
    return words[-1] if words else fold(name)


def _person_pair(a: Entry, b: Entry) -> Iterator[Pair]:
    closest = best_closeness(a.names, b.names)
    if closest.score >= _ENOUGH:
        yield Pair(*_ordered(a, b), closest.score, closest.why)


def _organization_pairs(entries: list[Entry]) -> Iterator[Pair]:
    for a, b in combinations(entries[: 5 * _CROWD], 2):
        one, other = fold(a.label), fold(b.label)
        score = DamerauLevenshtein.normalized_similarity(one, other, score_cutoff=_ORGANIZATION)
        if score:
            yield Pair(*_ordered(a, b), score, ())
        elif set(one.split()) < set(other.split()) or set(other.split()) < set(one.split()):
            yield Pair(*_ordered(a, b), _ENOUGH, ())


def _ordered(a: Entry, b: Entry) -> tuple[Entry, Entry]:
    """Whom a person named first, then the more often named."""
    return (
        (a, b)
        if (a.figure is not None, a.mentions) >= (b.figure is not None, b.mentions)
        else (b, a)
    )
