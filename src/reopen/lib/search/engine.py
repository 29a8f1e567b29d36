"""Full-text search with Tantivy: one index per organization, in a folder of its own.

The index is derived from the database and can be rebuilt at any time. It holds the text of the
pages in the clear, so its folder belongs on the same encrypted volume as the database. Any number
of processes may search; one may write. A commit is atomic: a writer killed in the middle leaves
the last commit, and the lock goes with its process.
"""

import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from tantivy import (
    Index,
    IndexWriter,
    Searcher,
    TextAnalyzerBuilder,
    Tokenizer,
)

from reopen.lib.search import text
from reopen.lib.search.compiling import Compiler
from reopen.lib.search.contract import (
    NO_FILTERS,
    Facets,
    Filters,
    Hit,
    IndexBusyError,
    IndexDamagedError,
    PageText,
    QueryTooWideError,
    Results,
    Scope,
    SearchEngine,
)
from reopen.lib.search.layout import FACETS, LAYOUT, Prepared, document, hit_from, schema
from reopen.lib.search.matching import Matcher
from reopen.lib.search.query import Node
from reopen.lib.search.scoping import Walls

__all__ = [
    "Facets",
    "Filters",
    "Hit",
    "IndexBusyError",
    "IndexDamagedError",
    "PageText",
    "QueryTooWideError",
    "Results",
    "Scope",
    "SearchEngine",
    "TantivyEngine",
]

_WRITER_MEMORY = 64_000_000
_FILTER_OF = {"case": "cases", "source": "sources", "kind": "kinds", "legibility": "legibility"}


class TantivyEngine:
    """The index in `folder`, made when absent. `lock_wait` is how many seconds to wait to write.

    `empty` says that it was just made, or has an older layout, and wants `rebuild`. Use one per
    process and organization; searching is safe from several threads, writing is not. Leaving a
    `with` block closes it.
    """

    def __init__(self, folder: Path, *, lock_wait: float = 10.0) -> None:
        self.folder = folder / f"layout-{LAYOUT}"
        self.empty = not Index.exists(str(self.folder)) if self.folder.is_dir() else True
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock_wait = lock_wait
        self._schema = schema()
        try:
            self._index = Index(self._schema, str(self.folder))
        except (ValueError, OSError) as problem:
            raise IndexDamagedError(str(problem)) from problem
        words = TextAnalyzerBuilder(Tokenizer.whitespace()).build()
        self._index.register_tokenizer("words", words)
        self._index.register_tokenizer("stems", text.stem_analyzer())
        self._index.config_reader("manual")
        self._walls = Walls(self._schema)
        self._writer: IndexWriter | None = None
        self._seen: tuple[int, int] | None = None

    @staticmethod
    def erase(folder: Path) -> None:
        """Remove an organization's index, of whatever layout."""
        if folder.exists():
            shutil.rmtree(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Writing

    def add(self, pages: Iterable[PageText]) -> int:
        """Take in pages, replacing those with the same page id; says how many."""
        writer = self._open_writer()
        count = 0
        for page in pages:
            writer.delete_documents_by_term("page", page.page_id)
            writer.add_document(document(page))
            count += 1
        return count

    def delete(self, document_id: str) -> None:
        """Forget all pages of a document."""
        self._open_writer().delete_documents_by_term("document", document_id)

    def commit(self) -> None:
        """Make what was added and deleted durable and visible, all of it at once."""
        if self._writer is not None:
            self._writer.commit()

    def rebuild(self, pages: Iterable[PageText]) -> int:
        """Replace everything by these pages and commit; until then searches see the old state."""
        writer = self._open_writer()
        writer.delete_all_documents()
        count = 0
        for page in pages:
            writer.add_document(document(page))
            count += 1
        self.commit()
        for other in self.folder.parent.glob("layout-*"):
            if other != self.folder:
                shutil.rmtree(other)
        return count

    def close(self) -> None:
        """Let go of the writer's lock; what was not committed is dropped, merges are finished."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.wait_merging_threads()

    def _open_writer(self) -> IndexWriter:
        until = time.monotonic() + self._lock_wait
        while self._writer is None:
            try:
                self._writer = self._index.writer(_WRITER_MEMORY, 1)
            except ValueError as problem:
                if "LockBusy" not in str(problem) and "Lockfile" not in str(problem):
                    raise
                if time.monotonic() > until:
                    raise IndexBusyError(str(self.folder)) from problem
                time.sleep(0.05)
        return self._writer

    # Searching

    def search(
        self,
        query: Node,
        scope: Scope,
        filters: Filters = NO_FILTERS,
        limit: int = 20,
        offset: int = 0,
    ) -> Results:
        """The best hits and the total, both within scope and filters."""
        ready = self.prepare(query, scope, filters)
        found = ready.run(limit, offset)
        matcher = Matcher(query)
        hits = tuple(
            hit_from(ready.searcher.doc(address), rank, matcher)
            for rank, (_, address) in enumerate(found.hits, start=offset + 1)
        )
        return Results(found.count, hits)  # type: ignore[attr-defined]  # missing in its stubs

    def facets(
        self,
        query: Node,
        scope: Scope,
        filters: Filters = NO_FILTERS,
    ) -> Facets:
        """How the hits spread over cases, sources, kinds and legibility, within the scope."""
        counts = {}
        for name in FACETS:
            others = replace(filters, **{_FILTER_OF[name]: frozenset()})
            buckets = self.prepare(query, scope, others).buckets(name)
            counts[name] = buckets
        return Facets(counts["case"], counts["source"], counts["kind"], counts["legibility"])

    def all_hits(
        self,
        query: Node,
        scope: Scope,
        filters: Filters = NO_FILTERS,
    ) -> Iterator[Hit]:
        """Every hit, best first, from one state of the index."""
        ready = self.prepare(query, scope, filters)
        found = ready.run(max(ready.searcher.num_docs, 1))
        matcher = Matcher(query)
        for rank, (_, address) in enumerate(found.hits, start=1):
            yield hit_from(ready.searcher.doc(address), rank, matcher)

    def prepare(self, query: Node, scope: Scope, filters: Filters) -> Prepared:
        """The query as the index takes it, on the newest state."""
        searcher = self._searcher()
        asked = Compiler(self._schema, searcher).compile(query)
        return Prepared(searcher, self._schema, self._walls.within(asked, scope, filters))

    def _searcher(self) -> Searcher:
        """The newest state, also when another process committed it."""
        try:
            stat = (self.folder / "meta.json").stat()
            newest = (stat.st_mtime_ns, stat.st_ino)
            if newest != self._seen:
                self._index.reload()
                self._seen = newest
        except (ValueError, OSError) as problem:
            raise IndexDamagedError(str(problem)) from problem
        return self._index.searcher()
