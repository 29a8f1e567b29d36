"""The job "burn": pages as pictures with black boxes in their pixels, turned and stamped.

What is under a box is gone before the picture is packed. Words come with the job, because their
boxes were read before; a word that the picture does not show is dropped.
"""

import base64
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from reopen.lib.reading.kinds import Kind
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.words import PageText, Word
from reopen.lib.reading.worker.jobs import has_colour
from reopen.lib.reading.worker.lifting_page import is_plain
from reopen.lib.reading.worker.main import Stop, Task
from reopen.lib.reading.worker.sheets import OCR_DPI, open_sheets

_STRIP_POINTS, _LETTER_POINTS, _MARGIN_POINTS = 26.0, 10.0, 18.0
_QUALITY = 80
_AIR = 0.28
_GREY_FROM, _GREY_TO, _PHOTO_SHARE = 60, 200, 0.12


class _Sheet(NamedTuple):
    """A page under work: picture, its words, and pixels for each point."""

    picture: Any
    words: list[list[Word]]
    scale: float


def burn(task: Task, kind: Kind) -> Reason:
    """Say each wanted page as a picture with the words that can be seen on it."""
    from PIL import Image  # only where pictures are made

    Image.MAX_IMAGE_PIXELS = task.limits.pixels
    sheets = open_sheets(task, kind)
    dots = int(task.job["dots"])
    for page in task.job["pages"]:
        number = int(page["number"])
        if not 1 <= number <= sheets.count:
            raise Stop(Reason.BROKEN)
        task.say("begin", number=number)
        picture = sheets.picture(number, None)
        scale = picture.width / sheets.points[0]
        if dots < OCR_DPI:
            picture, scale = _smaller(picture, scale, dots / 72)
        sheet = _Sheet(_upright(picture, page["turned"]), _words(page["words"]), scale)
        _paint(sheet, page["boxes"])
        sheet = _stamped(_turned(_visible(sheet), page["rotation"]), page["stamp"])
        _say(task, number, sheet, task.job["form"])
    return Reason.READ


def _smaller(picture: Any, scale: float, wanted: float) -> tuple[Any, float]:
    from PIL import Image  # only where pictures are made

    share = min(1.0, wanted / scale)
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    return picture.resize(size, Image.Resampling.LANCZOS), scale * share


def _upright(picture: Any, degrees: int) -> Any:
    return picture.rotate(-degrees, expand=True) if degrees else picture


def _words(packed: str) -> list[list[Word]]:
    page = PageText.unpack(base64.b64decode(packed))
    words = page.words()
    return [[next(words) for _ in line.split()] for line in page.text.split("\n")]


def _paint(sheet: _Sheet, boxes: list[Any]) -> None:
    """Black over everything a box touches, and its code upon it in white where it fits."""
    from PIL import ImageDraw  # only where pictures are made

    pen = ImageDraw.Draw(sheet.picture)
    wide, high = sheet.picture.size
    black = 0 if sheet.picture.mode == "L" else (0, 0, 0)
    white = 255 if sheet.picture.mode == "L" else (255, 255, 255)
    for x0, y0, x1, y1, code in boxes:
        place = (
            int(np.floor(x0 * wide)) - 1, int(np.floor(y0 * high)) - 1,
            int(np.ceil(x1 * wide)) + 1, int(np.ceil(y1 * high)) + 1,
        )  # fmt: skip
        pen.rectangle(place, fill=black)
        font = _font(min(0.8 * (place[3] - place[1]), 12 * sheet.scale))
        if code and font.getlength(code) <= place[2] - place[0] - 4:
            middle = ((place[0] + place[2]) / 2, (place[1] + place[3]) / 2)
            pen.text(middle, code, fill=white, font=font, anchor="mm")


