from dataclasses import replace

from reopen.lib.search import bench, synthetic
from reopen.lib.search.contract import Results, Scope
from reopen.lib.search.engine import TantivyEngine
from reopen.lib.search.language import parse

SMALL = synthetic.Size(pages=300, cases=20, vocabulary=5_000, document_pages=3)


def test_made_up_pages_are_the_same_every_time() -> None:
    first, again = (list(synthetic.pages(SMALL)) for _ in range(2))
    assert first == again
    assert len({page.page_id for page in first}) == SMALL.pages
    assert len({page.case_id for page in first}) == SMALL.cases


def test_every_class_is_measured_inside_the_walls(engine: TantivyEngine) -> None:
    bench.build(engine, SMALL)
    scope = synthetic.scope(SMALL)
    seen: list[Results] = []
    asked = bench.questions(SMALL, each=2)
    figures = bench.measure(engine, scope, asked, rounds=1, check=seen.append)
    assert [f.name for f in figures] == [*dict.fromkeys(q.name for q in asked), "all"]
    assert all(f.p95 >= f.p50 > 0 and f.bare_p95 > 0 for f in figures)
    shown = {hit.document_id for results in seen for hit in results.hits}
    assert len(scope.closed_documents) == 5
    assert shown
    assert shown.isdisjoint(scope.closed_documents)


def test_both_ways_to_name_walled_documents_close_the_same_pages(engine: TantivyEngine) -> None:
    bench.build(engine, SMALL)
    everything = parse("").node
    named = engine.search(everything, synthetic.scope(SMALL)).total
    assert named == engine.search(everything, synthetic.scope(SMALL, by_label=True)).total
    assert 0 < named < SMALL.pages


def test_a_document_that_is_open_is_shown_in_spite_of_its_label(engine: TantivyEngine) -> None:
    bench.build(engine, SMALL)
    everything = parse("").node
    closed = Scope(closed_labels=frozenset({synthetic.WALL}))
    one = next(page.document_id for page in synthetic.pages(SMALL) if page.labels)
    opened = replace(closed, open_documents=frozenset({one}))
    more = engine.search(everything, opened).total - engine.search(everything, closed).total
    assert more == sum(page.document_id == one for page in synthetic.pages(SMALL)) > 0
