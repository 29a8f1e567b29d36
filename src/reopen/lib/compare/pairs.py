"""Pages of the two sides that may be copies of one another."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from reopen.lib.compare.candidates import Candidate, candidates
from reopen.lib.compare.chains import agreeing
from reopen.lib.compare.collection import Collection
from reopen.lib.compare.contract import Pair, Sheet
from reopen.lib.compare.legibility import known_words
from reopen.lib.compare.lookalikes import Lookalikes, kin_of
from reopen.lib.compare.page import Kin, Page, Place
from reopen.lib.compare.scoring import examine, pair_of
from reopen.lib.compare.settings import DEFAULT, Settings

_CHUNK = 200
#: Pairs less likely than this are not worth keeping.
_KEPT = 0.01
#: Nor are pages looked at closely of which less than this share seems to agree: bad scans of one
#: page agree to twice as much.
_GLANCE = 0.15
#: What was read with less trust than this may agree to very little and be the same page.
_POOR, _POOR_GLANCE = 0.5, 0.03

Say = Callable[[int, int], None]
Task = TypeVar("Task")
Result = TypeVar("Result")
Kins = dict[int, Kin]
Near = list[tuple[int, list[Candidate]]]
_Pages = list[tuple[Page, list[Page]]]


class Runner:
    """Works tasks off, in order: here, or in other processes a few at a time."""

    def __init__(self, pool: ProcessPoolExecutor | None, ahead: int) -> None:
        """`ahead`: tasks handed to the pool before the first result is waited for."""
        self._pool = pool
        self._ahead = ahead

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results of the tasks."""
        if self._pool is None:
            yield from map(work, tasks)
            return
        waiting = iter(tasks)
        running = [self._pool.submit(work, task) for task in islice(waiting, self._ahead)]
        while running:
            yield running.pop(0).result()
            running += [self._pool.submit(work, task) for task in islice(waiting, 1)]


def find_pairs(
    prosecution: Sequence[Sheet],
    defense: Sequence[Sheet],
    *,
    new: frozenset[str] | None = None,
    workers: int = 1,
    say: Say | None = None,
    settings: Settings = DEFAULT,
) -> list[Pair]:
    """The pairs of pages that may be copies.

    `new`: keys of the pages, of either side, that were not compared before; only pairs with one of
    them are worked out. None: all. `workers`: processes. `say` is told how many of the
    prosecution's pages are done, of how many.
    """
    collection = Collection(prosecution, defense)
    near = [(left, found) for left, found in candidates(collection, settings, new) if found]
    near.sort(key=_side_by_side)
    with _runner(workers) as runner:
        words = known_words(collection.sides)
        kins = _kins(collection, near, words, runner)
        pairs: list[Pair] = []
        tasks = _comparisons(collection, near, kins, words)
        for done, found in enumerate(runner.run(_compare, tasks), start=1):
            pairs += found
            if say is not None:
                say(min(len(prosecution), done * _CHUNK), len(prosecution))
    if say is not None:
        say(len(prosecution), len(prosecution))
    places = {sheet.key: at for at, sheet in enumerate(prosecution)}
    return sorted(pairs, key=lambda pair: places[pair.left])


def _side_by_side(one: tuple[int, list[Candidate]]) -> tuple[int, int]:
    """Pages with the same candidates are worked on together, so that few travel twice."""
    return one[1][0].position, one[0]


def _kins(collection: Collection, near: Near, words: frozenset[str], runner: Runner) -> Kins:
    """The look-alikes of every page that is to be looked at."""
    order: dict[int, None] = {}
    for left, found in near:
        order |= dict.fromkeys([left, *(collection.number(1, each.position) for each in found)])
    looks = _looks(collection, list(order), words)
    return {number: kin for found in runner.run(_look, looks) for number, kin in found}


def _looks(
    collection: Collection, wanted: Sequence[int], words: frozenset[str]
) -> Iterator[_Pages]:
    lookalikes = Lookalikes(collection)
    for chunk in _chunks(wanted):
        others = {number: lookalikes.near(number) for number in chunk}
        needed = {*chunk, *(other for near in others.values() for other in near)}
        pages = {number: _page(collection, number, {}, words) for number in needed}
        yield [(pages[number], [pages[other] for other in near]) for number, near in others.items()]


def _look(task: _Pages) -> list[tuple[int, Kin]]:
    return [(page.number, kin_of(page, others)) for page, others in task]


def _comparisons(
    collection: Collection, near: Near, kins: Kins, words: frozenset[str]
) -> Iterator[_Pages]:
    for chunk in _chunks(near):
        rights = {each.position for _, found in chunk for each in found}
        pages = {at: _page(collection, collection.number(1, at), kins, words) for at in rights}
        yield [
            (_page(collection, left, kins, words), [pages[each.position] for each in found])
            for left, found in chunk
        ]


def _page(
    collection: Collection, number: int, kins: Kins, words: frozenset[str] = frozenset()
) -> Page:
    side, position = collection.place(number)
    sheet, text = collection.sides[side][position], collection.text(side, position)
    kin = kins.get(number, Kin())
    return Page(Place(number, side), sheet, text, collection.signs(number), kin, words)


def _compare(task: _Pages) -> list[Pair]:
    found = []
    for left, rights in task:
        for right in rights:
            if agreeing(left.signs, right.signs) < _glance(left, right):
                continue
            pair = pair_of(left, right, examine(left, right))
            if pair.probability >= _KEPT:
                found.append(pair)
    return found


def _glance(left: Page, right: Page) -> float:
    poor = min(left.sheet.confidence, right.sheet.confidence) < _POOR
    return _POOR_GLANCE if poor else _GLANCE


def _chunks(items: Iterable[Result]) -> Iterator[list[Result]]:
    waiting = iter(items)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk


@contextmanager
def _runner(workers: int) -> Iterator[Runner]:
    if workers < 2:
        yield Runner(None, 1)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield Runner(pool, 2 * workers)
