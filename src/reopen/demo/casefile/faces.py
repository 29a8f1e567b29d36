"""The faces of the vendored fonts (see fonts/README.md for origin and licence)."""

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"


@lru_cache(maxsize=256)
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """The face at that size in pixels; `name` is a file of fonts/ without its ending."""
    return ImageFont.truetype(str(FONTS / f"{name}.woff"), size)


@lru_cache(maxsize=4096)
def glyph(name: str, size: int, letter: str) -> NDArray[np.float32]:
    """Ink (0..1) of one letter in a cell of 1.4 sizes high, drawn at the left with a margin."""
    font = face(name, size)
    wide = int(font.getlength(letter)) + 8
    cell = Image.new("L", (wide, int(size * 1.4)), 0)
    ImageDraw.Draw(cell).text((4, int(size * 0.1)), letter, font=font, fill=255)
    return np.asarray(cell, dtype=np.float32) / 255.0
