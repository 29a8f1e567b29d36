"""Statements as columns: the first gives the order, the others stand beside where they answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reopen.accounts.actor import Actor
from reopen.chronology.models import Statement
from reopen.chronology.queries import pages_of
from reopen.documents.models import Page
from reopen.lib.statements import Change, Sentence, align, sentences_of


@dataclass(frozen=True)
class Cell:
    """A sentence with the number of its page."""

    sentence: Sentence
    number: int
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Column:
    """One statement, read."""

    statement: Statement
    pages: list[Page]
    sentences: list[Sentence] = field(default_factory=list)


@dataclass(frozen=True)
class Across:
    """One row: a cell for each column, or None where that statement has nothing beside it."""

    cells: tuple[Cell | None, ...]

    @property
    def differs(self) -> bool:
        """Whether a cell differs from the first column in a way that is named."""
        return any(cell and cell.changes for cell in self.cells)

    @property
    def answered(self) -> bool:
        """Whether more than one statement speaks here."""
        return sum(cell is not None for cell in self.cells) > 1


def columns_of(actor: Actor, statements: Sequence[Statement]) -> list[Column]:
    """The statements with the sentences of those of their pages that the actor sees."""
    columns = []
    for statement in statements:
        pages = pages_of(actor, statement)
        columns.append(Column(statement, pages, sentences_of([page.text for page in pages])))
    return columns


def across(columns: Sequence[Column]) -> list[Across]:
    """The rows, each other column laid beside the first."""
    base, others = columns[0], columns[1:]
    beside: list[dict[int, Cell]] = []
    loose: dict[int, list[tuple[int, Cell]]] = {}
    for place, column in enumerate(others, start=1):
        answers: dict[int, Cell] = {}
        at = -1
        for row in align(base.sentences, column.sentences):
            if row.left is not None:
                at = base.sentences.index(row.left, at + 1)
                if row.right is not None:
                    answers[at] = _cell(column, row.right, row.changes)
            elif row.right is not None:
                loose.setdefault(at, []).append((place, _cell(column, row.right)))
        beside.append(answers)
    rows = [_loose(len(columns), *one) for one in loose.get(-1, [])]
    for at, sentence in enumerate(base.sentences):
        rows.append(Across((_cell(base, sentence), *(answers.get(at) for answers in beside))))
        rows += [_loose(len(columns), *one) for one in loose.get(at, [])]
    return rows


def _cell(column: Column, sentence: Sentence, changes: tuple[Change, ...] = ()) -> Cell:
    return Cell(sentence, column.pages[sentence.page].number, changes)


def _loose(width: int, place: int, cell: Cell) -> Across:
    return Across(tuple(cell if at == place else None for at in range(width)))
