"""What a set of numbers lacks, and what it holds twice."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from reopen.lib.bates.number import Bates

_FAR, _FAR_TIMES, _ALONE = 500, 5, 6


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers from `first` to `last` that nobody has shown: a question to the other side."""

    first: Bates
    last: Bates

    @property
    def size(self) -> int:
        """How many numbers are missing."""
        return self.last.number - self.first.number + 1


@dataclass(frozen=True, slots=True)
class Duplicate:
    """One number on more than one page."""

    number: Bates
    keys: tuple[Hashable, ...]


def gaps(numbers: Iterable[Bates]) -> list[Gap]:
    """The holes between the lowest and the highest number of each series."""
    found: list[Gap] = []
    for series in _by_series(numbers).values():
        for before, after in pairwise(series):
            if after.number > before.number + 1:
                last = Bates(before.prefix, after.number - 1, before.width)
                found.append(Gap(before.after(), last))
    return found


def far_off(numbers: Iterable[Bates]) -> list[Bates]:
    """Numbers that stand alone, far from the rest of their series: a digit was probably misread."""
    found: list[Bates] = []
    for series in _by_series(numbers).values():
        far = max(_FAR, _FAR_TIMES * len(series))
        groups = [series[:1]]
        for before, after in pairwise(series):
            if after.number - before.number > far:
                groups.append([])
            groups[-1].append(after)
        most = max(map(len, groups))
        found += [one for group in groups for one in group if _ALONE * len(group) <= most]
    return found


def duplicates(numbered: Iterable[tuple[Hashable, Bates]]) -> list[Duplicate]:
    """Numbers that more than one page bears, with the keys of those pages."""
    places: dict[tuple[str, int], list[Hashable]] = defaultdict(list)
    written: dict[tuple[str, int], Bates] = {}
    for key, number in numbered:
        places[number.key].append(key)
        written.setdefault(number.key, number)
    return [
        Duplicate(written[key], tuple(keys)) for key, keys in sorted(places.items()) if keys[1:]
    ]


def _by_series(numbers: Iterable[Bates]) -> dict[str, list[Bates]]:
    """Each series in the order of its numbers, every number once."""
    series: dict[str, dict[int, Bates]] = defaultdict(dict)
    for number in numbers:
        series[number.series].setdefault(number.number, number)
    return {name: [held[key] for key in sorted(held)] for name, held in sorted(series.items())}
