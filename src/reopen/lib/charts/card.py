"""The picture of a shared link: 1200 by 630, one figure, what it is, where it is from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from reopen.lib.charts.inks import ACCENT, GRID, INK, PAPER, SOFT

SIZE: Final = (1200, 630)
_EDGE: Final = 64
_COLOURS: Final = 32  # enough for ink, one accent and their soft edges


@dataclass(frozen=True)
class Type:
    """The faces, as files that FreeType opens (WOFF2 too)."""

    serif: Path
    sans: Path


@dataclass(frozen=True)
class Card:
    """`figure` is large, `sentence` says what it is. `bars` are name, share and figure in words.

    `foot` says source and day, `mark` is written across the top when the figures are made up.
    """

    figure: str
    sentence: str
    bars: tuple[tuple[str, float, str], ...]
    foot: tuple[str, ...]
    mark: str = ""


@lru_cache(maxsize=128)
def png(card: Card, faces: Type) -> bytes:
    """The card as PNG; the last ones are kept, some twenty kilobytes each."""
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, SIZE[0], 12), fill=INK)
    y = _head(draw, card, faces)
    _bars(draw, card.bars, faces, y)
    _foot(draw, card.foot, faces)
    out = BytesIO()
    picture.quantize(_COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _face(path: Path, size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(path, size)
    face.set_variation_by_axes([650 if bold else 400])
    return face


def _head(draw: ImageDraw.ImageDraw, card: Card, faces: Type) -> int:
    y = 44
    if card.mark:
        mark = _face(faces.sans, 26, bold=True)
        draw.rectangle((_EDGE, y, SIZE[0] - _EDGE, y + 44), outline=INK, width=3)
        draw.text((SIZE[0] / 2, y + 22), card.mark, font=mark, fill=INK, anchor="mm")
        y += 58
    draw.text((_EDGE - 4, y), card.figure, font=_face(faces.serif, 112, bold=True), fill=INK)
    y += 136
    sentence = _face(faces.serif, 40)
    for line in _lines(draw, card.sentence, sentence, SIZE[0] - 2 * _EDGE)[:2]:
        draw.text((_EDGE, y), line, font=sentence, fill=INK)
        y += 50
    return y + 16


def _bars(
    draw: ImageDraw.ImageDraw, rows: Sequence[tuple[str, float, str]], faces: Type, y: int
) -> None:
    if not rows:
        return
    text = _face(faces.sans, 28)
    names = max(draw.textlength(name, font=text) for name, _share, _note in rows)
    notes = max(draw.textlength(note, font=text) for _name, _share, note in rows)
    left = int(_EDGE + min(names, 460) + 24)
    wide = SIZE[0] - _EDGE - left - notes - 18
    apart = min(46, (SIZE[1] - 128 - y) // len(rows))
    half = round(apart * 0.3)
    for name, share, note in rows:
        middle = y + apart / 2
        end = left + wide * min(max(share, 0), 1)
        draw.text((_EDGE, middle), name, font=text, fill=INK, anchor="lm")
        draw.rectangle((left, middle - half, left + wide, middle + half), fill=GRID)
        draw.rectangle((left, middle - half, end, middle + half), fill=ACCENT)
        draw.text((SIZE[0] - _EDGE, middle), note, font=text, fill=INK, anchor="rm")
        y += apart


def _foot(draw: ImageDraw.ImageDraw, lines: Sequence[str], faces: Type) -> None:
    top = SIZE[1] - 112
    draw.line((_EDGE, top, SIZE[0] - _EDGE, top), fill=INK, width=2)
    text = _face(faces.sans, 24)
    for number, line in enumerate(lines[:2]):
        draw.text((_EDGE, top + 16 + 34 * number), line, font=text, fill=SOFT)
    name = _face(faces.serif, 40, bold=True)
    draw.text((SIZE[0] - _EDGE, SIZE[1] - 34), "Reopen", font=name, fill=INK, anchor="rs")


def _lines(
    draw: ImageDraw.ImageDraw, text: str, face: ImageFont.FreeTypeFont, wide: int
) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font=face) > wide:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
