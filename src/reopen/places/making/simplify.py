"""Fewer points for the same line: Visvalingam and Whyatt's elimination of small triangles."""

import heapq
import math
from collections.abc import Callable

Point = tuple[float, float]
Line = list[Point]


def simplified(line: Line, area: float, at_least: int = 2) -> Line:
    """The line without points that span less than `area` with their neighbours; ends stay."""
    count = len(line)
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))
    gone = [False] * count
    heap = [(_triangle(line[n - 1], line[n], line[n + 1]), n) for n in range(1, count - 1)]
    current = {n: size for size, n in heap}
    heapq.heapify(heap)
    left, largest = count, 0.0
    while heap and left > at_least:
        size, n = heapq.heappop(heap)
        if gone[n] or size != current[n]:
            continue
        largest = max(largest, size)
        if largest >= area:
            break
        gone[n] = True
        left -= 1
        a, b = before[n], after[n]
        after[a], before[b] = b, a
        for m in (a, b):
            if 0 < m < count - 1:
                current[m] = max(largest, _triangle(line[before[m]], line[m], line[after[m]]))
                heapq.heappush(heap, (current[m], m))
    return [point for point, out in zip(line, gone, strict=True) if not out]


def ring_area(ring: Line) -> float:
    """The area of a closed line, without sign."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def equal_area(west: float, south: float, east: float, north: float) -> Callable[[Point], Point]:
    """Lambert's azimuthal equal-area projection around the middle of a box, in degrees; y down."""
    middle = math.radians((west + east) / 2)
    sine, cosine = (f(math.radians((south + north) / 2)) for f in (math.sin, math.cos))

    def project(point: Point) -> Point:
        x, y = math.radians(point[0]) - middle, math.radians(point[1])
        scale = math.sqrt(2 / (1 + sine * math.sin(y) + cosine * math.cos(y) * math.cos(x)))
        return (
            scale * math.cos(y) * math.sin(x),
            -scale * (cosine * math.sin(y) - sine * math.cos(y) * math.cos(x)),
        )

    return project


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
