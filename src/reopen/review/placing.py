"""Where on a page something stands: from a rectangle drawn, or from words typed."""

import re
from dataclasses import dataclass

from reopen.lib.reading.spots import Spot, find_quote, spots_of, text_in
from reopen.lib.reading.words import PageText


@dataclass(frozen=True)
class Place:
    """A spot with the words there; `start` and `end` only where the words are one stretch."""

    spot: Spot | None = None
    drawn: bool = False
    start: int | None = None
    end: int | None = None
    quote: str = ""


def place_of_spot(page: PageText, spot: Spot) -> Place:
    """What stands in a rectangle that somebody drew."""
    span = _span_in(page, spot)
    quote = page.text[span[0] : span[1]] if span else text_in(page, spot)
    start, end = span or (None, None)
    return Place(spot, drawn=True, start=start, end=end, quote=quote)


def place_of_quote(page: PageText, quote: str) -> Place | None:
    """Where typed words stand on the page; None where nothing comes close."""
    span = find_quote(page.text, quote)
    if span is None or not page.text[span[0] : span[1]].strip():
        return None
    start, end = span
    spots = spots_of(page, start, end)
    return Place(_around(spots), start=start, end=end, quote=page.text[start:end])


def outlines(page: PageText, place: Place) -> list[Spot]:
    """What to draw: the person's rectangle, or a rectangle a line while the words stand there."""
    if place.spot is None:
        return []
    if place.drawn or place.start is None or place.end is None:
        return [place.spot]
    if page.text[place.start : place.end] != place.quote:
        return [place.spot]
    return spots_of(page, place.start, place.end)


def _around(spots: list[Spot]) -> Spot:
    return Spot(
        max(min(spot.x0 for spot in spots), 0.0), max(min(spot.y0 for spot in spots), 0.0),
        min(max(spot.x1 for spot in spots), 1.0), min(max(spot.y1 for spot in spots), 1.0),
    )  # fmt: skip


def _span_in(page: PageText, spot: Spot) -> tuple[int, int] | None:
    """The stretch of the words in the rectangle, if they follow one another in the text."""
    inside = [
        (number, token)
        for number, (token, word) in enumerate(
            zip(re.finditer(r"\S+", page.text), page.words(), strict=True)
        )
        if spot.x0 <= (word.x0 + word.x1) / 2 <= spot.x1
        and spot.y0 <= (word.y0 + word.y1) / 2 <= spot.y1
    ]
    if not inside or inside[-1][0] - inside[0][0] != len(inside) - 1:
        return None
    return inside[0][1].start(), inside[-1][1].end()
