"""Reading an export whole."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from reopen.lib.registry.columns import meanings
from reopen.lib.registry.record import Problem, Record
from reopen.lib.registry.rows import RowReader
from reopen.lib.registry.tables import NotAnExportError, Table, read_table

MOST_PROBLEMS = 2000


@dataclass(frozen=True)
class Export:
    """A file, understood. `columns` are the meanings of `headers`, empty where unknown."""

    headers: list[str]
    columns: list[str]
    records: list[Record]
    problems: list[Problem]

    @property
    def last_posting(self) -> date | None:
        """The newest posting date; None when the file has no such dates."""
        return max((r.posted for r in self.records if r.posted), default=None)

    @property
    def stands_for(self) -> date | None:
        """The day whose state the file shows: its last posting, or its newest exoneration."""
        days = [r.exonerated_on.earliest for r in self.records if r.exonerated_on.earliest]
        return self.last_posting or max(days, default=None)

    @property
    def unknown_columns(self) -> list[str]:
        """Headers that mean nothing to the reader; their cells are kept in the raw rows."""
        return [
            header
            for header, column in zip(self.headers, self.columns, strict=True)
            if header and not column
        ]

    @property
    def parts(self) -> set[str]:
        """Which of the Registry's lists the file has."""
        return {record.part for record in self.records}


def read_export(content: bytes) -> Export:
    """Reads a file of any vintage. Raises `NotAnExportError` with one sentence."""
    table = read_table(content)
    columns = meanings(table.headers)
    _refuse_other_lists(columns)
    reader = RowReader(table.headers, columns)
    records = [reader.read(line, row) for line, row in table.rows]
    named = [record for record in records if record.family or record.given]
    if not any(record.exonerated_on for record in named):
        raise NotAnExportError("No row of this file tells who was exonerated and when.")
    return Export(table.headers, columns, named, _problems(table, reader.problems, len(records)))


def _refuse_other_lists(columns: list[str]) -> None:
    known = set(columns)
    needed = ({"name", "family"}, {"state"}, {"exonerated", "exonerated:year"})
    if not all(any_of & known for any_of in needed):
        raise NotAnExportError(
            "This is no export of the Registry: it has no column for the name, "
            "for the state or for the date of exoneration."
        )


def _problems(table: Table, found: list[Problem], rows: int) -> list[Problem]:
    problems = found[:MOST_PROBLEMS]
    if len(found) > MOST_PROBLEMS:
        left = Counter(problem.column for problem in found[MOST_PROBLEMS:])
        problems += [
            Problem(0, column, str(count), "more cells of this column cannot be read")
            for column, count in left.items()
        ]
    if table.says is not None and table.says != rows:
        said = f"{table.says} / {rows}"
        problems.append(Problem(0, "", said, "the file counts other rows than it has"))
    return problems
