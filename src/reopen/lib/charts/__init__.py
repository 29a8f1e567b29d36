"""Charts as SVG text: plain Python, no script, no style, everything escaped.

A chart keeps its type at the size it was set, however wide the page: places across are shares of
the width, places down are pixels. So one drawing serves a phone of 320 pixels, a desk and paper.
Axes begin at zero, every mark is labelled where it stands, and no two differ by colour alone.
"""

from reopen.lib.charts.bars import Bar, bars
from reopen.lib.charts.columns import Column, columns
from reopen.lib.charts.drawing import Drawing
from reopen.lib.charts.inks import Key
from reopen.lib.charts.lines import Line, lines, multiples
from reopen.lib.charts.strip import Part, strip

__all__ = [
    "Bar",
    "Column",
    "Drawing",
    "Key",
    "Line",
    "Part",
    "bars",
    "columns",
    "lines",
    "multiples",
    "strip",
]
