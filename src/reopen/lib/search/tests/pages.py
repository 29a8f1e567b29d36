"""A few fictional pages and short ways to search them."""

from collections.abc import Iterable

from reopen.lib.search.contract import NO_FILTERS
from reopen.lib.search.engine import Filters, PageText, Scope, TantivyEngine
from reopen.lib.search.language import parse

ALL = Scope()


def page(
    page_id: str,
    text: str,
    *,
    document: str = "d1",
    case: str = "c1",
    source: str = "s1",
    kind: str = "report",
    labels: tuple[str, ...] = (),
) -> PageText:
    """One page with the usual surroundings."""
    return PageText(page_id, document, case, source, 1, kind, text, "good", labels)


def fill(engine: TantivyEngine, texts: Iterable[str]) -> None:
    """Pages p0, p1… with these texts, committed."""
    engine.add(page(f"p{at}", text) for at, text in enumerate(texts))
    engine.commit()


def found(
    engine: TantivyEngine, typed: str, scope: Scope = ALL, filters: Filters = NO_FILTERS
) -> set[str]:
    """The ids of all pages a typed query finds."""
    return {hit.page_id for hit in engine.all_hits(parse(typed).node, scope, filters)}
