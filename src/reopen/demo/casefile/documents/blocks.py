"""Forms, reports, letters and lists: a document as a row of blocks."""

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from random import Random
from typing import Any

from reopen.demo.casefile.documents.flow import LEFT, RIGHT, Flow, broken
from reopen.demo.casefile.documents.models import TEXTS, Document
from reopen.demo.casefile.documents.photo_array import draw_lineup
from reopen.demo.casefile.paper import Sheet
from reopen.lib.yaml_text import read_yaml


def lay_blocks(document: Document, rng: Random) -> list[Sheet]:
    """The pages of a document made of blocks."""
    flow = Flow(document, rng)
    for block in document.blocks:
        for name, content in block.items():
            BLOCKS[name](flow, content)
    flow.close_frame()
    _stamps(flow)
    _footer(flow)
    return flow.sheets


def _fields(flow: Flow, rows: list[str]) -> None:
    """Rows of boxes: `LABEL=value ;; LABEL=value`, a weight after the label as in `LABEL:3`."""
    for row in rows:
        cells = [cell.partition("=") for cell in row.split(" ;; ")]
        weights = [float(label.partition(":")[2] or 1) for label, _, _ in cells]
        flow.room(74)
        widths = [(RIGHT - LEFT + 28) * weight / sum(weights) for weight in weights]
        edges = [LEFT - 14 + sum(widths[:at]) for at in range(len(widths))]
        for (label, _, _), x, wide in zip(cells, edges, widths, strict=True):
            flow.sheet.box(x, flow.y, x + wide, flow.y + 72)
            flow.sheet.print(x + 8, flow.y + 4, label.partition(":")[0].strip(), "arimo", 19)
        for (_, _, value), x, wide in zip(cells, edges, widths, strict=True):
            _fill(flow, x + 12, flow.y + 31, value.strip(), wide - 20)
        flow.y += 72
    flow.y += 10


def _fill(flow: Flow, x: float, y: float, value: str, wide: float) -> None:
    if value.startswith("~"):
        flow.sheet.hand(x, y - 12, value[1:], flow.document.hand, flow.document.hand_size - 6)
        return
    pitch = min(flow.document.pitch, wide / max(len(value), 1))
    flow.sheet.type(x, y, value, flow.document.machine, pitch)


def _head(flow: Flow, text: str) -> None:
    flow.room(160)
    flow.y += 12
    flow.printed(text, "arimo-bold", 25)


def _narrative(flow: Flow, text: str) -> None:
    """Typed text in a frame that runs to the end of the page."""
    flow.open_frame()
    flow.typed(text)
    flow.close_frame()


def _checks(flow: Flow, lines: list[str]) -> None:
    for line in lines:
        mark, _, text = line.partition("|")
        flow.room(44)
        flow.sheet.tick(LEFT + 10, flow.y, mark.strip() == "x")
        flow.sheet.print(LEFT + 56, flow.y, text, "arimo", 22)
        flow.y += 42
    flow.y += 8


def _initials(flow: Flow, lines: list[str]) -> None:
    """Printed sentences, each with somebody's initials on the line before it."""
    for line in lines:
        text, _, initials = line.rpartition("|")
        pieces = broken(text, "arimo", 24, RIGHT - LEFT - 170)
        flow.room(36 * len(pieces) + 30)
        flow.sheet.rule(LEFT, flow.y + 36, LEFT + 120, flow.y + 36)
        if initials:
            flow.sheet.hand(LEFT + 22, flow.y - 18, initials, "nothing-you-could-do", 44)
        for piece in pieces:
            flow.sheet.print(LEFT + 160, flow.y, piece, "arimo", 24)
            flow.y += 36
        flow.y += 26


def _boilerplate(flow: Flow, content: dict[str, str]) -> None:
    """The printed sentences of a form that many people filled in, with one person's initials."""
    _initials(flow, [f"{line}|{content['initials']}" for line in _sentences()[content["text"]]])


@lru_cache(maxsize=1)
def _sentences() -> dict[str, list[str]]:
    path = TEXTS / "boilerplate.yaml"
    loaded: dict[str, list[str]] = read_yaml(path.read_text(encoding="utf-8"))
    return loaded


