"""A query tree as a query of the index.

Fields: `text` holds the words as written with their places; `stem` the same words without endings;
`forms` the other spellings and skeletons (see `text.index_texts`). Distances and phrases are asked
of `text`: a plain word within a distance stands for all words of the index with its stem.
"""

import re

from tantivy import Occur, Query, Schema, Searcher

from reopen.lib.search import text
from reopen.lib.search.query import (
    And,
    Everything,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)

MOST_FORMS = 200
LONGEST_PATTERN = 400


def must(*queries: Query) -> Query:
    """All of them."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def should(queries: list[Query]) -> Query:
    """At least one of them."""
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])


class Compiler:
    """Turns trees into queries for one state of the index."""

    def __init__(self, schema: Schema, searcher: Searcher) -> None:
        self.schema = schema
        self.searcher = searcher

    def compile(self, node: Node) -> Query:
        """The query that finds the pages the tree describes."""
        match node:
            case Word():
                return self._word(node)
            case Phrase(tokens):
                return self._phrase(tokens)
            case Prefix(start):
                return self._constant(Query.regex_query(self.schema, "text", f"{start}.*"))
            case Fuzzy():
                return self._fuzzy(node)
            case Near(left, right, distance):
                return should(self._near(left, right, distance))
            case And(parts):
                return self._and(parts)
            case Or(parts):
                return should([self.compile(part) for part in parts])
            case Not(part):
                return self._and((Not(part),))
            case Everything():
                return self._constant(Query.all_query())

    @staticmethod
    def _constant(query: Query) -> Query:
        return Query.const_score_query(query, 1.0)

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self.schema, field, value)

    def _known(self, field: str, value: str) -> bool:
        return bool(self.searcher.doc_freq(field, value))

    def _and(self, parts: tuple[Node, ...]) -> Query:
        clauses = [
            (Occur.MustNot, self.compile(part.part))
            if isinstance(part, Not)
            else (Occur.Must, self.compile(part))
            for part in parts
        ]
        if all(isinstance(part, Not) for part in parts):
            clauses.append((Occur.Must, self._constant(Query.all_query())))
        return Query.boolean_query(clauses)

    def _word(self, word: Word) -> Query:
        whole = text.stem(word.whole)
        ways = []
        if len(word.tokens) > 1:
            ways.append(self._phrase(word.tokens))
        if len(word.tokens) == 1 or self._known("stem", whole):
            ways.append(self._term("stem", whole))
        if self._known("forms", whole):
            ways.append(self._term("forms", whole))
        if word.split:
            ways.append(self._phrase(word.split))
        return should(ways)

    def _phrase(self, tokens: tuple[str, ...]) -> Query:
        if len(tokens) == 1:
            return self._term("text", tokens[0])
        return Query.phrase_query(self.schema, "text", list(tokens))

    def _fuzzy(self, fuzzy: Fuzzy) -> Query:
        shape = text.skeleton(fuzzy.token)
        near = Query.fuzzy_term_query(self.schema, "text", fuzzy.token, fuzzy.distance)
        marked = text.stem(text.SKELETON_MARK + shape)
        alike = [self._term("text", shape)] if self._known("text", shape) else []
        alike += [self._term("forms", marked)] if self._known("forms", marked) else []
        return self._constant(should([near, *alike]))

    # Distances: one side is a list of patterns, each a pattern per place

    def _near(self, left: Node, right: Node, distance: int) -> list[Query]:
        found = [
            self._pair(one, other, distance)
            for one in self._places(left)
            for other in self._places(right)
        ]
        return found or [Query.empty_query()]

    def _pair(self, one: tuple[str, ...], other: tuple[str, ...], distance: int) -> Query:
        """Both stretches, and one's nearer end within the distance of the other's."""
        ends = {
            order
            for a in {one[0], one[-1]}
            for b in {other[0], other[-1]}
            for order in ((a, b), (b, a))
        }
        close = should(
            [
                Query.regex_phrase_query(self.schema, "text", list(order), distance - 1)
                for order in sorted(ends)
            ]
        )
        whole = [
            Query.regex_phrase_query(self.schema, "text", list(side))
            for side in (one, other)
            if len(side) > 1
        ]
        return must(close, *whole) if whole else close

    def _places(self, node: Node) -> list[tuple[str, ...]]:
        match node:
            case Or(parts):
                return [place for part in parts for place in self._places(part)]
            case Word(_, tokens, split):
                ways = [] if len(tokens) == 1 else [tokens]
                ways += [(pattern,) for pattern in self._endings(node.whole)]
                return [*ways, split] if split else ways
            case Phrase(tokens):
                return [tokens]
            case Prefix(start):
                return [(f"{start}.*",)]
            case Fuzzy(token, distance):
                shape = text.skeleton(token)
                return [(pattern,) for pattern in _patterns(_slips(token, distance) | {shape})]
        return []

    def _endings(self, word: str) -> list[str]:
        """Patterns of all words in the index that share the word's stem."""
        stem = text.stem(word)
        same = [
            term
            for start in text.beginnings(stem)
            for term, _ in self.searcher.terms_with_prefix("text", start)
            if text.stem(term) == stem
        ]
        if word not in same and self._known("text", word):
            same.append(word)
        return _patterns(set(same[:MOST_FORMS]))


def _patterns(choices: set[str]) -> list[str]:
    """The choices as few patterns as the index takes: it refuses one that grows too large."""
    bundles: list[list[str]] = []
    room = 0
    for choice in sorted(choices):
        if len(choice) > room:
            bundles.append([])
            room = LONGEST_PATTERN
        bundles[-1].append(choice)
        room -= len(choice)
    return [one[0] if len(one) == 1 else f"({'|'.join(one)})" for one in bundles]


def _slips(word: str, distance: int) -> set[str]:
    """Patterns of the words at most `distance` slips away; "." stands for any letter."""
    slips = {word}
    for _ in range(distance):
        slips |= {
            slip
            for known in slips
            for at in range(len(known) + 1)
            for slip in (
                f"{known[:at]}.{known[at:]}",
                f"{known[:at]}.{known[at + 1 :]}",
                f"{known[:at]}{known[at + 1 :]}",
                f"{known[:at]}{known[at + 1 : at + 2]}{known[at : at + 1]}{known[at + 2 :]}",
            )
            if re.search(r"\w", slip)
        }
    return slips
