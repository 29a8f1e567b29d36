"""Pages of a list in ranges, so that a long file prints on few sheets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reopen.disclosure.report.content import Copy, Line


@dataclass(frozen=True)
class Range:
    """Pages of one document in a row of which the same is to be said; `line` says what."""

    first: int
    last: int
    line: Line
    copies: tuple[Copy, ...]

    @property
    def pages(self) -> str:
        """The page, or the first and the last."""
        return str(self.first) if self.first == self.last else f"{self.first}\u2013{self.last}"


def ranges_of(lines: Iterable[Line]) -> Iterator[Range]:
    """The lines, joined where only page numbers go on; what people or papers say stays apart."""
    held: Range | None = None
    for line in lines:
        joined = _joined(held, line) if held is not None else None
        if joined is None and held is not None:
            yield held
        held = joined or Range(line.page, line.page, line, line.copies)
    if held is not None:
        yield held


def _joined(held: Range, line: Line) -> Range | None:
    """The range with this page added; nothing where it does not go on."""
    before = held.line
    if (line.document_id, line.status) != (before.document_id, before.status):
        return None
    if line.page != held.last + 1 or _has_more(line) or _has_more(before):
        return None
    copies = _going_on(held.copies, line.copies)
    return None if copies is None else replace(held, last=line.page, copies=copies)


def _has_more(line: Line) -> bool:
    return bool(line.differences or line.decided or line.notes)


def _going_on(held: tuple[Copy, ...], more: tuple[Copy, ...]) -> tuple[Copy, ...] | None:
    if not held and not more:
        return ()
    if len(held) != 1 or len(more) != 1:
        return None
    (one,), (two,) = held, more
    same = (one.document, one.source, one.last + 1) == (two.document, two.source, two.first)
    return (replace(one, last=two.last),) if same else None