def _sign(flow: Flow, rows: list[str]) -> None:
    """Lines for signatures: `LABEL=name ;; LABEL=name`; a name with # before it is typed."""
    for row in rows:
        cells = [cell.partition("=") for cell in row.split(" ;; ")]
        flow.room(120)
        flow.y += 62
        wide = (RIGHT - LEFT) / len(cells)
        for number, (label, _, name) in enumerate(cells):
            x = LEFT + number * wide
            flow.sheet.rule(x, flow.y, x + wide - 50, flow.y)
            flow.sheet.print(x, flow.y + 6, label.strip(), "arimo", 19)
            if name.startswith("#"):
                flow.sheet.type(x + 8, flow.y - 40, name[1:], flow.document.machine, 19)
            elif name:
                flow.sheet.signature(x + 14, flow.y - 74, name.strip())
        flow.y += 44


def _table(flow: Flow, content: dict[str, Any]) -> None:
    """`columns` as `NAME:weight`, `rows` as cells parted by |."""
    columns = [column.partition(":") for column in content["columns"]]
    total = sum(float(weight or 1) for _, _, weight in columns)
    edges = [float(LEFT - 14)]
    for _, _, weight in columns:
        edges.append(edges[-1] + (RIGHT - LEFT + 28) * float(weight or 1) / total)
    _row(flow, edges, [name for name, _, _ in columns], head=True)
    for row in content["rows"]:
        _row(flow, edges, str(row).split("|"), head=False)
    flow.y += 16


def _row(flow: Flow, edges: list[float], cells: list[str], *, head: bool) -> None:
    pitch = min(flow.document.pitch, 16.7)
    pieces = []
    for cell, left, right in zip(cells, edges, edges[1:], strict=False):
        fits = max(int((right - left - 16) / pitch), 4)
        pieces.append([cell] if head else _by_columns(cell.strip(), fits))
    high = 40 if head else max(len(piece) for piece in pieces) * 36 + 12
    flow.room(high)
    for left, right in pairwise(edges):
        flow.sheet.box(left, flow.y, right, flow.y + high, 1)
    for number in range(max(len(piece) for piece in pieces)):
        for lines, left in zip(pieces, edges, strict=False):
            if number < len(lines):
                _cell(flow, left + 8, number, lines[number], pitch, head=head)
    flow.y += high


def _cell(flow: Flow, x: float, number: int, line: str, pitch: float, *, head: bool) -> None:
    if head:
        flow.sheet.print(x, flow.y + 9, line, "arimo-bold", 18)
    elif line.startswith("~"):
        flow.sheet.hand(x, flow.y - 6, line[1:], flow.document.hand, 40)
    else:
        flow.sheet.type(x, flow.y + 8 + number * 36, line, flow.document.machine, pitch)


def _by_columns(text: str, fits: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and len(longer) > fits:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _lineup(flow: Flow, content: dict[str, Any]) -> None:
    flow.room(1100)
    flow.y = draw_lineup(flow.sheet, flow.y, content)


def _gap(flow: Flow, high: int) -> None:
    flow.y += high


def _right(flow: Flow, text: str) -> None:
    """Lines typed in the right half, as a date or a closing of a letter."""
    for line in text.strip("\n").split("\n"):
        flow.room(flow.document.spacing)
        flow.sheet.type(LEFT + 700, flow.y, line, flow.document.machine, flow.document.pitch)
        flow.y += flow.document.spacing
    flow.y += flow.document.spacing // 2


def _stamps(flow: Flow) -> None:
    for stamp in flow.document.stamps:
        page = int(stamp.get("page", 1)) - 1
        x, y = stamp["at"]
        flow.sheets[page].stamp(stamp["lines"], x, y, stamp.get("angle", 4))


def _footer(flow: Flow) -> None:
    number = flow.document.options.get("form_number", "")
    for page, sheet in enumerate(flow.sheets, start=1):
        if number:
            sheet.print(LEFT, 2110, number, "arimo", 19)
            sheet.print(RIGHT, 2110, f"Page {page} of {len(flow.sheets)}", "arimo", 19, "r")


BLOCKS: dict[str, Callable[[Flow, Any], None]] = {
    "fields": _fields, "head": _head, "para": Flow.printed, "typed": Flow.typed,
    "narrative": _narrative, "hand": Flow.handwritten, "checks": _checks, "initials": _initials,
    "sign": _sign, "table": _table, "lineup": _lineup, "gap": _gap, "right": _right,
    "boilerplate": _boilerplate, "page": lambda flow, _: flow.new_page(),
}  # fmt: skip
