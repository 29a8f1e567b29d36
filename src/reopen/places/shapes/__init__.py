"""County and state outlines as SVG paths, as they were in the Census Bureau's files of 2017.

See VENDORED.md for where they come from. The country is drawn with Alaska and Hawaii as insets;
each state around its own middle, north up. Connecticut has its eight counties here, not the
planning regions that the Bureau counts since 2022; Alaska is as before 2019.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class CountryShape:
    """The country: `box` is the view box, `lines` the borders between counties inside states."""

    box: str
    states: dict[str, str]
    counties: dict[str, str]
    lines: str


@dataclass(frozen=True)
class StateShape:
    """One state: paths of its counties by FIPS code, and a point inside each."""

    box: str
    outline: str
    counties: dict[str, str]
    labels: dict[str, tuple[int, int]]


@cache
def country() -> CountryShape:
    """The shapes of the country."""
    read = _read("country")
    return CountryShape(_box(read["box"]), read["states"], read["counties"], read["lines"])


@cache
def state(fips: str) -> StateShape | None:
    """The shapes of the state with this two-digit code; None for the territories."""
    if not (FOLDER / f"state-{fips}.json").exists():
        return None
    read = _read(f"state-{fips}")
    labels = {key: (x, y) for key, (x, y) in read["labels"].items()}
    return StateShape(_box(read["box"]), read["outline"], read["counties"], labels)


@cache
def neighbors() -> dict[str, list[str]]:
    """FIPS codes of the counties that share a border with each county."""
    read: dict[str, list[str]] = _read("neighbors")
    return read


def _read(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def _box(numbers: list[int]) -> str:
    return " ".join(map(str, numbers))
