"""How fast search is beside the bare engine: same index, same queries, same run.

Bare means: the index is asked without scope, and makes its own snippets. Each query is run in turn
by both, several times; a query's time is the median of its runs, a class's p50 and p95 are over its
queries.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tantivy import Document, SnippetGenerator

from reopen.lib.search import synthetic
from reopen.lib.search.contract import NO_FILTERS, Filters, Results, Scope
from reopen.lib.search.engine import TantivyEngine
from reopen.lib.search.language import parse
from reopen.lib.search.layout import Prepared
from reopen.lib.search.query import Node
from reopen.lib.search.synthetic import Size

LIMIT = 10
Check = Callable[[Results], object]


@dataclass(frozen=True, slots=True)
class Figures:
    """One class of queries, times in milliseconds.

    The spread is that of a typical query: from its fastest run to its slowest.
    """

    name: str
    queries: int
    p50: float
    p95: float
    bare_p50: float
    bare_p95: float
    spread: float
    bare_spread: float

    @property
    def ratio(self) -> float:
        """Our p95 as a multiple of the bare engine's."""
        return self.p95 / self.bare_p95


@dataclass(frozen=True, slots=True)
class Question:
    """A query of a class; `filters` narrow it to one case."""

    name: str
    typed: str
    filters: Filters = NO_FILTERS


def build(engine: TantivyEngine, size: Size) -> float:
    """Fill the index with made-up pages; the seconds it took, generating them included."""
    began = time.perf_counter()
    engine.rebuild(synthetic.pages(size))
    engine.close()
    return time.perf_counter() - began


def fill(folder: Path, size: Size) -> float:
    """`build` in a process of its own, while others do other things."""
    with TantivyEngine(folder) as engine:
        return build(engine, size)


def questions(size: Size, each: int = 20) -> list[Question]:
    """`each` queries of every class, by how many pages hold their words."""
    rng = np.random.default_rng(size.seed + 3)
    words = synthetic.vocabulary(size)
    on_page = 1 - (1 - synthetic.frequencies(size)) ** size.words
    usual = [w for w, f in zip(words, on_page, strict=True) if 0.05 < f < 0.3]
    mid = [w for w, f in zip(words, on_page, strict=True) if 0.005 < f < 0.02]
    rare = words[-(size.vocabulary // 5) :]

    def draw(pool: list[str]) -> str:
        return pool[int(rng.integers(len(pool)))]

    made: list[Question] = []
    for _ in range(each):
        case = synthetic.case_id(int(rng.integers(size.cases)))
        made += [
            Question("common word", draw(usual)),
            Question("mid word", draw(mid)),
            Question("rare word", draw(rare)),
            Question("phrase", f'"{draw(usual)} {draw(usual)}"'),
            Question("AND", f"{draw(usual)} {draw(mid)}"),
            Question("OR", f"{draw(usual)} OR {draw(mid)}"),
            Question("NOT", f"{draw(mid)} NOT {draw(usual)}"),
            Question("prefix", f"{draw(mid)[:4]}*"),
            Question("fuzzy 1", f"{draw(mid)}~"),
            Question("fuzzy 2", f"{draw(mid)}~2"),
            Question("proximity", f"{draw(usual)} w/10 {draw(mid)}"),
            Question("in one case", draw(usual), Filters(cases=frozenset({case}))),
        ]
    return made


def measure(
    engine: TantivyEngine,
    scope: Scope,
    asked: list[Question],
    *,
    rounds: int = 5,
    check: Check | None = None,
) -> list[Figures]:
    """Figures by class, then of all queries together.

    `check` is called with the results inside the measured time: what the caller does with them
    before a person sees them, such as asking the database once more.
    """
    parsed = {question: parse(question.typed).node for question in asked}
    ours: dict[Question, list[float]] = {question: [] for question in asked}
    theirs: dict[Question, list[float]] = {question: [] for question in asked}
    for round_number in range(rounds + 1):
        for question, node in parsed.items():
            began = time.perf_counter()
            results = engine.search(node, scope, question.filters, LIMIT)
            if check is not None:
                check(results)
            mine = (time.perf_counter() - began) * 1000
            other = _bare(engine, node, question.filters)
            if round_number:  # the first round warms the files
                ours[question].append(mine)
                theirs[question].append(other)
    return _figures(asked, ours, theirs)


def _bare(engine: TantivyEngine, node: Node, filters: Filters) -> float:
    """Milliseconds of the bare engine. Turning the tree into its query is not on its clock."""
    ready = engine.prepare(node, Scope(), filters)
    began = time.perf_counter()
    _bare_search(ready)
    return (time.perf_counter() - began) * 1000


def _bare_search(ready: Prepared) -> None:
    found = ready.searcher.search(ready.query, LIMIT)
    snippets = SnippetGenerator.create(ready.searcher, ready.query, ready.schema, "stem")
    for _, address in found.hits:
        body = ready.searcher.doc(address).get_first("body")
        page = Document()
        page.add_text("stem", body.decode() if body else "")
        snippets.snippet_from_doc(page).to_html()


def _figures(
    asked: list[Question],
    ours: dict[Question, list[float]],
    theirs: dict[Question, list[float]],
) -> list[Figures]:
    names = list(dict.fromkeys(question.name for question in asked))
    groups = [(name, [q for q in ours if q.name == name]) for name in names]
    rows = []
    for name, group in [*groups, ("all", list(ours))]:
        mine = [statistics.median(ours[question]) for question in group]
        other = [statistics.median(theirs[question]) for question in group]
        rows.append(
            Figures(
                name,
                len(group),
                float(np.percentile(mine, 50)),
                float(np.percentile(mine, 95)),
                float(np.percentile(other, 50)),
                float(np.percentile(other, 95)),
                _spread([ours[question] for question in group]),
                _spread([theirs[question] for question in group]),
            )
        )
    return rows


def _spread(runs: list[list[float]]) -> float:
    return statistics.median(max(times) - min(times) for times in runs)
