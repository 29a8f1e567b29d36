"""The picture of a shared link."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from reopen.lib.charts.card import SIZE, Card, Type, png

_FONTS = Path(__file__).parents[3] / "kernel" / "static" / "kernel" / "fonts"
_FACES = Type(_FONTS / "reopen-serif.woff2", _FONTS / "reopen-sans.woff2")
_ROWS = (("Official misconduct", 0.61, "2,333 · 61%"), ("False confession", 0.13, "487 · 13%"))


def _card(mark: str = "") -> Card:
    sentence = "exonerations are recorded with official misconduct. " * 3
    return Card("2,333 of 3,835", sentence, _ROWS, ("Source and day", "A blank is not known"), mark)


def test_a_share_picture_has_the_size_that_previews_take_and_is_light() -> None:
    made = png(_card(), _FACES)
    assert Image.open(BytesIO(made)).size == SIZE == (1200, 630)
    assert len(made) < 60_000


def test_made_up_figures_are_marked_on_the_picture() -> None:
    assert png(_card("Made-up figures"), _FACES) != png(_card(), _FACES)


def test_a_card_without_bars_is_drawn_too() -> None:
    card = Card("151", "exonerations in 2018", (), ("Source",))
    assert Image.open(BytesIO(png(card, _FACES))).size == SIZE
