"""Querysets that are compiled once and asked again and again, each time for somebody else.

Django needs some milliseconds to build and compile a query that PostgreSQL answers in a fraction of
one. Where that is too much, the rule stays a queryset and its SQL is kept. What is kept is the
question alone: every answer comes from the database, in the transaction of whoever asks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.base import (  # type: ignore[attr-defined]  # not in its stubs
    ServerBindingCursor,
)
from django.db.models import QuerySet
from psycopg.sql import Literal

from reopen.kernel.scope import current_scope

Asker = Mapping[str, object]
Queryset = QuerySet[Any, Any]
_OF_THE_ASKER = (UUID, date, datetime)  # kinds of values that must not be kept for the next one


@dataclass(frozen=True, slots=True)
class CompiledLists:
    """One statement that answers with a set of ids for each of its querysets."""

    names: tuple[str, ...]
    sql: str
    places: tuple[str, ...]  # which of the asker's values stands at each parameter

    def ask(self, asker: Asker) -> dict[str, frozenset[str]]:
        """The ids as text, by the querysets' names; `asker` has a value for every place."""
        ((*found,),) = rows_of(self.sql, [asker[place] for place in self.places])
        return {name: frozenset(ids) for name, ids in zip(self.names, found, strict=True)}


def rows_of(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """All rows of a statement of which only the values change, inside a scope.

    The values go to PostgreSQL beside the text, so that it can keep the plan for the connection
    (where `prepare_threshold` is set; a pooler in between may not allow it).
    """
    current_scope()
    connection.ensure_connection()
    bound = ServerBindingCursor(connection.connection)
    dressed = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with dressed(bound) as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def compiled_lists(querysets: Mapping[str, Queryset], asker: Asker) -> CompiledLists:
    """The querysets, each of one column of ids, as a statement that can be asked for others.

    They were built for `asker`: her values, all different, become parameters. An id or a day that
    is not among them is refused with TypeError, because it would be kept for the next asker. The
    form of the querysets must depend on nothing but what the caller keeps the statement by.
    """
    place_of = {value: place for place, value in asker.items()}
    if len(place_of) != len(asker):
        raise ValueError("Two of the asker's values are the same: their places cannot be told.")
    columns: list[str] = []
    places: list[str] = []
    for queryset in querysets.values():
        sql, values = queryset.query.sql_with_params()
        written = tuple("%s" if value in place_of else _literal(value) for value in values)
        columns.append(f"ARRAY({sql.replace('%%', '%%%%') % written})::text[]")
        places += [place_of[value] for value in values if value in place_of]
    return CompiledLists(tuple(querysets), f"SELECT {', '.join(columns)}", tuple(places))


def _literal(value: object) -> str:
    """Written into the text: the planner knows what is the same for everybody."""
    if isinstance(value, _OF_THE_ASKER):
        raise TypeError("A queryset to be compiled holds a value that is not its asker's.")
    return Literal(value).as_string(connection.connection).replace("%", "%%")
