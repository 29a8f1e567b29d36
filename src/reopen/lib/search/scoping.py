"""Scope and filters as part of the query: what is outside is never found, counted or shown."""

from functools import lru_cache

from tantivy import Occur, Query, Schema

from reopen.lib.search.contract import Filters, Scope

_KEPT = 64


class Walls:
    """Puts queries inside scope and filters.

    A set of a thousand walled documents takes longer to turn into a query than to apply, so the
    last sets used are kept ready. They depend on nothing but their own values.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._any = lru_cache(maxsize=_KEPT)(self._built)

    def within(self, asked: Query, scope: Scope, filters: Filters) -> Query:
        """`asked` inside scope and filters, ranked as if it were asked alone."""
        clauses = [(Occur.Must, asked)]
        cases = scope.cases
        if filters.cases:
            cases = filters.cases if cases is None else cases & filters.cases
        if cases is not None:
            clauses.append((Occur.Must, self._any("case", cases)))
        for field, chosen in (
            ("source", filters.sources),
            ("document", filters.documents),
            ("kind", filters.kinds),
            ("legibility", filters.legibility),
        ):
            if chosen:
                clauses.append((Occur.Must, self._any(field, chosen)))
        for field, closed in (
            ("case", scope.except_cases),
            ("document", scope.closed_documents),
        ):
            if closed:
                clauses.append((Occur.MustNot, self._any(field, closed)))
        if scope.closed_labels:
            clauses.append((Occur.MustNot, self._labelled(scope)))
        return asked if len(clauses) == 1 else Query.boolean_query(clauses)

    def _labelled(self, scope: Scope) -> Query:
        """Pages with a closed label, but for the documents that are open all the same."""
        labelled = self._any("label", scope.closed_labels)
        if not scope.open_documents:
            return labelled
        opened = self._any("document", scope.open_documents)
        return Query.boolean_query([(Occur.Must, labelled), (Occur.MustNot, opened)])

    def _built(self, field: str, values: frozenset[str]) -> Query:
        """Pages whose field is one of the values, without weight in the ranking."""
        if not values:
            return Query.empty_query()
        if len(values) == 1:
            one = Query.term_query(self._schema, field, *values)
            return Query.const_score_query(one, 0.0)
        some = Query.term_set_query(self._schema, field, sorted(values))
        return Query.const_score_query(some, 0.0)
