"""A place cut out of two page images, large enough to be read, at one scale."""

from dataclasses import dataclass

from reopen.documents.models import Page
from reopen.lib.reading.spots import Spot

# In units of the drawing, of which a page is a thousand wide.
_ACROSS = 1000
_NARROWEST, _LOWEST, _HIGHEST = 460.0, 80.0, 300.0
_AROUND_X, _AROUND_Y = 80.0, 26.0


@dataclass(frozen=True)
class Crop:
    """What an SVG shows of a page: its window, and the boxes of the place within."""

    page: Page
    x: float
    y: float
    width: float
    height: float
    down: int
    boxes: tuple[tuple[float, float, float, float], ...]

    @property
    def window(self) -> str:
        """As an SVG has it."""
        return f"{self.x:.0f} {self.y:.0f} {self.width:.0f} {self.height:.0f}"


def crops_of(
    left: Page | None, one: list[Spot], right: Page | None, two: list[Spot]
) -> tuple[Crop | None, Crop | None]:
    """The same place of both pages, as wide and as high as the larger needs.

    Nothing for a side that has no place, or whose page a person turned.
    """
    places = [(left, one), (right, two)]
    sizes = [_size(page, spots) for page, spots in places if page is not None and spots]
    if not sizes:
        return None, None
    width = max(width for width, _ in sizes)
    height = max(height for _, height in sizes)
    made = [_crop(page, spots, width, height) for page, spots in places]
    return made[0], made[1]


def _down(page: Page) -> int:
    return round(_ACROSS * (page.height or 1) / (page.width or 1))


def _size(page: Page, spots: list[Spot]) -> tuple[float, float]:
    down = _down(page)
    wide = (max(spot.x1 for spot in spots) - min(spot.x0 for spot in spots)) * _ACROSS
    high = (max(spot.y1 for spot in spots) - min(spot.y0 for spot in spots)) * down
    width = min(max(wide + 2 * _AROUND_X, _NARROWEST), _ACROSS)
    return width, min(max(high + 2 * _AROUND_Y, _LOWEST), _HIGHEST)


def _crop(page: Page | None, spots: list[Spot], width: float, height: float) -> Crop | None:
    if page is None or not spots or page.rotation:
        return None
    down = _down(page)
    boxes = tuple(
        (
            round(spot.x0 * _ACROSS - 3, 1),
            round(spot.y0 * down - 2, 1),
            round((spot.x1 - spot.x0) * _ACROSS + 6, 1),
            round((spot.y1 - spot.y0) * down + 4, 1),
        )
        for spot in spots
    )
    left, right = min(box[0] for box in boxes), max(box[0] + box[2] for box in boxes)
    x = min(max((left + right - width) / 2, 0), max(_ACROSS - width, 0))
    y = min(max(min(box[1] for box in boxes) - _AROUND_Y, 0), max(down - height, 0))
    return Crop(page, x, y, width, height, down, boxes)
