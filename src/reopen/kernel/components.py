"""What pages hand to the components: links, columns and their order.

A list declares its columns once and gets sorting, column choice and their addresses from here,
so that every list of the house behaves alike and its whole state stands in the URL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere: breadcrumb, menu entry or tab.

    Without `url` it is the place itself. `count` stands beside the label; `key` is a keyboard
    sequence such as "g c".
    """

    label: str
    url: str = ""
    current: bool = False
    count: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list.

    `order` names the ORM field to sort by; without it the column cannot be sorted. A column that
    is not `optional` cannot be hidden; one that is not `shown` waits in the column chooser.
    """

    key: str
    label: str | Promise
    order: str = ""
    numeric: bool = False
    optional: bool = True
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one request: which are shown, and in which order the rows come.

    `"county" in columns` asks whether a cell is to be drawn; iterating gives the shown columns.
    `order_by` is safe to pass to a queryset: it only ever holds fields a column declared.
    """

    all: tuple[Column, ...]
    shown: frozenset[str]
    sort: str
    descending: bool

    def __contains__(self, key: object) -> bool:
        return key in self.shown

    def __iter__(self) -> Iterator[Column]:
        return (column for column in self.all if column.key in self.shown)

    @property
    def optional(self) -> list[Column]:
        return [column for column in self.all if column.optional]

    @property
    def order_by(self) -> str:
        field = next((column.order for column in self.all if column.key == self.sort), "")
        return f"-{field}" if field and self.descending else field


def read_columns(columns: Iterable[Column], parameters: QueryDict, *, default: str) -> Columns:
    """Read `?sort=-received&col=county&col=stage` against the declared columns.

    What is unknown is ignored, never an error: links outlive releases. `default` is the sort that
    holds when none is asked for, with a leading "-" for descending.
    """
    declared = tuple(columns)
    sortable = {column.key for column in declared if column.order}
    asked = parameters.get("sort", "")
    sort = asked if asked.removeprefix("-") in sortable else default
    chosen = set(parameters.getlist("col")) & {column.key for column in declared}
    shown = frozenset(
        column.key
        for column in declared
        if not column.optional or (column.key in chosen if chosen else column.shown)
    )
    return Columns(declared, shown, sort.removeprefix("-"), sort.startswith("-"))
