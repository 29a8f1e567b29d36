import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reopen.lib.search.engine import (
    Filters,
    IndexBusyError,
    IndexDamagedError,
    Scope,
    TantivyEngine,
)
from reopen.lib.search.language import parse
from reopen.lib.search.tests.pages import ALL, fill, found, page

GUN = parse("gun").node


@pytest.fixture
def filled(engine: TantivyEngine) -> TantivyEngine:
    engine.add(
        [
            page("a", "gun one", document="d1", case="c1", source="s1", kind="report"),
            page("b", "gun two", document="d2", case="c1", source="s2", kind="letter"),
            page("c", "gun three", document="d3", case="c2", source="s3", kind="report"),
            page("d", "gun four", document="d4", case="c3", source="s4", labels=("w1",)),
        ]
    )
    engine.commit()
    return engine


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        (ALL, "abcd"),
        (Scope(cases=frozenset({"c1"})), "ab"),
        (Scope(cases=frozenset({"c1", "c2"})), "abc"),
        (Scope(cases=frozenset()), ""),
        (Scope(except_cases=frozenset({"c1"})), "cd"),
        (Scope(closed_documents=frozenset({"d1", "d3"})), "bd"),
        (Scope(closed_labels=frozenset({"w1"})), "abc"),
        (Scope(frozenset({"c1"}), frozenset({"c1"})), ""),
        (Scope(frozenset({"c1"}), closed_documents=frozenset({"d2"})), "a"),
    ],
)
@pytest.mark.parametrize("typed", ["gun", "gun OR nothing", "gu*", "gum~", "NOT nothing", ""])
def test_walls_apply_before_anything_is_counted(
    filled: TantivyEngine, scope: Scope, seen: str, typed: str
) -> None:
    node = parse(typed).node
    assert found(filled, typed, scope) == set(seen)
    assert filled.search(node, scope).total == len(seen)
    facets = filled.facets(node, scope)
    for side in (facets.cases, facets.sources, facets.kinds, facets.legibility):
        assert sum(side.values()) == len(seen)


def test_filters_never_reach_beyond_the_scope(filled: TantivyEngine) -> None:
    scope = Scope(cases=frozenset({"c1"}))
    assert found(filled, "gun", scope, Filters(cases=frozenset({"c2"}))) == set()
    assert found(filled, "gun", scope, Filters(kinds=frozenset({"letter"}))) == {"b"}
    assert found(filled, "gun", ALL, Filters(sources=frozenset({"s1", "s3"}))) == {"a", "c"}
    assert found(filled, "gun", ALL, Filters(documents=frozenset({"d3"}))) == {"c"}
    facets = filled.facets(GUN, scope, Filters(cases=frozenset({"c2"})))
    assert facets.cases == {"c1": 2}
    assert facets.kinds == {}


def test_a_facet_is_counted_without_its_own_filter(filled: TantivyEngine) -> None:
    facets = filled.facets(GUN, ALL, Filters(kinds=frozenset({"letter"})))
    assert facets.kinds == {"report": 3, "letter": 1}
    assert facets.cases == {"c1": 1}


def test_screens_and_all_hits_are_the_same_rows(filled: TantivyEngine) -> None:
    listed = [hit.page_id for hit in filled.all_hits(GUN, ALL)]
    screens = [hit for at in (0, 2, 4) for hit in filled.search(GUN, ALL, limit=2, offset=at).hits]
    assert [hit.page_id for hit in screens] == listed
    assert [hit.rank for hit in screens] == [1, 2, 3, 4]
    assert screens[0].snippet.startswith("<mark>gun</mark>")
    assert screens[0].terms == ("gun",)


def test_a_page_taken_in_again_is_replaced_and_a_document_forgotten(filled: TantivyEngine) -> None:
    filled.add([page("a", "knife", document="d1")])
    assert found(filled, "gun") == set("abcd")
    filled.delete("d2")
    filled.commit()
    assert found(filled, "gun") == set("cd")
    assert found(filled, "knife") == {"a"}


