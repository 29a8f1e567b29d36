"""Who of an export is whom of those already known: on the person and the case.

The Registry renumbers, renames, corrects and removes. A pair is judged by its name and by the facts
of the case; the best pairs are taken first, each side once, and a pair that another could replace
needs more than one that stands alone. Jr. and Sr. are two people; a person with two cases is two
exonerations.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from reopen.lib.registry.likeness import Likeness, Traits, likeness
from reopen.lib.registry.record import Record

Key = Hashable


@dataclass(frozen=True)
class Known:
    """An exoneration already known, as one vintage tells it; several may share an id."""

    id: Key
    record: Record


def match(records: Sequence[Record], known: Sequence[Known]) -> dict[int, Key]:
    """For the places of records that are known already, the id of the exoneration."""
    new = [Traits.of(record) for record in records]
    old = [Traits.of(one.record) for one in known]
    pairs = [
        (found, n, o)
        for n, o in _candidates(new, old)
        if (found := likeness(new[n], old[o])) is not None
    ]
    pairs.sort(key=lambda pair: (-pair[0].score, pair[1], pair[2]))
    return _taken(pairs, known)


def _taken(pairs: list[tuple[Likeness, int, int]], known: Sequence[Known]) -> dict[int, Key]:
    """The best pairs, each side once. What rests on the case alone must have no rival."""
    rivals = _rivals(pairs, known)
    found: dict[int, Key] = {}
    used: set[Key] = set()
    for like, n, o in pairs:
        key = known[o].id
        if n in found or key in used:
            continue
        if like.alone and rivals[n, key]:
            continue
        found[n] = key
        used.add(key)
    return found


def _rivals(
    pairs: list[tuple[Likeness, int, int]], known: Sequence[Known]
) -> dict[tuple[int, Key], bool]:
    """Which pairs another pair of either side comes close to, without being the same two."""
    best_new: dict[int, list[tuple[float, Key]]] = defaultdict(list)
    best_old: dict[Key, list[tuple[float, int]]] = defaultdict(list)
    for like, n, o in pairs:
        best_new[n].append((like.score, known[o].id))
        best_old[known[o].id].append((like.score, n))
    close = defaultdict(bool)
    for like, n, o in pairs:
        if like.alone:
            key = known[o].id
            close[n, key] = any(
                other != key and score >= like.score - _CLOSE for score, other in best_new[n]
            ) or any(other != n and score >= like.score - _CLOSE for score, other in best_old[key])
    return close


_CLOSE = 2.0


def _candidates(new: Sequence[Traits], old: Sequence[Traits]) -> Iterable[tuple[int, int]]:
    """Pairs worth a look: of one name, of one number, or of one place and time."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for o, traits in enumerate(old):
        for block in traits.blocks:
            index[block].append(o)
    for n, traits in enumerate(new):
        seen: set[int] = set()
        for block in traits.blocks:
            seen.update(index.get(block, ()))
        yield from ((n, o) for o in sorted(seen))
