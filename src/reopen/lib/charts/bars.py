"""Bars lying down: one for each thing, its name above it and its figure at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from reopen.lib.charts.columns import LEGEND, legend
from reopen.lib.charts.drawing import Drawing, wrapped
from reopen.lib.charts.inks import ACCENT, GRID, INK, ON_ACCENT, Key, paint
from reopen.lib.charts.markup import Markup, joined, node, percent

_NARROW = 288  # pixels: what a page of 320 leaves
_LETTER = 7.2  # pixels of a letter, generously
_BAR = 20
_GAP = 14
_LINE = 18


@dataclass(frozen=True)
class Bar:
    """`value` is how long it is, `note` what is written at its end.

    With `part` the beginning of the bar is drawn as the first key of the legend, the rest as the
    second.
    """

    label: str
    value: float
    note: str
    part: float | None = None


def bars(
    key: str,
    title: str,
    description: str,
    rows: Sequence[Bar],
    *,
    full: float | None = None,
    keys: Sequence[Key] = (),
) -> Drawing:
    """Bars from zero to `full`, by default the longest. With `full` a track shows the whole."""
    longest = full or max((row.value for row in rows), default=0) or 1
    below = any(len(row.note) * _LETTER > _NARROW / 2 for row in rows)
    pieces: list[Markup] = legend(key, keys)
    y = LEGEND * len(keys) + 6 if len(keys) > 1 else 0
    for row in rows:
        for line in wrapped(row.label, 40):
            pieces.append(node("text", line, x=0, y=y + 14))
            y += _LINE
        pieces += _bar(key, row, longest, y, track=full is not None)
        pieces.append(_note(row, row.value / longest, y, below=below))
        y += _BAR + _GAP + (_LINE if below else 0)
    fills = {each.fill for each in keys} | {"hatch"}
    return Drawing(key, title, description, y, joined(*pieces), frozenset(fills))


def _bar(key: str, row: Bar, longest: float, y: int, *, track: bool) -> list[Markup]:
    pieces = []
    if track:
        pieces.append(node("rect", x=0, y=y + 0.5, width="100%", height=_BAR - 1, fill=GRID))
    first = row.value if row.part is None else row.part
    if first < row.value:
        pieces.append(_mark(key, "hatch", (first, row.value), longest, y))
    pieces.append(_mark(key, "solid", (0, first), longest, y))
    if not track:  # the axis: also a bar of nothing stands on it
        pieces.append(node("line", x1=0, x2=0, y1=y - 1, y2=y + _BAR + 1, stroke=INK))
    return pieces


def _mark(key: str, fill: str, ends: tuple[float, float], longest: float, y: int) -> Markup:
    left, right = (min(end / longest, 1) for end in ends)
    return node(
        "rect",
        x=percent(left),
        y=y,
        width=percent(right - left),
        height=_BAR,
        fill=paint(key, fill),
        stroke=ACCENT if fill != "solid" else None,
    )


def _note(row: Bar, share: float, y: int, *, below: bool) -> Markup:
    """After the bar where it fits on the narrowest page, else at the end inside it."""
    if below:
        return node("text", row.note, x=0, y=y + _BAR + 15, font_weight=600)
    outside = share * _NARROW + len(row.note) * _LETTER + 8 <= _NARROW
    if outside:
        return node("text", row.note, x=percent(share), dx=7, y=y + 15, font_weight=600)
    dark = row.part is None or row.part >= row.value
    return node(
        "text",
        row.note,
        x=percent(min(share, 1)),
        dx=-7,
        y=y + 15,
        text_anchor="end",
        font_weight=600,
        fill=ON_ACCENT if dark else INK,
        stroke=None if dark else ON_ACCENT,
        stroke_width=None if dark else 4,
        paint_order=None if dark else "stroke",
    )
