"""Where the hits stand on the page image."""

from collections.abc import Sequence
from dataclasses import dataclass

from reopen.lib.search.matching import Matcher
from reopen.lib.search.query import Node

WordBox = tuple[str, float, float, float, float]  # text, x0, y0, x1, y1; y grows downwards


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the unit of the words' boxes; (x0, y0) is its upper left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


def hit_boxes(words: Sequence[WordBox], node: Node) -> list[Box]:
    """One box for each hit and line of the page, in reading order.

    `words` are in reading order. A phrase is one box on each line it covers; a word broken by a
    hyphen at the end of a line has a box for either half.
    """
    lines = _lines(words)
    joined: list[str] = []
    starts: list[int] = []
    length = 0
    for at, word in enumerate(words):
        gap = "" if at == 0 else " " if lines[at] == lines[at - 1] else "\n"
        starts.append(length + len(gap))
        joined.append(gap + word[0])
        length += len(gap) + len(word[0])
    boxes: list[Box] = []
    first = 0
    for mark in Matcher(node).marks("".join(joined)):
        while first + 1 < len(words) and starts[first + 1] <= mark.start:
            first += 1
        last = first
        while last + 1 < len(words) and starts[last + 1] < mark.end:
            last += 1
        boxes += _by_line(words, lines, first, last)
    return boxes


def _lines(words: Sequence[WordBox]) -> list[int]:
    """The line of each word: a new one begins where a word stands below or jumps back left."""
    lines: list[int] = []
    for at, (_, x0, y0, _, y1) in enumerate(words):
        if at == 0:
            lines.append(0)
            continue
        _, before_x0, before_y0, _, before_y1 = words[at - 1]
        overlap = min(y1, before_y1) - max(y0, before_y0)
        beside = overlap > 0.3 * min(y1 - y0, before_y1 - before_y0) and x0 >= before_x0
        lines.append(lines[-1] + (not beside))
    return lines


def _by_line(words: Sequence[WordBox], lines: list[int], first: int, last: int) -> list[Box]:
    boxes: dict[int, Box] = {}
    for at in range(first, last + 1):
        _, x0, y0, x1, y1 = words[at]
        known = boxes.get(lines[at])
        boxes[lines[at]] = (
            Box(x0, y0, x1, y1)
            if known is None
            else Box(min(known.x0, x0), min(known.y0, y0), max(known.x1, x1), max(known.y1, y1))
        )
    return list(boxes.values())
