"""What marks look like. A pattern, a dash and a grey tell them apart as well as a colour does."""

from dataclasses import dataclass
from typing import Final

from reopen.lib.charts.markup import Markup, joined, node

PAPER: Final = "#fbfaf6"
INK: Final = "#1b1a18"
SOFT: Final = "#57544c"
GRID: Final = "#dcd8cc"
ACCENT: Final = "#23418f"
ON_ACCENT: Final = "#ffffff"
_TINT: Final = "#e9edf8"
FONT: Final = "'Reopen Sans', 'Source Sans 3', 'Segoe UI', Roboto, Arial, sans-serif"

# Fills in the order in which they are used: dark, hatched, dotted, pale, crossed, grey.
FILLS: Final = ("solid", "hatch", "dots", "pale", "cross", "grey")
_GREY: Final = "#8f8a7c"


@dataclass(frozen=True)
class Key:
    """A line of the legend: what a fill stands for."""

    label: str
    fill: str


@dataclass(frozen=True)
class Stroke:
    """A line's colour and dash."""

    colour: str
    dash: str | None


STROKES: Final = (
    Stroke(ACCENT, None),
    Stroke("#a1221c", "7 3"),
    Stroke("#7d4d00", "2 3"),
    Stroke("#1d6238", "10 3 2 3"),
    Stroke(SOFT, "1 4"),
)


def paint(key: str, fill: str) -> str:
    """The value of a `fill` attribute in the drawing `key`."""
    plain = {"solid": ACCENT, "pale": _TINT, "grey": _GREY}
    return plain.get(fill, f"url(#{key}-{fill})")


def patterns(key: str, fills: set[str]) -> Markup:
    """The definitions of those fills that are patterns."""
    drawn = [_PATTERNS[fill](f"{key}-{fill}") for fill in sorted(fills & _PATTERNS.keys())]
    return node("defs", *drawn) if drawn else joined()


def _tile(name: str, size: int, *marks: Markup) -> Markup:
    ground = node("rect", width=size, height=size, fill=_TINT)
    return node(
        "pattern", ground, *marks, id=name, width=size, height=size, patternUnits="userSpaceOnUse"
    )


def _stroke(path: str) -> Markup:
    return node("path", d=path, stroke=ACCENT, stroke_width=1.4, fill="none")


_PATTERNS: Final = {
    "hatch": lambda name: _tile(name, 6, _stroke("M-1 1 1 -1M0 6 6 0M5 7 7 5")),
    "dots": lambda name: _tile(name, 5, node("circle", cx=2.5, cy=2.5, r=1.2, fill=ACCENT)),
    "cross": lambda name: _tile(name, 6, _stroke("M0 6 6 0M0 0 6 6")),
}