def _visible(sheet: _Sheet) -> _Sheet:
    """Without words of which the picture shows nothing where two letters should be."""
    pixels = np.asarray(sheet.picture)
    if pixels.ndim < 3:
        pixels = pixels[:, :, None]
    high, wide = pixels.shape[:2]

    def shows(word: Word) -> bool:
        air = (word.y1 - word.y0) * _AIR  # a line's box reaches above and below its letters
        y0, y1 = int((word.y0 + air) * high), int(np.ceil((word.y1 - air) * high))
        edges = np.linspace(word.x0 * wide, word.x1 * wide, len(word.t) + 1)
        hidden = [
            sign.isalnum() and is_plain(pixels[y0:y1, int(start) : int(np.ceil(end))])
            for sign, start, end in zip(word.t, edges, edges[1:], strict=False)
        ]
        return not any(one and two for one, two in pairwise(hidden)) and not all(hidden)

    words = [[word for word in line if shows(word)] for line in sheet.words]
    return _Sheet(sheet.picture, words, sheet.scale)


def _turned(sheet: _Sheet, degrees: int) -> _Sheet:
    words = sheet.words
    for _ in range(degrees // 90 % 4):
        words = [[Word(w.t, 1 - w.y1, w.x0, 1 - w.y0, w.x1, w.c) for w in line] for line in words]
    return _Sheet(_upright(sheet.picture, degrees), words, sheet.scale)


def _stamped(sheet: _Sheet, stamp: list[str]) -> _Sheet:
    """With a strip below the page that covers nothing of it: legend left, number right."""
    from PIL import Image, ImageDraw  # only where pictures are made

    left, right = stamp
    if not (left or right):
        return sheet
    wide, high = sheet.picture.size
    strip = round(_STRIP_POINTS * sheet.scale)
    white = 255 if sheet.picture.mode == "L" else (255, 255, 255)
    picture = Image.new(sheet.picture.mode, (wide, high + strip), white)
    picture.paste(sheet.picture, (0, 0))
    pen, font = ImageDraw.Draw(picture), _font(_LETTER_POINTS * sheet.scale)
    share, margin = high / (high + strip), round(_MARGIN_POINTS * sheet.scale)
    words = [
        [Word(w.t, w.x0, w.y0 * share, w.x1, w.y1 * share, w.c) for w in line]
        for line in sheet.words
    ]
    for text, start in ((left, margin), (right, wide - margin - font.getlength(right))):
        pen.text((start, high + strip / 2), text, fill=0 if white == 255 else (0, 0, 0),
                 font=font, anchor="lm")  # fmt: skip
        words.append(_line(text, start, font, picture.size, share))
    return _Sheet(picture, words, sheet.scale)


def _line(text: str, start: float, font: Any, size: tuple[int, int], share: float) -> list[Word]:
    """The words of a stamp with their boxes."""
    words = []
    at = 0
    for token in text.split():
        at = text.index(token, at)
        x0 = start + font.getlength(text[:at])
        x1 = start + font.getlength(text[: at + len(token)])
        low, high = share + (1 - share) * 0.25, share + (1 - share) * 0.75
        words.append(Word(token, x0 / size[0], low, x1 / size[0], high, 100))
        at += len(token)
    return words


def _font(size: float) -> Any:
    from PIL import ImageFont  # only where pictures are made

    return ImageFont.load_default(max(6.0, size))


def _say(task: Task, number: int, sheet: _Sheet, form: str) -> None:
    picture = sheet.picture
    if picture.mode == "RGB" and not has_colour(picture):
        picture = picture.convert("L")
    data = BytesIO()
    dots = sheet.scale * 72
    if form == "tiff":
        _two_tone(picture).save(data, "TIFF", compression="group4", dpi=(dots, dots))
    else:
        picture.save(data, "JPEG", quality=_QUALITY, dpi=(round(dots), round(dots)))
    task.say(
        "burnt",
        data.getvalue(),
        PageText.build(sheet.words).pack(),
        number=number,
        width=picture.width,
        height=picture.height,
        points=picture.width / sheet.scale,
        grey=picture.mode == "L",
    )


def _two_tone(picture: Any) -> Any:
    """Black and white: dots for photographs, a plain threshold for text."""
    from PIL import Image  # only where pictures are made

    grey = picture.convert("L")
    counts = grey.histogram()
    middle = sum(counts[_GREY_FROM:_GREY_TO]) / max(1, sum(counts))
    if middle > _PHOTO_SHARE:
        return grey.convert("1")
    return grey.convert("1", dither=Image.Dither.NONE)
