"""Axes that begin at zero and end on a round number."""

from collections.abc import Callable, Sequence

Write = Callable[[float], str]


def ticks(highest: float, about: int = 4) -> list[float]:
    """Round numbers from zero to at least `highest`, around `about` steps of 1, 2 or 5 tens."""
    if highest <= 0:
        return [0, 1]
    unit = 1.0
    while highest / (unit * 10) >= about:
        unit *= 10
    step = next(unit * f for f in (1, 2, 5, 10, 20, 50) if highest / (unit * f) <= about)
    count = int(-(-highest // step))
    return [step * i for i in range(count + 1)]


def shown(labels: Sequence[str], most: int = 8) -> list[int]:
    """Which of many labels are written so that they do not run into each other.

    All when they are few; else years that are round, with at least half a step between.
    """
    if len(labels) <= most:
        return list(range(len(labels)))
    for step in (2, 5, 10, 20):
        chosen = [i for i, label in enumerate(labels) if label.isdigit() and int(label) % step == 0]
        if 1 < len(chosen) <= most:
            return chosen
    return [0, len(labels) - 1]
