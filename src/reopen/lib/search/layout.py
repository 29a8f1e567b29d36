"""The fields of the index: how a page becomes a document and a document a hit."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tantivy import Document, Query, Schema, SchemaBuilder, Searcher, SearchResult

from reopen.lib.search import text
from reopen.lib.search.contract import Hit, PageText, QueryTooWideError
from reopen.lib.search.matching import Matcher
from reopen.lib.search.snippets import matched_terms, snippet

LAYOUT = 2  # raise with every change of schema or of how words are cut: indexes are built again
FACETS = ("case", "source", "kind", "legibility")
_MOST_BUCKETS = 10_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query in the index's own form, tied to one state of the index."""

    searcher: Searcher
    schema: Schema
    query: Query

    def run(self, limit: int, offset: int = 0) -> SearchResult:
        """The best pages from `offset` on, and the count of all."""
        with _wide_queries_explained():
            return self.searcher.search(self.query, limit, offset=offset)

    def buckets(self, name: str) -> dict[str, int]:
        """How many pages each value of a field has."""
        asked = {name: {"terms": {"field": name, "size": _MOST_BUCKETS}}}
        with _wide_queries_explained():
            answer = self.searcher.aggregate(self.query, asked)
        return {bucket["key"]: int(bucket["doc_count"]) for bucket in answer[name]["buckets"]}


@contextmanager
def _wide_queries_explained() -> Iterator[None]:
    try:
        yield
    except ValueError as problem:
        raise QueryTooWideError(
            "This query stands for too many words. Give more letters before a * or ~."
        ) from problem


def schema() -> Schema:
    """The fields, as Tantivy wants them."""
    builder = SchemaBuilder()
    for name in ("page", "document"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in FACETS:
        builder.add_text_field(
            name, stored=True, fast=True, tokenizer_name="raw", index_option="basic"
        )
    builder.add_text_field("label", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("number", stored=True)
    builder.add_text_field("text", stored=True, tokenizer_name="words", index_option="position")
    builder.add_text_field("stem", tokenizer_name="stems", index_option="freq")
    builder.add_text_field("forms", tokenizer_name="stems", index_option="basic")
    builder.add_bytes_field("body", stored=True)
    builder.add_bytes_field("places", stored=True)
    return builder.build()


def document(page: PageText) -> Document:
    """A page as the index keeps it."""
    cut = text.located_words(page.text)
    own = " ".join(cut.words)
    made = Document()
    for name, value in (
        ("page", page.page_id),
        ("document", page.document_id),
        ("case", page.case_id),
        ("source", page.source_id),
        ("kind", page.kind),
        ("legibility", page.legibility),
        ("text", own),
        ("stem", own),
        ("forms", text.other_forms(page.text, cut.words)),
    ):
        made.add_text(name, value)
    for label in page.labels:
        made.add_text("label", label)
    made.add_unsigned("number", page.number)
    made.add_bytes("body", page.text.encode())
    made.add_bytes("places", cut.packed())
    return made


def hit_from(document: Document, rank: int, matcher: Matcher) -> Hit:
    """A found document with its snippet."""
    stored = document.to_dict()
    body = stored["body"][0].decode()
    places = stored["places"][0]
    cut = text.Words.unpacked(stored["text"][0].split(), places) if places else None
    marks = matcher.marks(body, cut)
    return Hit(
        rank,
        stored["page"][0],
        stored["document"][0],
        stored["case"][0],
        stored["source"][0],
        stored["number"][0],
        stored["kind"][0],
        stored["legibility"][0],
        snippet(body, marks),
        matched_terms(body, marks),
    )
