"""Columns standing side by side, mostly years: stacked parts of a whole, or grouped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reopen.lib.charts.drawing import Drawing, halo, rule
from reopen.lib.charts.inks import ACCENT, GRID, INK, Key, paint
from reopen.lib.charts.markup import Markup, joined, node, percent
from reopen.lib.charts.scales import Write, shown, ticks

Place = Callable[[float], float]
LEGEND = 22
_FOOT = 24


@dataclass(frozen=True)
class Column:
    """`values`: one for each key, from the foot up; `note` is said when a pointer rests on it."""

    label: str
    values: tuple[float, ...]
    note: str = ""


def columns(
    key: str,
    title: str,
    description: str,
    keys: Sequence[Key],
    rows: Sequence[Column],
    *,
    write: Write,
    grouped: bool = False,
    highest: float = 0,
    plot: int = 200,
) -> Drawing:
    """Columns from zero to `highest` or higher. The highest and the last carry their total."""
    tops = [max(row.values) if grouped else sum(row.values) for row in rows]
    marks = ticks(max([*tops, highest]), about=4 if plot > 120 else 3)
    head = (LEGEND * len(keys) if len(keys) > 1 else 0) + 16
    foot = head + plot

    def down(value: float) -> float:
        return foot - value / marks[-1] * plot

    pieces = [*legend(key, keys), *grid(marks, down, write)]
    for place, row in enumerate(rows):
        pieces.append(_column(key, keys, row, (place, len(rows)), down, grouped=grouped))
    pieces += [*feet([row.label for row in rows], foot), rule(foot, INK)]
    pieces += [_top(write(tops[i]), (i + 0.5) / len(rows), down(tops[i])) for i in _told(tops)]
    return Drawing(
        key, title, description, foot + _FOOT, joined(*pieces), frozenset(k.fill for k in keys)
    )


def _column(
    key: str, keys: Sequence[Key], row: Column, at: tuple[int, int], down: Place, *, grouped: bool
) -> Markup:
    place, many = at
    wide = (0.72 if many > 12 else 0.6) / many
    left = (place + 0.5) / many - wide / 2
    pieces = [node("title", row.note or row.label)]
    below = 0.0
    each = wide / len(keys) if grouped else wide
    for number, (one, value) in enumerate(zip(keys, row.values, strict=True)):
        top, bottom = (down(value), down(0)) if grouped else (down(below + value), down(below))
        pieces.append(
            node(
                "rect",
                x=percent(left + each * number if grouped else left),
                y=top,
                width=percent(each),
                height=max(bottom - top, 0.0),
                fill=paint(key, one.fill),
                stroke=None if one.fill == "solid" else ACCENT,
                stroke_width=None if one.fill == "solid" else 0.8,
            )
        )
        below += value
    return node("g", *pieces)


def _told(tops: Sequence[float]) -> list[int]:
    """The highest and the last, unless they stand so close that they would touch."""
    if not tops:
        return []
    highest = tops.index(max(tops))
    last = len(tops) - 1
    return [highest] if last - highest <= len(tops) // 10 else [highest, last]


def _top(text: str, middle: float, y: float) -> Markup:
    x, y, anchor = _edge(middle, y - 5)
    return halo(text, x, y, anchor)


def legend(key: str, keys: Sequence[Key]) -> list[Markup]:
    """What each fill stands for, a line each, above the plot."""
    pieces = []
    for number, one in enumerate(keys if len(keys) > 1 else ()):
        y = number * LEGEND
        pieces.append(
            node(
                "rect", x=1, y=y + 3, width=14, height=14, fill=paint(key, one.fill), stroke=ACCENT
            )
        )
        pieces.append(node("text", one.label, x=23, y=y + 15))
    return pieces


def grid(marks: Sequence[float], down: Place, write: Write) -> list[Markup]:
    """Hairlines at round numbers, each with its number on it."""
    above_zero = marks[1:]
    lines = [rule(down(mark), GRID) for mark in above_zero]
    return lines + [halo(write(mark), 0, down(mark) - 4) for mark in above_zero]


def feet(labels: Sequence[str], foot: float) -> list[Markup]:
    """The names below the columns, as many as there is room for."""
    pieces = []
    for i in shown(labels):
        x, y, anchor = _edge((i + 0.5) / len(labels), foot + 17)
        pieces.append(node("text", labels[i], x=percent(x), y=y, text_anchor=anchor, font_size=12))
    return pieces


def _edge(middle: float, y: float) -> tuple[float, float, str]:
    """Where a label stands so that it is not cut off at an edge."""
    if middle > 0.95:
        return 1.0, y, "end"
    if middle < 0.03:
        return 0.0, y, "start"
    return middle, y, "middle"