def test_a_rebuild_replaces_everything_at_once(filled: TantivyEngine) -> None:
    def pages() -> Iterator[object]:
        yield page("z", "gun")
        assert found(filled, "gun") == set("abcd")

    assert filled.rebuild(pages()) == 1  # type: ignore[arg-type]
    assert found(filled, "gun") == {"z"}


def test_what_was_not_committed_is_dropped(engine: TantivyEngine) -> None:
    fill(engine, ["gun"])
    engine.add([page("p1", "gun")])
    engine.close()
    assert found(engine, "gun") == {"p0"}


def test_one_writer_any_number_of_readers(filled: TantivyEngine) -> None:
    with TantivyEngine(filled.folder.parent, lock_wait=0.1) as other:
        with pytest.raises(IndexBusyError):
            other.add([page("x", "gun")])
        filled.close()
        other.add([page("x", "gun")])
        other.commit()
    assert found(filled, "gun") == set("abcdx")


def test_a_damaged_index_says_so_and_can_be_built_again(filled: TantivyEngine) -> None:
    filled.close()
    home = filled.folder.parent
    (filled.folder / "meta.json").write_text("{")
    with pytest.raises(IndexDamagedError):
        TantivyEngine(home)
    TantivyEngine.erase(home)
    with TantivyEngine(home) as again:
        assert again.empty
        again.rebuild([page("a", "gun")])
        assert found(again, "gun") == {"a"}


def test_an_index_erased_under_a_reader_says_so(filled: TantivyEngine) -> None:
    filled.close()
    TantivyEngine.erase(filled.folder.parent)
    with pytest.raises(IndexDamagedError):
        found(filled, "gun")


def test_an_older_layout_goes_when_the_new_one_is_built(tmp_path: Path) -> None:
    (tmp_path / "layout-0").mkdir()
    with TantivyEngine(tmp_path) as engine:
        assert engine.empty
        engine.rebuild([page("a", "gun")])
    assert [path.name for path in tmp_path.iterdir()] == [engine.folder.name]


def test_a_thousand_walled_documents_and_three_thousand_cases(engine: TantivyEngine) -> None:
    engine.rebuild(page(f"p{at}", "gun", document=f"d{at}", case=f"c{at}") for at in range(3_000))
    closed = frozenset(f"d{at}" for at in range(1_000))
    allowed = frozenset(f"c{at}" for at in range(500, 3_000))
    assert engine.search(GUN, Scope(allowed, closed_documents=closed)).total == 2_000
    assert len(engine.facets(GUN, Scope(except_cases=allowed)).cases) == 500


WRITER = """
import sys, itertools
from pathlib import Path
from reopen.lib.search.engine import TantivyEngine
from reopen.lib.search.tests.pages import page
engine = TantivyEngine(Path(sys.argv[1]))
for batch in itertools.count():
    texts = (f"{batch}-{at}" for at in range(50))
    engine.add(page(name, "gun " + "word " * 200, document=str(batch)) for name in texts)
    engine.commit()
    print(batch, flush=True)
"""


@pytest.mark.parametrize("after", [1, 3])
def test_a_writer_killed_in_the_middle_leaves_all_it_committed(tmp_path: Path, after: int) -> None:
    source = Path(__file__).parents[4]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(source)},
    ) as writer:
        assert writer.stdout is not None
        for _ in range(after):
            writer.stdout.readline()
        reader = TantivyEngine(tmp_path)
        assert reader.search(GUN, ALL).total >= 50 * after
        writer.send_signal(signal.SIGKILL)
        said = after + len(writer.stdout.read().split())
    total = reader.search(GUN, ALL).total
    assert total % 50 == 0
    assert total >= 50 * said
    with TantivyEngine(tmp_path, lock_wait=0.5) as next_writer:
        next_writer.add([page("after", "gun")])
        next_writer.commit()
    assert reader.search(GUN, ALL).total == total + 1
