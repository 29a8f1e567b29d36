"""The sheet of six photographs shown to a witness."""

from random import Random
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from reopen.demo.casefile.paper import Sheet

CELL_WIDE, CELL_HIGH = 400, 480


def draw_lineup(sheet: Sheet, y: int, content: dict[str, Any]) -> int:
    """Draws six photographs at height `y`; the picked one is circled. Returns the new height."""
    for number in range(1, 7):
        column, row = (number - 1) % 3, (number - 1) // 3
        left, top = 210 + column * 450, y + row * (CELL_HIGH + 70)
        sheet.image.paste(_portrait(Random(f"{content['array']}{number}")), (left, top))
        sheet.box(left, top, left + CELL_WIDE - 20, top + CELL_HIGH - 20, 3)
        sheet.print(left + 170, top + CELL_HIGH - 12, str(number), "arimo-bold", 34)
        if number == content.get("picked"):
            drawing = ImageDraw.Draw(sheet.image)
            around = (left + 120, top + CELL_HIGH - 34, left + 250, top + CELL_HIGH + 44)
            drawing.ellipse(around, outline=35, width=6)
            sheet.hand(left + 245, top + CELL_HIGH - 24, content["initials"], size=46)
    return y + 2 * (CELL_HIGH + 70) + 20


def _portrait(rng: Random) -> Image.Image:
    """A man in front of a height chart as the third photocopy leaves him: nobody to know."""
    size = (CELL_WIDE - 20, CELL_HIGH - 20)
    picture = Image.new("L", size, rng.randint(188, 206))
    drawing = ImageDraw.Draw(picture)
    for line in range(40, size[1], 62):
        drawing.line((0, line, size[0], line), fill=150, width=2)
    middle, wide, long = 190 + rng.randint(-8, 8), rng.randint(64, 74), rng.randint(92, 104)
    shade, shirt = rng.randint(96, 112), rng.choice((44, 70, 128))
    drawing.ellipse((middle - 165, 330, middle + 165, 720), fill=shirt)
    drawing.rectangle((middle - 36, 270, middle + 36, 350), fill=shade - 20)
    drawing.ellipse((middle - wide - 7, 92, middle + wide + 7, 250), fill=36)
    drawing.ellipse((middle - wide, 118, middle + wide, 118 + 2 * long), fill=shade)
    for side in (-1, 1):
        x = middle + side * 29
        drawing.ellipse((x - 21, 184, x + 21, 214), fill=shade - 34)
    drawing.ellipse((middle - 15, 210, middle + 15, 256), fill=shade + 16)
    drawing.ellipse((middle - 26, 268, middle + 26, 284), fill=shade - 30)
    picture = picture.filter(ImageFilter.GaussianBlur(7))
    board = (middle - 92, 392, middle + 92, 446)
    ImageDraw.Draw(picture).rectangle(board, fill=34, outline=200, width=3)
    grain = np.random.default_rng(rng.getrandbits(32)).normal(0, 16, (size[1], size[0]))
    rough = np.clip(np.asarray(picture, dtype=np.float32) + grain, 0, 255)
    return Image.fromarray(rough.astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.1))
