"""Lines by year, told apart by their dashes as by their colours; and a small chart for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from reopen.lib.charts.columns import LEGEND, Column, Place, columns, feet, grid
from reopen.lib.charts.drawing import Drawing, halo, rule
from reopen.lib.charts.inks import INK, STROKES, Key, Stroke
from reopen.lib.charts.markup import Markup, joined, node
from reopen.lib.charts.scales import Write, ticks

_PLOT = 230
_FOOT = 24
_WIDE = 1000  # units across, of a drawing that is stretched to its place


@dataclass(frozen=True)
class Line:
    """`values` stand at the labels in order; None is a gap, for example of too small a number."""

    label: str
    values: tuple[float | None, ...]


def lines(
    key: str,
    title: str,
    description: str,
    labels: Sequence[str],
    rows: Sequence[Line],
    *,
    write: Write,
    full: float | None = None,
) -> Drawing:
    """Lines from zero, to `full` when the whole is known. At most five can be told apart."""
    if len(rows) > len(STROKES):
        raise ValueError("More lines than can be told apart.")
    known = [value for row in rows for value in row.values if value is not None]
    marks = ticks(full or max(known, default=0))
    foot = LEGEND * len(rows) + 18 + _PLOT

    def down(value: float) -> float:
        return foot - value / marks[-1] * _PLOT

    inked = list(zip(rows, STROKES, strict=False))
    paths = [path for row, stroke in inked for path in _paths(row, stroke, down)]
    stretched = node(
        "svg",
        *paths,
        width="100%",
        height=foot,
        viewBox=f"0 0 {_WIDE} {foot}",
        preserveAspectRatio="none",
    )
    pieces = [*_legend(inked), *grid(marks, down, write), rule(foot, INK), *feet(labels, foot)]
    pieces += [stretched, *(_end(inked[0], down, write) if len(inked) == 1 else ())]
    return Drawing(key, title, description, foot + _FOOT, joined(*pieces))


def multiples(
    key: str,
    title: str,
    labels: Sequence[str],
    rows: Sequence[Line],
    descriptions: Sequence[str],
    *,
    write: Write,
) -> list[Drawing]:
    """One small chart of columns for each row, all of them on one scale; `title` is theirs."""
    highest = max((value or 0 for row in rows for value in row.values), default=0)
    return [
        columns(
            f"{key}-{number}",
            row.label,
            f"{title}. {said}",
            (Key(row.label, "solid"),),
            [Column(label, (v or 0,)) for label, v in zip(labels, row.values, strict=True)],
            write=write,
            highest=highest,
            plot=90,
        )
        for number, (row, said) in enumerate(zip(rows, descriptions, strict=True))
    ]


def _paths(row: Line, stroke: Stroke, down: Place) -> list[Markup]:
    """A path for each unbroken stretch; a stretch of one is a short stroke."""
    many = len(row.values)
    points = [((i + 0.5) / many * _WIDE, value) for i, value in enumerate(row.values)]
    found = []
    for known, stretch in groupby(points, key=lambda point: point[1] is not None):
        if not known:
            continue
        placed = [f"{x:.1f} {down(value or 0):.1f}" for x, value in stretch]
        drawn = f"M{'L'.join(placed)}" if len(placed) > 1 else f"M{placed[0]}h4"
        found.append(
            node(
                "path",
                d=drawn,
                fill="none",
                stroke=stroke.colour,
                stroke_width=2.5,
                stroke_dasharray=stroke.dash,
                stroke_linejoin="round",
                vector_effect="non-scaling-stroke",
            )
        )
    return found


def _legend(inked: Sequence[tuple[Line, Stroke]]) -> list[Markup]:
    """A piece of each line and its name, above the plot."""
    pieces = []
    for number, (row, stroke) in enumerate(inked):
        y = number * LEGEND
        pieces.append(
            node("line", x1=0, x2=30, y1=y + 10, y2=y + 10, stroke=stroke.colour, stroke_width=2.5,
                 stroke_dasharray=stroke.dash)
        )  # fmt: skip
        pieces.append(node("text", row.label, x=38, y=y + 15))
    return pieces


def _end(only: tuple[Line, Stroke], down: Place, write: Write) -> list[Markup]:
    """The last figure of a line that stands alone."""
    row, stroke = only
    last = next((value for value in reversed(row.values) if value is not None), None)
    return [] if last is None else [halo(write(last), 1, down(last) - 8, "end", 13, stroke.colour)]
