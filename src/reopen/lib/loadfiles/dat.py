"""Concordance DAT: rows of quoted cells. The quoting itself is the csv module's."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO

from reopen.lib.loadfiles.columns import folded, meanings
from reopen.lib.loadfiles.contract import Item, Problem, Style, Trouble
from reopen.lib.loadfiles.decoding import MOST_BYTES, decoded

_THORN, _FEED, _PILCROW = "\N{LATIN SMALL LETTER THORN}", "\x14", "\N{PILCROW SIGN}"
_MOST_COLUMNS = 1_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x13\x15-\x1f]")


@dataclass
class DatFile:
    """Rows in their order, the columns as named, how it was written, and every bad line."""

    columns: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    style: Style = field(default_factory=Style)
    problems: list[Problem] = field(default_factory=list)


def read_dat(data: bytes, name: str = "DAT", style: Style | None = None) -> DatFile:
    """What a DAT file says. Without `style`, its signs and its encoding are told from the file."""
    text, encoding, problems = decoded(data, name)
    found = DatFile(problems=problems)
    if problems:
        return found
    found.style = style or replace(_style_of(text), encoding=encoding)
    rows = _rows(text, found.style, name, found.problems)
    header = next(rows, None)
    if header is None:
        found.problems.append(Problem(name, 0, Trouble.EMPTY))
        return found
    found.columns = [column.strip() for column in header[1]]
    if not _columns_are_good(found.columns, name, found.problems):
        return found
    kept = list(_of_header_length(rows, len(found.columns), name, found.problems))
    _fill(found, kept, style is None)
    if not found.items and not found.problems:
        found.problems.append(Problem(name, 0, Trouble.EMPTY))
    return found


def write_dat(
    columns: Sequence[str], rows: Iterable[Mapping[str, str]], style: Style | None = None
) -> bytes:
    """A DAT file; rows by column name, a missing cell is empty. Without `style`: `style_for`."""
    held = list(rows)
    style = style or style_for(cell for row in held for cell in row.values())
    out = StringIO(newline="")
    writer = csv.writer(
        out, delimiter=style.delimiter, quotechar=style.quote,
        quoting=csv.QUOTE_ALL, lineterminator="\r\n",
    )  # fmt: skip
    writer.writerow(columns)
    for row in held:
        writer.writerow([_folded_in(row.get(column, ""), style) for column in columns])
    return out.getvalue().encode(style.encoding)


def style_for(cells: Iterable[str]) -> Style:
    """The usual style, but with real line breaks where its stand-in is itself in a cell."""
    usual = Style()
    return replace(usual, newline="") if any(usual.newline in cell for cell in cells) else usual


def _folded_in(cell: str, style: Style) -> str:
    return cell.replace("\n", style.newline) if style.newline else cell


def _style_of(text: str) -> Style:
    """By the first line: the quote at its beginning, and the sign between two quotes."""
    head = text.partition("\n")[0]
    if head.startswith(_THORN):
        after = head[head.find(_THORN, 1) + 1 : head.find(_THORN, 1) + 2]
        delimiter = after if after in (_FEED, _PILCROW, ",", "\t", "|") else _FEED
        return Style(delimiter=delimiter)
    for delimiter in (_FEED, _PILCROW, "\t", "|", ";"):
        if delimiter in head:
            quote = _THORN if _THORN in head else '"'
            return Style(delimiter=delimiter, quote=quote)
    return Style(delimiter=",", quote='"', newline="")


def _rows(
    text: str, style: Style, name: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Line and cells of each row that can be told apart; the others become problems."""
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(
        StringIO(text, newline=""),
        delimiter=style.delimiter, quotechar=style.quote, strict=True,
    )  # fmt: skip
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(Problem(name, line, Trouble.QUOTING, str(error)))
            continue
        control = next((cell for cell in cells if _CONTROL.search(cell)), None)
        if control is not None:
            problems.append(Problem(name, line, Trouble.CONTROL, ascii(control[:60])))
        elif cells:
            yield line, cells


def _columns_are_good(columns: list[str], name: str, problems: list[Problem]) -> bool:
    if len(columns) > _MOST_COLUMNS:
        problems.append(Problem(name, 1, Trouble.TOO_LARGE, f"{len(columns)} columns"))
        return False
    twice = [column for column, times in Counter(map(folded, columns)).items() if times > 1]
    problems += [Problem(name, 1, Trouble.COLUMN_TWICE, column or "(no name)") for column in twice]
    if "begin" not in meanings(columns):
        shown = ", ".join(columns)[:300]
        problems.append(Problem(name, 1, Trouble.NO_BEGIN, shown))
    return not problems


def _of_header_length(
    rows: Iterable[tuple[int, list[str]]], wide: int, name: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    for line, cells in rows:
        if len(cells) == wide:
            yield line, cells
        else:
            what = f"{len(cells)} instead of {wide}"
            problems.append(Problem(name, line, Trouble.CELLS, what))


def _fill(found: DatFile, rows: list[tuple[int, list[str]]], told: bool) -> None:
    """Rows become items. A stand-in counts only where no cell has a real line break."""
    newline = found.style.newline
    if told and newline and any("\n" in cell for _, cells in rows for cell in cells):
        found.style = replace(found.style, newline="")
        newline = ""
    where = meanings(found.columns)
    for line, cells in rows:
        if newline:
            cells = [cell.replace(newline, "\n") for cell in cells]
        found.items.append(_item(line, cells, found.columns, where))


def _item(line: int, cells: list[str], columns: list[str], where: dict[str, int]) -> Item:
    def cell(meaning: str) -> str:
        return cells[where[meaning]] if meaning in where else ""

    begin, text, text_path = cell("begin").strip(), cell("text"), cell("text_path").strip()
    if not text_path and "\n" not in text and text.strip().lower().endswith(".txt"):
        text, text_path = "", text.strip()
    return Item(
        line=line,
        begin=begin,
        end=cell("end").strip() or begin,
        family=cell("family").strip(),
        text=text,
        text_path=text_path,
        native_path=cell("native_path").strip(),
        fields=dict(zip(columns, cells, strict=True)),
    )
