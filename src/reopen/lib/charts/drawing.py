"""A finished chart: in a page it is as wide as its place, as a file it has a size of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from reopen.lib.charts.inks import FONT, INK, PAPER, SOFT, patterns
from reopen.lib.charts.markup import Markup, node, percent

WIDTH = 1000  # of a chart that is a file of its own
_EDGE = 28
_LINE = 24
_WRAP = 112  # letters of the foot's type that fit


@dataclass(frozen=True)
class Drawing:
    """`key` is unique on its page, `title` and `description` are for those who do not see it.

    `height` is in pixels; `fills` are the patterns it needs.
    """

    key: str
    title: str
    description: str
    height: int
    body: Markup
    fills: frozenset[str] = frozenset()

    @property
    def svg(self) -> Markup:
        """For a page: as wide as its place."""
        return self._svg(width="100%", height=self.height, class_="chart")

    def _svg(self, **attributes: str | float | None) -> Markup:
        return node(
            "svg",
            node("title", self.title, id=f"{self.key}-title"),
            node("desc", self.description, id=f"{self.key}-desc"),
            patterns(self.key, set(self.fills)),
            self.body,
            xmlns="http://www.w3.org/2000/svg",
            role="img",
            aria_labelledby=f"{self.key}-title {self.key}-desc",
            font_family=FONT,
            font_size=14,
            fill=INK,
            **attributes,
        )

    def standalone(self, foot: Sequence[str]) -> Markup:
        """For a file: with the title above it and, below, where it comes from, a line each."""
        head = 2 * _LINE + 20
        notes = [line for text in foot for line in wrapped(text, _WRAP)]
        height = head + self.height + _LINE * (len(notes) + 1) + 12
        inside = WIDTH - 2 * _EDGE
        chart = self._svg(x=_EDGE, y=head, width=inside, height=self.height)
        return node(
            "svg",
            node("rect", width=WIDTH, height=height, fill=PAPER),
            node("text", self.title, x=_EDGE, y=44, font_size=24, font_weight=600, fill=INK),
            chart,
            *(
                node("text", line, x=_EDGE, y=head + self.height + _LINE * (i + 1), fill=SOFT)
                for i, line in enumerate(notes)
            ),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {WIDTH} {height}",
            width=WIDTH,
            height=height,
            font_family=FONT,
            font_size=15,
        )


def wrapped(text: str, letters: int) -> list[str]:
    """A text in lines of at most that many letters, broken between words."""
    lines: list[str] = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def halo(
    text: str, x: float, y: float, anchor: str = "start", size: int = 12, fill: str = INK
) -> Markup:
    """A label that stays readable on top of a mark; `x` is a share of the width."""
    return node(
        "text",
        text,
        x=percent(x),
        y=y,
        text_anchor=anchor,
        font_size=size,
        fill=fill,
        stroke=PAPER,
        stroke_width=3,
        stroke_linejoin="round",
        paint_order="stroke",
    )


def rule(y: float, colour: str) -> Markup:
    """A hairline across."""
    return node("line", x1="0", x2="100%", y1=y, y2=y, stroke=colour, shape_rendering="crispEdges")
