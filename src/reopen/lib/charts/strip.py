"""One bar cut into the parts of a whole, with the name and figure of each part below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from reopen.lib.charts.drawing import Drawing
from reopen.lib.charts.inks import ACCENT, FILLS, paint
from reopen.lib.charts.markup import joined, node, percent

_BAR = 34
_LINE = 24


@dataclass(frozen=True)
class Part:
    """`note` is its figure in words."""

    label: str
    value: float
    note: str


def strip(key: str, title: str, description: str, parts: Sequence[Part]) -> Drawing:
    """The parts from left to right in the order given; at most six."""
    if len(parts) > len(FILLS):
        raise ValueError("More parts than can be told apart.")
    whole = sum(part.value for part in parts) or 1
    pieces = []
    left = 0.0
    for number, (part, fill) in enumerate(zip(parts, FILLS, strict=False)):
        share = part.value / whole
        ink = paint(key, fill)
        pieces.append(
            node("rect", x=percent(left), y=1, width=percent(share), height=_BAR, fill=ink,
                 stroke=ACCENT)
        )  # fmt: skip
        y = _BAR + 14 + number * _LINE
        pieces.append(node("rect", x=1, y=y, width=15, height=15, fill=ink, stroke=ACCENT))
        pieces.append(node("text", part.label, x=24, y=y + 12))
        pieces.append(
            node("text", part.note, x="100%", y=y + 12, text_anchor="end", font_weight=600)
        )
        left += share
    height = _BAR + 14 + len(parts) * _LINE
    return Drawing(key, title, description, height, joined(*pieces), frozenset(FILLS[: len(parts)]))
