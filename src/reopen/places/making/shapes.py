"""Makes `shapes/` from the npm package `us-atlas`, 3.0.1: county and state outlines as SVG paths.

    python -m reopen.places.making.shapes FOLDER

FOLDER is the unpacked package. The country is drawn from its Albers file (Alaska and Hawaii as
insets, 975 by 610); each state from the unprojected file, around its own middle, north up. Lines
are simplified between the points where three counties meet, so that neighbours keep one border.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from reopen.places.making.simplify import Line, Point, equal_area, ring_area, simplified
from reopen.places.shapes import FOLDER

COUNTRY_AREA = 1.1  # square units of the 975 by 610 map that a point must be worth
STATE_SIZE = 1000  # units of the longer side of a state's map
STATE_AREA = 3.0
ISLET = 1.5  # islands below this many square units (country) are left out, unless they are all
RENAMED = {"02270": "02158", "46113": "46102"}
TERRITORIES = {"60", "66", "69", "72", "78"}


@dataclass
class Topology:
    """Arcs as lines, and counties and states as polygons of rings of arc numbers."""

    arcs: list[Line]
    counties: dict[str, list[list[list[int]]]]
    states: dict[str, list[list[list[int]]]]

    def ring(self, numbers: list[int], arcs: dict[int, Line] | None = None) -> Line:
        """The closed line of a ring, from simplified arcs when given."""
        line: Line = []
        for number in numbers:
            source = ~number if number < 0 else number
            arc = (arcs or {}).get(source) or self.arcs[source]
            line += (arc[::-1] if number < 0 else arc)[1 if line else 0 :]
        return line


def read(path: Path) -> Topology:
    """A TopoJSON file of counties and states with its lines unpacked."""
    document = json.loads(path.read_text(encoding="utf-8"))
    (kx, ky), (dx, dy) = document["transform"]["scale"], document["transform"]["translate"]
    arcs = []
    for packed in document["arcs"]:
        x = y = 0
        line: Line = []
        for step_x, step_y in packed:
            x, y = x + step_x, y + step_y
            line.append((x * kx + dx, y * ky + dy))
        arcs.append(line)
    objects = document["objects"]
    return Topology(arcs, _polygons(objects["counties"]), _polygons(objects["states"]))


def _polygons(collection: Any) -> dict[str, list[list[list[int]]]]:
    found = {}
    for shape in collection["geometries"]:
        fips = RENAMED.get(shape["id"], shape["id"])
        if fips[:2] not in TERRITORIES and "arcs" in shape:
            found[fips] = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return found


def numbers_in(polygons: Iterable[list[list[list[int]]]]) -> dict[int, int]:
    """How often each arc is used; 1 is a coast or the border of the country."""
    used: dict[int, int] = defaultdict(int)
    for shape in polygons:
        for polygon in shape:
            for ring in polygon:
                for number in ring:
                    used[~number if number < 0 else number] += 1
    return used


def path_of(lines: Iterable[Line], close: bool = True) -> str:
    """Lines as an SVG path of whole steps; points that fall together are written once."""
    words = []
    for line in lines:
        points = _whole(line[:-1] if close and line[0] == line[-1] else line)
        if len(points) < (3 if close else 2):
            continue
        x, y = points[0]
        steps = []
        for a, b in points[1:]:
            steps.append(f"{a - x}{'' if b < y else ' '}{b - y}")
            x, y = a, b
        words.append(f"M{points[0][0]} {points[0][1]}l" + _joined(steps) + ("z" if close else ""))
    return "".join(words)


def _joined(steps: list[str]) -> str:
    text = ""
    for step in steps:
        text += step if not text or step.startswith("-") else f" {step}"
    return text


def _whole(line: Line) -> list[tuple[int, int]]:
    points = [(round(x), round(y)) for x, y in line]
    return [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]


def shape_path(
    topology: Topology, polygons: list[list[list[int]]], arcs: dict[int, Line], islet: float
) -> str:
    """A county or state as a path, without its smallest islands."""
    rings = [[topology.ring(ring, arcs) for ring in polygon] for polygon in polygons]
    sizes = [ring_area(polygon[0]) for polygon in rings]
    kept = [
        ring
        for polygon, size in zip(rings, sizes, strict=True)
        if size >= islet or size == max(sizes)
        for ring in polygon
    ]
    return path_of(kept) or _speck(max(kept, key=ring_area))


def _speck(ring: Line) -> str:
    """What is too small for its outline: a square of two units in its place."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return f"M{round(sum(xs) / len(xs)) - 1} {round(sum(ys) / len(ys)) - 1}h2v2h-2z"


