"""A sheet: one question answered as a chart, a table and a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reopen.lib.charts import Drawing

Value = str | int | float | Decimal | None


@dataclass(frozen=True)
class Heading:
    """A column. `key` names it in files, the same in every language; some are only in files."""

    key: str
    label: str
    on_page: bool = True


@dataclass(frozen=True)
class Cell:
    """`value` goes into files, `text` onto the page."""

    value: Value
    text: str


@dataclass(frozen=True)
class Row:
    """`key` and `label` say what the line is about; `about` explains it, `url` leads on."""

    key: str
    label: str
    cells: Sequence[Cell]
    about: str = ""
    url: str = ""


@dataclass(frozen=True)
class Sheet:
    """`about` heads the first column. `bars` are for the picture of a shared link."""

    key: str
    title: str
    summary: str
    about: str
    headings: Sequence[Heading]
    rows: Sequence[Row]
    charts: Sequence[Drawing] = ()
    bars: Sequence[tuple[str, float, str]] = ()
    note: str = ""

    @property
    def side_by_side(self) -> bool:
        """Whether the table is narrow enough to stand beside the chart."""
        return len(self.shown) <= 3

    @property
    def shown(self) -> list[Heading]:
        """The columns of the page."""
        return [head for head in self.headings if head.on_page]

    @property
    def small(self) -> bool:
        """Whether its charts are many small ones."""
        return len(self.charts) > 3

    def records(self) -> list[Mapping[str, Value]]:
        """The rows for files: key, label and every column by its key."""
        return [
            {"key": row.key, "label": row.label}
            | {head.key: cell.value for head, cell in zip(self.headings, row.cells, strict=True)}
            for row in self.rows
        ]


@dataclass(frozen=True)
class Number:
    """A figure that stands large: what it is and how it is defined."""

    key: str
    text: str
    label: str
    about: str