def country(topology: Topology, scale: int = 2) -> dict[str, Any]:
    """The whole country at twice its units: states, counties, and the lines between counties."""
    used = numbers_in(topology.counties.values())
    arcs = {}
    for number in used:
        line = [(x * scale, y * scale) for x, y in topology.arcs[number]]
        ring = line[0] == line[-1]
        arcs[number] = simplified(line, COUNTRY_AREA * scale**2, 5 if ring else 2)
    of_states = numbers_in(topology.states.values())
    inner = [arcs[n] for n in used if n not in of_states]
    islet = ISLET * scale**2
    return {
        "box": [0, 0, 975 * scale, 610 * scale],
        "states": _paths(topology, topology.states, arcs, islet),
        "counties": _paths(topology, topology.counties, arcs, islet),
        "lines": path_of(inner, close=False),
    }


def state(topology: Topology, fips: str) -> dict[str, Any]:
    """One state around its own middle."""
    counties = {key: shape for key, shape in topology.counties.items() if key.startswith(fips)}
    used = numbers_in(counties.values())
    lines = {n: [_west(point) for point in topology.arcs[n]] for n in used}
    project = equal_area(*_box(lines.values()))
    projected = {n: [project(point) for point in line] for n, line in lines.items()}
    fit, box = _fitting(_box(projected.values()))
    arcs = {}
    for number, line in projected.items():
        fitted = [fit(point) for point in line]
        arcs[number] = simplified(fitted, STATE_AREA, 5 if fitted[0] == fitted[-1] else 2)
    outline = shape_path(topology, topology.states[fips], arcs, ISLET * 4)
    return {
        "box": box,
        "outline": outline,
        "counties": _paths(topology, counties, arcs, ISLET * 4),
        "labels": {key: _label(topology, shape, arcs) for key, shape in counties.items()},
    }


def neighbors(topology: Topology) -> dict[str, list[str]]:
    """Counties that share a border, across state lines too."""
    sides: dict[int, set[str]] = defaultdict(set)
    for fips, shape in topology.counties.items():
        for number in numbers_in([shape]):
            sides[number].add(fips)
    found: dict[str, set[str]] = {fips: set() for fips in topology.counties}
    for pair in sides.values():
        for fips in pair:
            found[fips] |= pair - {fips}
    return {fips: sorted(others) for fips, others in sorted(found.items())}


def _paths(
    topology: Topology, shapes: dict[str, Any], arcs: dict[int, Line], islet: float
) -> dict[str, str]:
    return {key: shape_path(topology, shapes[key], arcs, islet) for key in sorted(shapes)}


def _label(topology: Topology, shape: list[list[list[int]]], arcs: dict[int, Line]) -> list[int]:
    """A point inside the largest part, where a name or a mark may stand."""
    ring = max((topology.ring(polygon[0], arcs) for polygon in shape), key=ring_area)
    rows = sorted(y for _, y in ring)
    best: tuple[float, Point] = (-1.0, ring[0])
    for step in range(1, 20):
        y = rows[0] + (rows[-1] - rows[0]) * step / 20
        cuts = sorted(
            a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
            for a, b in pairwise(ring)
            if (a[1] <= y) != (b[1] <= y)
        )
        for left, right in zip(cuts[::2], cuts[1::2], strict=False):
            room = min(right - left, 2 * (y - rows[0]), 2 * (rows[-1] - y))
            best = max(best, (room, ((left + right) / 2, y)))
    return [round(best[1][0]), round(best[1][1])]


def _west(point: Point) -> Point:
    """The Aleutians beyond the date line lie west of Alaska, not east of everything."""
    return (point[0] - 360, point[1]) if point[0] > 0 else point


def _box(lines: Iterable[Line]) -> tuple[float, float, float, float]:
    points = [point for line in lines for point in line]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _fitting(
    box: tuple[float, float, float, float],
) -> tuple[Callable[[Point], Point], list[int]]:
    left, top, right, bottom = box
    scale = STATE_SIZE / max(right - left, bottom - top)
    size = [0, 0, round((right - left) * scale), round((bottom - top) * scale)]
    return lambda point: ((point[0] - left) * scale, (point[1] - top) * scale), size


def write(name: str, document: dict[str, Any]) -> None:
    """One file, one entry a line."""
    path = FOLDER / f"{name}.json"
    path.write_text(json.dumps(document, separators=(",", ":"), indent=0) + "\n", encoding="utf-8")


def main(package: Path) -> None:
    """Write the country, the states, and who borders on whom."""
    write("country", country(read(package / "counties-albers-10m.json")))
    flat = read(package / "counties-10m.json")
    for fips in sorted(flat.states):
        write(f"state-{fips}", state(flat, fips))
    write("neighbors", neighbors(flat))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
